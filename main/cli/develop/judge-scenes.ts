/** @file `npm run judge:scenes`: judge and witness on unseen scenes, each against the affect function it learnt. */
import { affectScale } from "../../../app/affect/ground/range.ts";
import { styleReference } from "../../../app/affect/ground/style-reference.ts";
import { AXES, type Axis } from "../../../app/affect/plane.ts";
import type { PlanePoint } from "../../../app/judge/measurement.ts";
import { stream } from "../../../app/random/philox.ts";
import { bootstrap } from "../../../app/statistics/bootstrap.ts";
import type { Interval } from "../../../app/statistics/interval.ts";
import { mean } from "../../../app/statistics/mean.ts";
import { pearson } from "../../../app/statistics/regression.ts";
import { styleOf } from "../../../native/judge/style.ts";
import { composedScene } from "../../../native/models/papercut/training/composed.ts";
import { labelOf, pictureOf } from "../../../native/models/papercut/training/label.ts";
import { FULL_PLAN } from "../../../native/models/papercut/training/plan.ts";
import { progress } from "../progress.ts";
import { judgeById, rangeKnots } from "../resources.ts";
import { runTool } from "./tool.ts";

/** Scenes of a set of their own, which nothing was trained on. */
const SET = "unseen";
const SCENES = 1000;
const RESAMPLES = 1000;

/** What the function says and what the judge reads of one scene. */
interface Reading {
  readonly label: PlanePoint;
  readonly read: PlanePoint;
}

await runTool(async (signal) => {
  const { seed, referenceScenes } = FULL_PLAN;
  const bar = progress("Scenes", referenceScenes + SCENES);
  // The labels are centred on the style of the scenes that training centred them on.
  const styles = [];
  for (let index = 0; index < referenceScenes; index++) {
    signal.throwIfAborted();
    styles.push(styleOf(await pictureOf(composedScene(seed, "reference", index).scene, "low")));
    bar.update(index);
  }
  const reference = styleReference(styles);
  const judges = [
    { judge: await judgeById("papercut-judge"), column: "ratedA", name: "judge, function A" },
    { judge: await judgeById("papercut-witness"), column: "ratedB", name: "witness, function B" },
  ] as const;
  const readings: readonly Reading[][] = judges.map(() => []);
  const scales = await Promise.all(judges.map(async ({ judge }) => affectScale(await rangeKnots(judge.id))));
  for (let index = 0; index < SCENES; index++) {
    signal.throwIfAborted();
    const { scene } = composedScene(seed, SET, index);
    const picture = await pictureOf(scene, "full");
    const label = labelOf(scene, picture, reference);
    for (const [i, { judge, column }] of judges.entries()) {
      const [valence, arousal] = label[column];
      readings[i]!.push({ label: scales[i]!.toRange({ valence, arousal }), read: await judge.measure(picture) });
    }
    bar.update(referenceScenes + index);
  }
  bar.finish();
  process.stdout.write(`${SCENES} unseen scenes in full detail, range scale, 95 % intervals\n
| who | axis | r | MAE |\n|---|---|---|---|\n`);
  for (const [i, { judge, name }] of judges.entries()) {
    for (const axis of AXES) process.stdout.write(`| ${name} | ${axis} | ${agreement(readings[i]!, axis)} |\n`);
    await judge.close();
  }
});

function agreement(readings: readonly Reading[], axis: Axis): string {
  const show = ({ estimate, low, high }: Interval): string =>
    `${estimate.toFixed(3)} [${low.toFixed(3)}, ${high.toFixed(3)}]`;
  const over = (statistic: (items: readonly Reading[]) => number): Interval =>
    bootstrap(readings, statistic, stream(1, "judge scenes"), { resamples: RESAMPLES });
  const correlation = over(
    (items) =>
      pearson(
        items.map(({ label }) => label[axis]),
        items.map(({ read }) => read[axis]),
      ) ?? 0,
  );
  return `${show(correlation)} | ${show(over((items) => mean(items.map(({ label, read }) => Math.abs(label[axis] - read[axis])))))}`;
}
