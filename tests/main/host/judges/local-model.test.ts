/** @file A model in a folder through the studio, with its real store and a real engine process, which never stops to answer. */
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { type JudgeOrder, engineContract } from "../../../../app/contract/engine/engine.ts";
import { judgeSetup, type JudgeWork, localSetup } from "../../../../app/contract/studio/judges.ts";
import { connect } from "../../../../app/contract/wire.ts";
import { launchNode } from "../../../../main/engine/launch-node.ts";
import { temporaryFolder } from "../../../kit/circumplex.ts";
import { engineFolders, eventsOf, ofKind, smallSeries } from "../../../kit/engine.ts";
import { detailOf, openStudio, smallRequest, untilJob } from "../../../kit/studio-in-process.ts";
import { type TinyModel, writeTinyVisionModel } from "../../../kit/tiny-vision-model.ts";

const tinyModel = (model?: TinyModel): string =>
  writeTinyVisionModel(path.join(temporaryFolder(), "tiny model"), model);

test("it is added, tried, chosen, and measures what is drawn", async () => {
  const studio = openStudio();
  const { client } = studio;
  const setup = judgeSetup.parse({ kind: "local", folder: tinyModel(), reads: 1 });
  const { judge } = await client["judges.add"]({ name: "Tiny", setup });
  const work: JudgeWork[] = [];
  for await (const event of client["judges.probe"]({ judge })) work.push(event);
  expect(work.slice(0, -1).map(({ kind }) => kind)).toContain("loading");
  expect(work.at(-1)).toMatchObject({ kind: "done", judge: { suggests: true, probe: { ok: true } } });
  await client["judges.choose"]({ judge });
  const { series, job } = await client["series.start"]({ request: smallRequest({ frames: 2 }) });
  expect(await untilJob(studio, job, "done", "failed")).toMatchObject({ state: "done" });
  const { frames } = await detailOf(studio, series);
  expect(frames).toHaveLength(2);
  for (const { picture } of frames) {
    const { measurement } = await client["pictures.get"]({ picture: picture!.id });
    expect(measurement).toMatchObject({ scale: "rated", judge: { id: judge } });
    expect([1.5, -1.5]).toContain(measurement!.valence);
  }
});

test("the engine's heart beats on while a slow model reads, and a drawing nobody wants any more ends at once", async () => {
  const child = launchNode(engineFolders())(() => undefined);
  onTestFinished(() => child.kill());
  const engine = connect(engineContract, child.port);
  const slow = (model: TinyModel): JudgeOrder => {
    const setup = localSetup.parse({ folder: tinyModel({ ...model, labour: 1500 }), reads: 1 });
    return { kind: "local", id: "slow", setup, calibration: null };
  };
  const over = new AbortController();
  let beats = 0;
  const beating = (async () => {
    for await (const _beat of engine["engine.beat"]({}, over.signal)) beats++;
  })().catch(() => undefined);
  const began = performance.now();
  const events = await eventsOf(engine["series.draw"]({ ...smallSeries({ frames: 2 }), judge: slow({}) }));
  expect(ofKind(events, "measured")).toHaveLength(2);
  expect(beats).toBeGreaterThanOrEqual(Math.floor((performance.now() - began) / 2000));

  // An answer of 1,500 tokens would take minutes.
  const leave = new AbortController();
  const drawing = async (): Promise<void> => {
    const series = { ...smallSeries({ frames: 2 }), judge: slow({ says: "noise for ever" }) };
    for await (const event of engine["series.draw"](series, leave.signal))
      if (event.kind === "drawn") setTimeout(() => leave.abort(), 200);
  };
  await drawing().catch(() => undefined);
  expect(leave.signal.aborted).toBe(true);
  over.abort();
  await beating;
});
