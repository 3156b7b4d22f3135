/** @file `npm run figures:refine`: whether the loop comes nearer to a mood than as many draws without it, by a witness. */
import { readArguments, wholeNumber } from "../arguments.ts";
import { progress } from "../progress.ts";
import { judgeById, packById } from "../resources.ts";
import { CHOOSING, PROMPTS } from "../../../app/evidence/prompts.ts";
import { type Outcome, practise, ROUNDS, runArms, SHOTS_A_TASK } from "./refine-figures/arms.ts";
import { refineFigures } from "./refine-figures/report.ts";
import { type Studio, type Task, tasksFor } from "./refine-figures/shots.ts";
import { runTool } from "./tool.ts";

const USAGE = `npm run figures:refine -- [--choosing] [--prompts N] [--targets N] [--seed N]

  --choosing   uses prompts for choosing instead of those the figures are measured on
  --prompts N  only the first N
  --targets N  a prompt, default 1
  --seed N     default 1
`;

const OPTIONS = {
  choosing: { type: "boolean", default: false },
  prompts: { type: "string", default: "60" },
  targets: { type: "string", default: "1" },
  seed: { type: "string", default: "1" },
  help: { type: "boolean", default: false },
} as const;

/** The second half of the prompts for choosing is what the practised loop has practised on, four pictures a round. */
const HALF = CHOOSING.length / 2;
const PRACTICE_IMAGES = 4;

await runTool(async (signal) => {
  const { values } = readArguments(process.argv.slice(2), OPTIONS);
  if (values.help) {
    process.stdout.write(USAGE);
    return;
  }
  const seed = wholeNumber("seed", values.seed);
  const measuredOn = values.choosing ? CHOOSING.slice(0, HALF) : PROMPTS;
  const prompts = measuredOn.slice(0, wholeNumber("prompts", values.prompts));
  process.stdout.write(await measure(tasksFor(prompts, wholeNumber("targets", values.targets), seed), seed, signal));
});

/** Practises, runs every arm on every task, and gives the report. */
async function measure(tasks: readonly Task[], seed: number, signal: AbortSignal): Promise<string> {
  const practice = tasksFor(CHOOSING.slice(HALF), 1, seed + 1);
  const total = practice.length * ROUNDS * PRACTICE_IMAGES + tasks.length * SHOTS_A_TASK;
  const bar = progress("Refining", total);
  let done = 0;
  const studio: Studio = {
    pack: await packById("papercut", { adapter: null }),
    judge: await judgeById("papercut-judge"),
    witness: await judgeById("papercut-witness"),
    signal,
    onShot: () => bar.update(++done),
  };
  try {
    const practised = await practise(studio, practice, PRACTICE_IMAGES);
    const outcomes: Outcome[] = [];
    for (const task of tasks) outcomes.push(await runArms(studio, task, practised));
    return refineFigures(outcomes);
  } finally {
    bar.finish();
    await Promise.all([studio.pack.close(), studio.judge.close(), studio.witness.close()]);
  }
}
