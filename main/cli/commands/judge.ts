/** @file `circumplex judge`: what mood a judge reads in any pictures, and why. */
import type { Measurement } from "../../../app/judge/measurement.ts";
import { openSeen, PictureError } from "../../../native/image/open.ts";
import { failsForGood, judgeFailure } from "../../../native/judge/judge-failure.ts";
import { dataFolder } from "../../host/data-folder.ts";
import { sentenceOf } from "../../host/failure-sentence.ts";
import { readArguments } from "../arguments.ts";
import { badInput, EXIT } from "../exit.ts";
import { openJudge, type OpenedJudge } from "../judges/open-judge.ts";
import { signed } from "../numbers.ts";
import { progress } from "../progress.ts";
import { EMBEDDED_JUDGE } from "../resources.ts";
import type { Command } from "./command.ts";

export const judge: Command = {
  usage: `circumplex judge FILE… [--judge ID|NAME] [--data DIR] [--json]

  FILE             PNG, JPEG or WebP
  --judge ID|NAME  one of the program, default ${EMBEDDED_JUDGE}, or one added and tried in the studio
  --data DIR       the data folder where added judges are kept; default ${dataFolder()}
  --json           an array on standard output, in the order given

Close the studio before a judge that was added there is asked. A key for its server comes from the environment:
CIRCUMPLEX_JUDGE_KEY for every server, CIRCUMPLEX_JUDGE_KEY_ID for the judge of that id.`,
  run,
};

const OPTIONS = {
  judge: { type: "string", default: EMBEDDED_JUDGE },
  data: { type: "string" },
  json: { type: "boolean", default: false },
} as const;

type Entry = { readonly file: string } & (
  { readonly measured: Measurement } | { readonly error: string; readonly code: number }
);

async function run(words: readonly string[], signal: AbortSignal): Promise<number> {
  const { values, positionals } = readArguments(words, OPTIONS);
  if (positionals.length === 0) throw badInput("judge needs a picture: circumplex judge FILE….");
  const opened = await openJudge({ judge: values.judge, data: values.data, onRange: false }, signal);
  const entries: Entry[] = [];
  const bar = progress("Judging", positionals.length);
  try {
    for (const file of positionals) {
      entries.push(await entryOf(file, opened, signal));
      if (positionals.length > 1) bar.update(entries.length, file);
    }
  } catch (error) {
    if (!signal.aborted || error !== signal.reason) throw error;
  } finally {
    bar.finish();
    await opened.close();
    if (entries.length > 0) print(entries, values.json);
  }
  if (entries.length < positionals.length) {
    process.stderr.write(`Cancelled: ${entries.length} of ${positionals.length} pictures were judged.\n`);
    return EXIT.cancelled;
  }
  return Math.max(EXIT.done, ...entries.map((entry) => ("code" in entry ? entry.code : EXIT.done)));
}

/** @throws StudioError when the judge would fail at every picture; the signal's reason when aborted */
async function entryOf(file: string, { judge: asked, name }: OpenedJudge, signal: AbortSignal): Promise<Entry> {
  signal.throwIfAborted();
  try {
    return { file, measured: await asked.measure(await openSeen(file, asked.sees), { signal }) };
  } catch (error) {
    if (error instanceof PictureError) return { file, error: error.message, code: EXIT.badInput };
    const failure = judgeFailure(error);
    if (failure === undefined || failsForGood(error)) throw error;
    return { file, error: `${name} could not read ${file}: ${sentenceOf(failure)}`, code: EXIT.missing };
  }
}

function print(entries: readonly Entry[], json: boolean): void {
  if (json) process.stdout.write(`${JSON.stringify(entries.map(asJson))}\n`);
  for (const entry of entries) {
    if ("error" in entry) process.stderr.write(`${entry.error}\n`);
    else if (!json) process.stdout.write(asText(entry.file, entry.measured));
  }
}

function asJson(entry: Entry) {
  if ("error" in entry) return { file: entry.file, error: entry.error };
  const { valence, arousal, spread, confidence, causes, scale, rated, note, judge: identity } = entry.measured;
  return {
    file: entry.file,
    valence,
    arousal,
    spread,
    confidence,
    causes: causes.map(({ what, axis, effect }) => ({ what, axis, effect })),
    rated,
    ...(note !== undefined && { note }),
    judge: { ...identity, scale },
  };
}

function asText(file: string, measured: Measurement): string {
  const { valence, arousal, spread, confidence, causes, scale, rated, note } = measured;
  const reasons = causes.map(({ what, axis, effect }) => `${what} ${signed(effect)} ${axis}`).join(", ");
  const lines = [
    file,
    `  valence ${signed(valence)} ± ${spread.valence.toFixed(2)}, arousal ${signed(arousal)} ± ${spread.arousal.toFixed(2)} (${scale} scale)`,
    `  valence ${signed(rated.valence)}, arousal ${signed(rated.arousal)} (rated scale)`,
    `  confidence ${confidence.toFixed(2)}${note === undefined ? "" : `: ${note}`}`,
    ...(reasons === "" ? [] : [`  because of ${reasons}`]),
  ];
  return `${lines.join("\n")}\n`;
}
