/** @file Suite `cost`: time and memory of every stage, and how many pictures a second each would allow. */
import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { affect } from "../../../app/affect/plane.ts";
import { gaussianNoise } from "../../../app/flow/noise.ts";
import { linearSchedule } from "../../../app/flow/schedule.ts";
import { readPrompt } from "../../../app/prompt/read.ts";
import { stream } from "../../../app/random/philox.ts";
import { median } from "../../../app/statistics/quantile.ts";
import { restoreTokens } from "../../models/papercut/latent.ts";
import { pictureOf } from "../../models/papercut/training/label.ts";
import { renderScene } from "../../scene/raster.ts";
import { settleScene } from "../../scene/settle/settle-scene.ts";
import { decodeScene, TOKEN_SIZE } from "../../scene/tokens.ts";
import { makeCorpus } from "../../tune/corpus/corpus.ts";
import { adaptFlow } from "../../tune/flow/adapted-flow.ts";
import { createCalibrate } from "../../tune/methods/calibrate.ts";
import { taughtBy } from "../../tune/personal.ts";
import { openReader } from "../../tune/reader.ts";
import { etaOf, type Suite } from "../suite.ts";

const TIMES = 9;

export const cost: Suite = async function* ({ easel, models, ownAdapter, breathe }) {
  const hand = await easel.hand(ownAdapter.name, ownAdapter.file);
  const { phrases } = readPrompt("a castle by a lake with conifers");
  const wish = { phrases, target: affect(1, -1) };
  const noise = gaussianNoise(TOKEN_SIZE, stream(1, "cost"));
  const sigmas = linearSchedule(easel.pack.manifest.sampling.steps);
  const draw = (guidance: number) =>
    hand.policy.integrate(hand.weights, [wish], [noise], { sigmas, guidance }, breathe);
  const tokens = restoreTokens((await draw(1))[0]!, hand.policy.latent);
  const scene = settleScene(decodeScene(tokens, 1), phrases);
  const small = await pictureOf(scene, "low");
  const reader = await openReader(path.join(models, "papercut-judge"));
  const folder = await mkdtemp(path.join(os.tmpdir(), "circumplex-cost-"));
  const flow = await adaptFlow(easel.pack.flow, { rank: 16, alpha: 16, modules: "all" }, 1, null);
  const making = makeCorpus({
    scenes: 64,
    seed: 1,
    pack: easel.pack.sha256,
    latent: easel.pack.latent,
    reader,
    directory: folder,
    breathe,
  });
  const scenesFrom = performance.now();
  let made = await making.next();
  while (!made.done) made = await making.next();
  const sceneMs = (performance.now() - scenesFrom) / 64;
  const calibrate = await createCalibrate(
    { method: "calibrate", steps: 100, learningRate: 8e-4, dropAffect: 0.2 },
    {
      flow,
      policy: hand.policy,
      corpus: made.value,
      judge: reader,
      taught: taughtBy(null),
      rewarding: () => 0,
      steps: sigmas.length - 1,
      guidance: 1,
      seed: 1,
      threads: 2,
      provider: "cpu",
      breathe,
    },
    null,
  );
  let step = 0;
  const stages: readonly (readonly [string, () => unknown])[] = [
    ["prompt → conditions", () => hand.policy.conditions([phrases])],
    [`flow, ${sigmas.length - 1} steps, guidance 1`, () => draw(1)],
    [`flow, ${sigmas.length - 1} steps, guidance 1.5`, () => draw(1.5)],
    ["tokens → settled scene", () => settleScene(decodeScene(tokens, 1), phrases)],
    ["scene → 96 px, as judges see it", () => pictureOf(scene, "low")],
    ["scene → 512 px", () => renderScene(scene, { width: 512, height: 512, detail: "full" })],
    ["judge, affect alone", () => reader.read(small)],
    ["judge, with causes", () => easel.judge.measure(small)],
    ["a step of calibration, 64 scenes", () => calibrate.step(step++)],
  ];
  const rows: { name: string; milliseconds: number; memory: number }[] = [];
  const started = performance.now();
  try {
    for (const [i, [name, work]] of stages.entries()) {
      yield { arm: name, done: i, of: stages.length, etaMs: etaOf(started, i, stages.length) };
      const times: number[] = [];
      await work();
      for (let k = 0; k < TIMES; k++) {
        await breathe();
        const before = performance.now();
        await work();
        times.push(performance.now() - before);
      }
      rows.push({ name, milliseconds: median(times), memory: process.memoryUsage().rss / 2 ** 20 });
    }
  } finally {
    await Promise.all([calibrate.release(), reader.close()]);
    await rm(folder, { recursive: true, force: true });
  }
  const whole = rows.filter(({ name }) => /conditions|guidance 1\.5|settled|512|causes/u.test(name));
  const total = whole.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
  return {
    title: "Cost of every stage",
    verdict: `A picture of 512 px, drawn with a tuned adapter and measured with its causes, takes ${total.toFixed(0)} ms here; a scene of the corpus ${sceneMs.toFixed(0)} ms, a step of calibration ${rows.at(-1)!.milliseconds.toFixed(0)} ms.`,
    findings: [
      {
        holds: null,
        sentence: `Medians of ${TIMES} runs after one to warm up, on ${os.cpus()[0]?.model ?? "an unknown processor"}; nothing else was kept from running beside.`,
      },
    ],
    tables: [
      {
        title: "Stages",
        note: "Memory is the process's whole after the stage.",
        columns: [
          { name: "time", unit: "ms", digits: 1 },
          { name: "a second", unit: null, digits: 1 },
          { name: "memory", unit: "MB", digits: 0 },
        ],
        rows: rows.map(({ name, milliseconds, memory }) => ({
          name,
          cells: [milliseconds, 1000 / milliseconds, memory],
        })),
      },
    ],
    plots: [
      {
        kind: "bars",
        title: "Time by stage",
        unit: "ms",
        bars: rows.map(({ name, milliseconds }) => ({ name, value: milliseconds })),
      },
    ],
    pictures: [],
  };
};
