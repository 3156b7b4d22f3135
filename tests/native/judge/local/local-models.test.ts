/** @file Models on threads of their own: loaded with progress, known by their files, stopped, taken out of memory, and never in the engine's way. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import path from "node:path";
import { text } from "node:stream/consumers";
import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, onTestFinished, test } from "vitest";
import { ModelFileError } from "../../../../native/files/model-files.ts";
import type { LocalModel } from "../../../../native/judge/local/local-model.ts";
import { localModels } from "../../../../native/judge/local/local-models.ts";
import { free, question, tinyModel } from "./models.ts";

/** Megabytes. */
const BALLAST = 128;

const silent = (): void => undefined;

async function opened(model?: Parameters<typeof tinyModel>[0]): Promise<LocalModel> {
  const loaded = await localModels().open(tinyModel(model), silent);
  onTestFinished(() => loaded.close());
  return loaded;
}

async function refusal(folder: string): Promise<string> {
  const error: unknown = await localModels()
    .open(folder, silent)
    .catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(ModelFileError);
  return (error as Error).message.replaceAll(folder, "FOLDER");
}

const MODULE = new URL("../../../../native/judge/local/local-models.ts", import.meta.url).href;

/** Runs a script that knows `localModels` in a process of its own, which must end by itself and complain of nothing. */
async function runScript(script: string): Promise<{ readonly said: string; readonly code: number | null }> {
  const whole = `const { localModels } = await import(${JSON.stringify(MODULE)});${script}`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", whole], { stdio: ["ignore", "pipe", "pipe"] });
  const ended = once(child, "exit") as Promise<[number | null, string | null]>;
  const [said, complaints] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const [code, signal] = await ended;
  expect({ complaints, signal }).toEqual({ complaints: "", signal: null });
  return { said, code };
}

describe("progress", () => {
  test("is told in bytes that never go back and end at the whole, first of reading and then of loading", async () => {
    const folder = tinyModel({ isExternal: true });
    const models = localModels();
    const read: [string, number, number][] = [];
    await models.inspect(folder, (...told) => read.push(told));
    const loaded: [string, number, number][] = [];
    const model = await models.open(folder, (...told) => loaded.push(told));
    await model.close();
    for (const told of [read, loaded]) {
      const done = told.map(([, bytes]) => bytes);
      expect(done).toEqual(done.toSorted((one, other) => one - other));
      expect(new Set(told.map(([, , of]) => of)).size).toBe(1);
      expect(told.length).toBeGreaterThan(3);
    }
    expect(read.at(-1)![1]).toBe(read.at(-1)![2]);
    expect(read.map(([name]) => name)).toContain("onnx/decoder_model_merged.onnx_data");
    expect(loaded.map(([name]) => name)).toContain("onnx/decoder_model_merged.onnx");
  });
});

describe("identity", () => {
  test("is that of the files: another byte is another model, another time is not", async () => {
    const models = localModels();
    const [one, other] = [tinyModel(), tinyModel()];
    const { sha256 } = await models.inspect(one);
    expect(await models.inspect(other)).toMatchObject({ sha256 });
    expect(await models.inspect(one)).toMatchObject({ sha256 });
    writeFileSync(path.join(one, "README.md"), "What nobody loads is no part of it.");
    expect(await models.inspect(one)).toMatchObject({ sha256 });
    appendFileSync(path.join(one, "generation_config.json"), " ");
    expect(await models.inspect(one)).not.toMatchObject({ sha256 });
    rmSync(path.join(other, "generation_config.json"));
    expect(await models.inspect(other)).not.toMatchObject({ sha256 });
  });

  test("of a model kept in files beside it is that of all of them", async () => {
    const models = localModels();
    const [whole, split] = [tinyModel(), tinyModel({ isExternal: true })];
    const { sha256 } = await models.inspect(split);
    expect(await models.inspect(whole)).not.toMatchObject({ sha256 });
    writeFileSync(path.join(split, "onnx/embed_tokens.onnx_data"), "x");
    expect(await models.inspect(split)).not.toMatchObject({ sha256 });
  });
});

describe("a damaged model is one sentence", () => {
  const cut = (name: string, bytes: number) => (folder: string) => truncateSync(path.join(folder, name), bytes);
  const write = (name: string, text: string) => (folder: string) => writeFileSync(path.join(folder, name), text);
  test.each([
    [
      "a network cut short",
      cut("onnx/decoder_model_merged.onnx", 1000),
      "Load model from onnx/decoder_model_merged.onnx failed:Protobuf parsing failed",
    ],
    [
      "weights cut short",
      cut("onnx/embed_tokens.onnx_data", 100),
      /^Deserialize tensor embeddings failed. External initializer: .* out of bounds/,
    ],
    ["a tokenizer that is not JSON", write("tokenizer.json", "{"), /JSON at position 1/],
    ["a tokenizer of nothing", write("tokenizer.json", "{}"), 'Tokenizer must contain a "model" property'],
    [
      "a configuration that says too little",
      write("config.json", '{"model_type":"llava"}'),
      /^its files are not as they should be \(.*\)$/,
    ],
  ])("%s", async (_name, damage, reason) => {
    const folder = tinyModel({ isExternal: true });
    damage(folder);
    const [, said] = /^The model in FOLDER cannot be loaded: (.*[^.])\.$/.exec(await refusal(folder))!;
    expect(said).toMatch(reason);
  });

  test("a template that cannot be followed fails the question and not the model", async () => {
    const folder = tinyModel();
    writeFileSync(
      path.join(folder, "tokenizer_config.json"),
      JSON.stringify({ chat_template: "{{ raise_exception('Roles must alternate.') }}", eos_token: "</s>" }),
    );
    const model = await localModels().open(folder, silent);
    onTestFinished(() => model.close());
    await expect(model.chat.ask(question(), free())).rejects.toMatchObject({
      name: "ChatError",
      lasting: false,
      message: expect.stringMatching(/^The model failed: .*Roles must alternate\.$/),
    });
  });
});

