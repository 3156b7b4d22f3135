/** @file `npm run figures:suggestions`: whether suggestions do what is expected of them, and learn from what they did. */
import { readArguments, wholeNumber } from "../arguments.ts";
import { progress } from "../progress.ts";
import { EMBEDDED_JUDGE, EMBEDDED_PACK, judgeById, packById } from "../resources.ts";
import { CHOOSING } from "./figures/prompts.ts";
import { SUGGESTION_PROMPTS } from "./suggestion-figures/prompts.ts";
import { suggestionReport } from "./suggestion-figures/report.ts";
import { chainsOf, drawTrials } from "./suggestion-figures/rounds.ts";
import { runTool } from "./tool.ts";

const USAGE = `npm run figures:suggestions -- [--choosing] [--seed N]

  --choosing  uses the prompts that places and shares were chosen with instead of those the figures are measured on
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

/** Tries suggestions with the base pack, which leaves the mood to the prompt, and gives the report. */
async function measure(seed: number, choosing: boolean, signal: AbortSignal): Promise<string> {
  const prompts = choosing ? CHOOSING : SUGGESTION_PROMPTS;
  const pack = await packById(EMBEDDED_PACK, { adapter: null });
  const judge = await judgeById(EMBEDDED_JUDGE);
  const witness = await judgeById("papercut-witness");
  const bar = progress("Suggestions", chainsOf(prompts.length));
  let done = 0;
  try {
    const onChain = (): void => bar.update(++done);
    const { trials, log } = await drawTrials(prompts, { pack, judge, witness, seed, signal, onChain });
    return suggestionReport(trials, log);
  } finally {
    bar.finish();
    await Promise.all([pack.close(), judge.close(), witness.close()]);
  }
}
