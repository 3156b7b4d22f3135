/** @file `npm run figures:suggestions`: whether suggestions do what is expected of them, and learn from what they did. */
import { readArguments, wholeNumber } from "../arguments.ts";
import { progress } from "../progress.ts";
import { EMBEDDED_JUDGE, EMBEDDED_PACK, judgeById, packById } from "../resources.ts";
import { CHOOSING } from "../../../app/evidence/prompts.ts";
import { SUGGESTION_PROMPTS } from "./suggestion-figures/prompts.ts";
import { suggestionReport } from "./suggestion-figures/report.ts";
import { chainsOf, drawTrials } from "./suggestion-figures/rounds.ts";
import { sharesReport } from "./suggestion-figures/shares.ts";
import { runTool } from "./tool.ts";

const USAGE = `npm run figures:suggestions -- [--shares] [--adapter ID] [--seed N]

  --shares      instead measures, on the prompts for choosing, what shares the priors are made of
  --adapter ID  default none: the base pack, which leaves the mood to the prompt
  --seed N      default 1
`;

const OPTIONS = {
  shares: { type: "boolean", default: false },
  adapter: { type: "string", default: "none" },
  seed: { type: "string", default: "1" },
  help: { type: "boolean", default: false },
} as const;

await runTool(async (signal) => {
  const { values } = readArguments(process.argv.slice(2), OPTIONS);
  if (values.help) process.stdout.write(USAGE);
  else process.stdout.write(await measure(wholeNumber("seed", values.seed), values, signal));
});

interface Choice {
  readonly shares: boolean;
  readonly adapter: string;
}

/** Draws, and gives the report. */
async function measure(seed: number, { shares, adapter }: Choice, signal: AbortSignal): Promise<string> {
  const pack = await packById(EMBEDDED_PACK, { adapter: adapter === "none" ? null : adapter });
  const drawnWith = adapter === "none" ? "base pack" : `adapter ${adapter}`;
  const judge = await judgeById(EMBEDDED_JUDGE);
  const witness = await judgeById("papercut-witness");
  const bar = progress(
    shares ? "Shares" : "Suggestions",
    shares ? CHOOSING.length : chainsOf(SUGGESTION_PROMPTS.length),
  );
  let done = 0;
  const settings = { pack, judge, witness, seed, signal, onChain: () => bar.update(++done) };
  try {
    if (shares) return await sharesReport(CHOOSING, settings, drawnWith);
    const { trials, log } = await drawTrials(SUGGESTION_PROMPTS, settings);
    return suggestionReport(trials, log, drawnWith);
  } finally {
    bar.finish();
    await Promise.all([pack.close(), judge.close(), witness.close()]);
  }
}
