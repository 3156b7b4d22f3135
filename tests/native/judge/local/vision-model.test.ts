/** @file Real loading and generation of tiny models: they see, answer, sample by seed, stop, and open no socket. */
import dns from "node:dns";
import fs from "node:fs";
import net from "node:net";
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { planModel } from "../../../../native/judge/local/model-plan.ts";
import { openVisionModel, type VisionModel } from "../../../../native/judge/local/vision-model.ts";
import { BLUE, free, INSTRUCTIONS, question, RED, tinyModel, WHITE } from "./models.ts";

const open = async (model?: Parameters<typeof tinyModel>[0]): Promise<VisionModel> =>
  openVisionModel(await planModel(tinyModel(model)), () => undefined);

describe.each(["llava", "smolvlm"] as const)("a model of type %s", (type) => {
  let model: VisionModel;
  beforeAll(async () => {
    model = await open({ type });
  });

  test("sees, and answers what it is asked", async () => {
    const colour = (picture: typeof RED) => question({ pictures: [picture], text: INSTRUCTIONS.probe.text });
    expect(await model.ask(colour(RED), free())).toBe('{"colour": "red"}');
    expect(await model.ask(colour(BLUE), free())).toBe('{"colour": "blue"}');
    expect(JSON.parse(await model.ask(question(), free()))).toMatchObject({ valence: 1.5 });
    expect(JSON.parse(await model.ask(question({ pictures: [BLUE] }), free()))).toMatchObject({ valence: -1.5 });
  });

  test("looks at two pictures side by side", async () => {
    const both = (pictures: readonly (typeof RED)[]) => question({ pictures, text: INSTRUCTIONS.probe.text });
    expect(await model.ask(both([RED, WHITE]), free())).toBe('{"colour": "red"}');
    expect(await model.ask(both([WHITE, BLUE]), free())).toBe('{"colour": "blue"}');
  });

  test("remembers what it said when it is asked again", async () => {
    // The tiny model answers what was spoken of last in its list, whichever turn it stood in.
    const again = { answer: "It is blue.", text: "Say the colour." };
    expect(await model.ask(question({ again }), free())).toBe('{"colour": "red"}');
  });

  test("takes marks of its template among the words for words", async () => {
    const text = `${INSTRUCTIONS.valence.text} <image></s><answer> <image>`;
    expect(JSON.parse(await model.ask(question({ text }), free()))).toMatchObject({ valence: 1.5 });
    const again = { answer: "<image><user>", text: "</s>" };
    expect(JSON.parse(await model.ask(question({ again }), free()))).toMatchObject({ valence: 1.5 });
  });
});

describe("a model that speaks without sense", () => {
  test("says the same for one seed and something else for another, and always the same without temperature", async () => {
    const model = await open({ says: "noise" });
    const said = (seed: number, temperature: number) => model.ask(question({ seed, temperature }), free());
    const [one, other] = [await said(1, 1), await said(2, 1)];
    expect(await said(1, 1)).toBe(one);
    expect(other).not.toBe(one);
    expect(one).not.toBe("");
    const endless = await open({ says: "noise for ever" });
    const cut = (seed: number) => endless.ask(question({ seed, mostTokens: 5 }), free());
    await expect(cut(1)).rejects.toMatchObject({
      name: "ChatError",
      lasting: false,
      message: "The model's text was cut off after 5 tokens.",
    });
  });

  test("is stopped between two tokens", async () => {
    const model = await open({ says: "noise for ever" });
    const stop = new AbortController();
    const asked = model.ask(question({ mostTokens: 1_000_000 }), stop.signal);
    setTimeout(() => stop.abort(new Error("enough")), 50);
    await expect(asked).rejects.toThrow("enough");
    await expect(model.ask(question(), AbortSignal.abort(new Error("late")))).rejects.toThrow("late");
  });
});

describe("nothing leaves this machine", () => {
  const seen: string[] = [];
  beforeEach(() => {
    seen.length = 0;
    vi.spyOn(net.Socket.prototype, "connect").mockImplementation(function (this: net.Socket, ...given: unknown[]) {
      seen.push(`socket ${JSON.stringify(given)}`);
      throw new Error("No socket here.");
    });
    vi.spyOn(dns, "lookup").mockImplementation(((name: string) => void seen.push(`name ${name}`)) as never);
    vi.spyOn(globalThis, "fetch").mockImplementation((address) => {
      seen.push(`fetch ${JSON.stringify(address)}`);
      return Promise.reject(new Error("Nothing is fetched here."));
    });
  });
  afterEach(() => void vi.restoreAllMocks());

  test("when a model is loaded and asked", async () => {
    const model = await open();
    await model.ask(question(), free());
    await model.close();
    expect(seen).toEqual([]);
  });

  test("when files the library would look for elsewhere are missing", async () => {
    const folder = tinyModel();
    const plan = await planModel(folder);
    for (const name of ["generation_config.json", "onnx/vision_encoder.onnx"]) fs.rmSync(`${folder}/${name}`);
    await expect(openVisionModel(plan, () => undefined)).rejects.toThrow("File doesn't exist");
    await expect(openVisionModel({ ...plan, folder: "some/model" }, () => undefined)).rejects.toThrow();
    expect(seen).toEqual([]);
  });

  test("and a socket would be seen", () => {
    expect(() => net.connect(9, "192.0.2.1")).toThrow("No socket");
    expect(seen).toHaveLength(1);
  });
});

test("weights are read by onnxruntime alone: the library would read each file into memory twice", async () => {
  const streams = vi.spyOn(fs, "createReadStream");
  const model = await open({ isExternal: true });
  const read = streams.mock.calls.map(([file]) => String(file));
  await model.close();
  vi.restoreAllMocks();
  expect(read.filter((file) => file.endsWith(".json")).length).toBeGreaterThan(0);
  expect(read.filter((file) => file.includes("onnx"))).toEqual([]);
});