describe("while a model computes", () => {
  test("the engine's event loop turns, though one token takes long", async () => {
    const { chat } = await opened({ says: "noise for ever", labour: 1200 });
    const asked = chat.ask(question({ mostTokens: 3 }), free()).catch((error: Error) => error.message);
    const began = performance.now();
    let [longest, last, over] = [0, began, false];
    void asked.then(() => (over = true));
    while (!over) {
      await pause(1);
      const now = performance.now();
      [longest, last] = [Math.max(longest, now - last), now];
    }
    expect(await asked).toMatch(/cut off after 3 tokens/);
    const token = (performance.now() - began) / 3;
    expect(longest).toBeLessThan(Math.max(token, 50));
  });

  test("who stops waiting is let go at once, and the next question is answered", async () => {
    const model = await opened();
    const endless = await opened({ says: "noise for ever" });
    const stop = new AbortController();
    const asked = endless.chat.ask(question({ mostTokens: 10_000_000 }), stop.signal);
    const waiting = endless.chat.ask(question({ mostTokens: 10_000_000 }), stop.signal);
    await pause(30);
    stop.abort(new Error("enough"));
    await expect(asked).rejects.toThrow("enough");
    await expect(waiting).rejects.toThrow("enough");
    await expect(endless.chat.ask(question({ mostTokens: 2 }), free())).rejects.toThrow("cut off after 2 tokens");
    await expect(endless.chat.ask(question(), AbortSignal.abort(new Error("late")))).rejects.toThrow("late");
    expect(JSON.parse(await model.chat.ask(question(), free()))).toMatchObject({ valence: 1.5 });
  });

  test("questions asked at once are answered each with its own", async () => {
    const { chat } = await opened();
    const all = Array.from({ length: 6 }, (_, i) => {
      const pictures = [{ width: 32, height: 32, data: new Uint8Array(3072).fill(i % 2 === 0 ? 250 : 5) }];
      return chat.ask(question({ pictures }), free());
    });
    const read = (await Promise.all(all)).map((text) => (JSON.parse(text) as { valence: number }).valence);
    expect(read).toEqual([1.5, -1.5, 1.5, -1.5, 1.5, -1.5]);
  });
});

describe("a model taken out of memory", () => {
  test("ends its thread, also in the middle of an answer, which is then told of", async () => {
    const model = await localModels().open(tinyModel({ says: "noise for ever" }), silent);
    const asked = model.chat.ask(question({ mostTokens: 10_000_000 }), free());
    const told = expect(asked).rejects.toMatchObject({
      name: "ChatError",
      lasting: true,
      message: "The model is no longer in memory.",
    });
    await pause(20);
    await model.close();
    await told;
    await expect(model.chat.ask(question(), free())).rejects.toThrow("no longer in memory");
  });

  test("gives its memory back, every time, and keeps no process from ending", async () => {
    const folder = tinyModel({ ballast: BALLAST });
    const script = `
      const models = localModels();
      const open = () => models.open(${JSON.stringify(folder)}, () => undefined);
      const megabytes = [];
      for (let i = 0; i < 3; i++) {
        const model = await open();
        megabytes.push(process.memoryUsage.rss() / 1e6);
        await model.close();
        megabytes.push(process.memoryUsage.rss() / 1e6);
      }
      console.log(JSON.stringify(megabytes));
      await open();`;
    const { said } = await runScript(script);
    const megabytes = JSON.parse(said) as number[];
    for (let i = 0; i < megabytes.length; i += 2)
      expect(megabytes[i]! - megabytes[i + 1]!).toBeGreaterThan(0.9 * BALLAST);
    // What stays is less than one model, however often it was loaded.
    expect(megabytes.at(-1)! - megabytes[1]!).toBeLessThan(0.5 * BALLAST);
  });
});

describe("onnxruntime takes the process along when its thread is ended in the middle of a call, which never happens", () => {
  test("when a network is refused while another is still being loaded", async () => {
    const folder = tinyModel({ ballast: BALLAST });
    truncateSync(path.join(folder, "onnx/embed_tokens.onnx"), 100);
    const { said, code } = await runScript(`
      for (let i = 0; i < 3; i++)
        await localModels().open(${JSON.stringify(folder)}, () => undefined).catch(({ name }) => console.log(name));`);
    expect({ said, code }).toEqual({ said: "ModelFileError\n".repeat(3), code: 0 });
  });

  test.each([0, 40, 80])("when the process ends while a token is computed (after %i ms more)", async (wait) => {
    const folder = tinyModel({ says: "noise for ever", labour: 2000 });
    const { code } = await runScript(`
      const { chat } = await localModels().open(${JSON.stringify(folder)}, () => undefined);
      const picture = { width: 32, height: 32, data: new Uint8Array(3072) };
      const question = { pictures: [picture], text: "", temperature: 0, seed: 0, mostTokens: 1e6 };
      void chat.ask(question).catch(() => undefined);
      setTimeout(() => process.exit(7), ${200 + wait});`);
    expect(code).toBe(7);
  });

  test("when the process ends while a model is loaded", async () => {
    const folder = tinyModel({ ballast: BALLAST });
    const { code } = await runScript(`
      const models = localModels();
      await models.inspect(${JSON.stringify(folder)});
      let ended = false;
      void models.open(${JSON.stringify(folder)}, () => {
        if (ended) return;
        ended = true;
        setTimeout(() => process.exit(7), 5);
      });`);
    expect(code).toBe(7);
  });
});
