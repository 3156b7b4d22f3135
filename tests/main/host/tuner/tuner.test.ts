/** @file The tuner with a real store, a real engine and a process of its own. */
import { expect, test } from "vitest";
import { decodeSafetensors } from "../../../../native/files/safetensors.ts";
import { readPngText } from "../../../../native/image/png.ts";
import { SILENT } from "../../../../main/log.ts";
import { launchTunerNode } from "../../../../main/engine/launch-node.ts";
import type { EngineProcess, TunerOptions } from "../../../../main/engine/launch.ts";
import { detailOf, openStudio, smallRequest, untilJob } from "../../../kit/studio-in-process.ts";
import { LESSON, smallRun, untilRun } from "../../../kit/tuning.ts";

test("a run is paused, resumed, and its adapter draws, by itself and out of a file", async () => {
  const open = openStudio();
  const { client, studio } = open;
  const { run } = await client["tuner.startConfig"]({ name: "Lesson", config: await smallRun(LESSON) });
  await untilRun(open, run, ({ step }) => step >= 10);
  await client["tuner.pause"]({ run });
  const paused = await untilRun(open, run, ({ state }) => state === "paused");
  expect(paused.step).toBeGreaterThanOrEqual(10);
  await client["tuner.resume"]({ run });
  const done = await untilRun(open, run, ({ state }) => state === "done" || state === "failed");
  expect([done.state, done.failure]).toEqual(["done", null]);

  let detail;
  for await (const event of client["runs.watch"]({ run })) {
    if (event.kind === "snapshot") detail = event.detail;
    break;
  }
  expect(detail!.points.map(({ step }) => step)).toEqual([0, 20, 40]);
  expect(detail!.samples.filter(({ step }) => step === 40)).toHaveLength(6);
  expect(detail!.gate.every(({ passed }) => passed)).toBe(true);
  const { adapters } = await client["adapters.list"]({});
  expect(adapters).toMatchObject([{ name: "Lesson", run, strength: 0, guidance: 1.5 }]);

  const [adapter] = adapters;
  await client["adapters.strength"]({ adapter: adapter!.id, strength: 0.8 });
  const { series, job } = await client["series.start"]({ request: smallRequest({ frames: 2 }) });
  await untilJob(open, job, "done");
  const { frames } = await detailOf(open, series);
  const picture = await studio.fetch(new Request(`http://studio/blob/${frames[0]!.picture!.blob}`));
  const recipe = JSON.parse(readPngText(new Uint8Array(await picture.arrayBuffer()))["circumplex"]!) as {
    stack: unknown;
  };
  expect(recipe.stack).toEqual([{ id: "Lesson", sha256: adapter!.sha256, strength: 0.8 }]);

  // Out as another tool names it, and in again.
  const { url } = await client["adapters.export"]({ adapter: adapter!.id, names: "kohya" });
  const file = new Uint8Array(await (await studio.fetch(new Request(`http://studio${url}`))).arrayBuffer());
  const names = [...decodeSafetensors(file).tensors.keys()];
  expect(names.every((name) => /^lora_unet_flow_.*\.(lora_down\.weight|lora_up\.weight|alpha)$/u.test(name))).toBe(
    true,
  );
  const put = (body: Uint8Array, name: string): Promise<Response> =>
    studio.fetch(new Request(`http://studio/import-adapter?name=${name}`, { method: "PUT", body: body as BodyInit }));
  const answer = (await (await put(file, "again.safetensors")).json()) as { adapter: string; remark: string };
  expect(answer.remark).toBe(`${names.length} of ${names.length} keys applied.`);
  const refused = await put(new TextEncoder().encode("no adapter"), "broken.safetensors");
  expect(refused.status).toBe(422);
  expect(await refused.json()).toMatchObject({
    sentence: "broken.safetensors is no safetensors file that can be read.",
  });

  await client["adapters.remove"]({ adapter: answer.adapter });
  expect((await client["adapters.list"]({})).adapters).toHaveLength(1);
  await client["adapters.restore"]({ adapter: answer.adapter });
  expect((await client["adapters.list"]({})).adapters).toHaveLength(2);
  await client["tuner.remove"]({ run });
  expect((await client["runs.list"]({})).runs).toEqual([]);
}, 300_000);

test("a tuner that is killed is started again and goes on", async () => {
  const processes: EngineProcess[] = [];
  const launchTuner = (options: TunerOptions) => {
    const start = launchTunerNode(options);
    return (onLine?: (line: string) => void) => {
      const process = start(onLine);
      processes.push(process);
      return process;
    };
  };
  const open = openStudio({ launchTuner, log: SILENT });
  const { client } = open;
  const { run } = await client["tuner.startConfig"]({ name: null, config: await smallRun() });
  await untilRun(open, run, ({ best }) => best !== null);
  processes[0]!.kill();
  const done = await untilRun(open, run, ({ state }) => state === "done" || state === "failed");
  expect([done.state, done.failure, processes.length]).toEqual(["done", null, 2]);
}, 300_000);

test("an evaluation is run after the run at hand, and leaves a page", async () => {
  const open = openStudio();
  const { client, studio } = open;
  const order = { suite: "judges" as const, minutes: 0.1, seed: 1 };
  const { evaluation } = await client["evidence.start"]({ order, adapters: [] });
  for await (const event of client["studio.watch"]({})) {
    if (event.kind !== "tuner" && event.kind !== "snapshot") continue;
    const [found] = (await client["evidence.list"]({})).evaluations;
    if (found?.state === "done" || found?.state === "failed") break;
  }
  const { report } = await client["evidence.get"]({ evaluation });
  expect(report).toMatchObject({ suite: "judges", seed: 1 });
  const { html } = await client["evidence.export"]({ evaluation });
  const page = await (await studio.fetch(new Request(`http://studio${html}`))).text();
  expect(page).toContain(report!.title);
  await client["evidence.remove"]({ evaluation });
  expect((await client["evidence.list"]({})).evaluations).toEqual([]);
}, 300_000);

test("a run of models that are not installed fails with the reason", async () => {
  const open = openStudio();
  const config = await smallRun();
  const pack = { ...config.pack, sha256: "0".repeat(64) };
  const { run } = await open.client["tuner.startConfig"]({ name: null, config: { ...config, pack } });
  const failed = await untilRun(open, run, ({ state }) => state === "failed");
  expect(failed.failure).toEqual({ code: "model.missing", model: "papercut of hash 000000000000" });
}, 120_000);
