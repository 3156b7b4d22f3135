/** @file `npm run figures`: measures what the README says of the pack, as tables in Markdown. */
import { AXES, type Axis } from "../../../app/affect/plane.ts";
import { rangeScale } from "../../../app/affect/range-scale.ts";
import { readArguments } from "../arguments.ts";
import { progress } from "../progress.ts";
import { judgeById, packById, rangeKnots } from "../resources.ts";
import { ACCURACY_HEAD, accuracyRow, constantRow, type ToRated } from "./figures/accuracy.ts";
import { adherenceTable } from "./figures/adherence.ts";
import { contradictoryTable } from "./figures/contradictory.ts";
import { brokenRules, globalSpread, outOfRangeShare, validShare } from "./figures/diversity.ts";
import { type Arm, type Draw, drawAll } from "./figures/draws.ts";
import { CHOOSING, CONTRADICTORY, PROMPTS } from "./figures/prompts.ts";

const { values } = readArguments(process.argv.slice(2), {
  /** Uses the prompts for choosing guidance instead of those the figures are measured on. */
  choosing: { type: "boolean", default: false },
  seed: { type: "string", default: "1" },
});
const seed = Number(values.seed);
const prompts = values.choosing ? CHOOSING : PROMPTS;
const judge = await judgeById("papercut-judge");
const witness = await judgeById("papercut-witness");

const ratedBy = async (id: string): Promise<ToRated> => {
  const knots = await rangeKnots(id);
  const scales = Object.fromEntries(AXES.map((axis) => [axis, rangeScale(knots[axis])]));
  return (axis: Axis, range: number) => scales[axis]!.toRated(range);
};
const toRated = { judge: await ratedBy(judge.id), witness: await ratedBy(witness.id) };

async function draw(title: string, adapter: string | null, arm: Arm, texts: readonly string[]): Promise<Draw[]> {
  const pack = await packById("papercut", { adapter });
  const bar = progress(title, texts.length * 9);
  let done = 0;
  const draws = await drawAll(texts, { pack, judge, witness, arm, seed, onDraw: () => bar.update(++done) });
  bar.finish();
  await pack.close();
  return draws;
}

const tuned = await draw("default", "mood", "target", prompts);
const base = await draw("base", null, "target", prompts);
const words = await draw("mood words", null, "mood words", prompts);

process.stdout.write(`## Accuracy: ${prompts.length} prompts × 9 targets, range scale\n\n${ACCURACY_HEAD}\n`);
for (const [name, draws] of [
  ["default pack", tuned],
  ["base", base],
  ["mood words in the prompt", words],
] as const) {
  process.stdout.write(`${accuracyRow(name, draws, "judge", toRated.judge)}\n`);
  process.stdout.write(`${accuracyRow(name, draws, "witness", toRated.witness)}\n`);
}
process.stdout.write(`${constantRow(tuned, toRated.judge)}\n`);

process.stdout.write(`\n## Adherence, default pack\n\n${adherenceTable(tuned)}\n`);

process.stdout.write(`\n## Diversity and validity

| | default | base |
|---|---|---|
| spread of the global tokens | ${globalSpread(tuned).toFixed(3)} (${(globalSpread(tuned) / globalSpread(base)).toFixed(2)} of the base's) | ${globalSpread(base).toFixed(3)} |
| scenes that keep every rule | ${(100 * validShare(tuned)).toFixed(1)} % | ${(100 * validShare(base)).toFixed(1)} % |
| tokens out of range | ${(100 * outOfRangeShare(tuned)).toFixed(2)} % | ${(100 * outOfRangeShare(base)).toFixed(2)} % |

Rules broken by the default pack: ${brokenRules(tuned).join("; ") || "none"}.
`);

if (!values.choosing) {
  const hard = await draw("contradictory", "mood", "target", CONTRADICTORY);
  process.stdout.write(`\n## Prompts that contradict most targets\n\n${contradictoryTable(hard)}\n`);
}
await Promise.all([judge.close(), witness.close()]);
