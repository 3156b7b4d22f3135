/** @file `npm run figures`: measures what the README says of the pack, as tables in Markdown. */
import { AXES, type Axis } from "../../../app/affect/plane.ts";
import { rangeScale } from "../../../app/affect/range-scale.ts";
import { readArguments, wholeNumber } from "../arguments.ts";
import { progress } from "../progress.ts";
import { judgeById, packById, rangeKnots } from "../resources.ts";
import type { ToRated } from "./figures/accuracy.ts";
import { type Arm, type Draw, drawAll, TARGETS } from "./figures/draws.ts";
import { CHOOSING, CONTRADICTORY, PROMPTS } from "../../../app/evidence/prompts.ts";
import { figuresReport } from "./figures/report.ts";
import { runTool } from "./tool.ts";

const USAGE = `npm run figures -- [--choosing] [--seed N]

  --choosing  uses the prompts for choosing guidance instead of those the figures are measured on
  --seed N    default 1
`;

const OPTIONS = {
  choosing: { type: "boolean", default: false },
  seed: { type: "string", default: "1" },
  help: { type: "boolean", default: false },
} as const;

await runTool(async (signal) => {
  const { values } = readArguments(process.argv.slice(2), OPTIONS);
  if (values.help) process.stdout.write(USAGE);
  else process.stdout.write(await measure(wholeNumber("seed", values.seed), values.choosing, signal));
});

/** Draws every arm and gives the report. */
async function measure(seed: number, choosing: boolean, signal: AbortSignal): Promise<string> {
  const judge = await judgeById("papercut-judge");
  const witness = await judgeById("papercut-witness");
  const draw = async (
    title: string,
    adapter: string | null,
    arm: Arm,
    prompts: readonly string[],
  ): Promise<readonly Draw[]> => {
    const pack = await packById("papercut", { adapter });
    const bar = progress(title, prompts.length * TARGETS);
    let done = 0;
    try {
      return await drawAll(prompts, { pack, judge, witness, arm, seed, signal, onDraw: () => bar.update(++done) });
    } finally {
      bar.finish();
      await pack.close();
    }
  };
  try {
    const prompts = choosing ? CHOOSING : PROMPTS;
    return figuresReport({
      tuned: await draw("default", "mood", "target", prompts),
      base: await draw("base", null, "target", prompts),
      words: await draw("mood words", null, "mood words", prompts),
      hard: choosing ? [] : await draw("contradictory", "mood", "target", CONTRADICTORY),
      toRated: { judge: await ratedBy(judge.id), witness: await ratedBy(witness.id) },
    });
  } finally {
    await Promise.all([judge.close(), witness.close()]);
  }
}

/** A judge's map from the range scale to rated units. */
async function ratedBy(id: string): Promise<ToRated> {
  const knots = await rangeKnots(id);
  const scales = new Map(AXES.map((axis) => [axis, rangeScale(knots[axis])]));
  return (axis: Axis, range: number) => scales.get(axis)!.toRated(range);
}
