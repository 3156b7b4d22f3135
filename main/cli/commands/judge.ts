/** @file `circumplex judge`: what mood the judge reads in any pictures, and why. */
import type { Measurement } from "../../../app/judge/measurement.ts";
import { openPicture, PictureError } from "../../../native/image/open.ts";
import type { Judge } from "../../../native/judge/judge.ts";
import { readArguments } from "../arguments.ts";
import { badInput, EXIT } from "../exit.ts";
import { signed } from "../numbers.ts";
import { progress } from "../progress.ts";
import { EMBEDDED_JUDGE, judgeById } from "../resources.ts";
import type { Command } from "./command.ts";

export const judge: Command = {
  usage: `circumplex judge FILE… [--judge ID] [--json]

  FILE        PNG, JPEG or WebP
  --judge ID  default ${EMBEDDED_JUDGE}
  --json      an array on standard output, in the order given`,
  run,
};

const OPTIONS = {
  judge: { type: "string", default: EMBEDDED_JUDGE },
  json: { type: "boolean", default: false },
} as const;

type Entry = { readonly file: string } & ({ readonly measured: Measurement } | { readonly error: string });

async function run(words: readonly string[], signal: AbortSignal): Promise<number> {
  const { values, positionals } = readArguments(words, OPTIONS);
  if (positionals.length === 0) throw badInput("judge needs a picture: circumplex judge FILE….");
  const opened = await judgeById(values.judge);
  const entries: Entry[] = [];
  const bar = progress("Judging", positionals.length);
  for (const file of positionals) {
    if (signal.aborted) break;
    entries.push(await entryOf(file, opened));
    if (positionals.length > 1) bar.update(entries.length, file);
  }
  bar.finish();
  await opened.close();

  if (values.json) process.stdout.write(`${JSON.stringify(entries.map(asJson))}\n`);
  for (const entry of entries) {
    if ("error" in entry) process.stderr.write(`${entry.error}\n`);
    else if (!values.json) process.stdout.write(asText(entry.file, entry.measured));
  }
  if (entries.length < positionals.length) {
    process.stderr.write(`Cancelled: ${entries.length} of ${positionals.length} pictures were judged.\n`);
    return EXIT.cancelled;
  }
  return entries.some((entry) => "error" in entry) ? EXIT.badInput : EXIT.done;
}

async function entryOf(file: string, opened: Judge): Promise<Entry> {
  try {
    return { file, measured: await opened.measure(await openPicture(file)) };
  } catch (error) {
    if (error instanceof PictureError) return { file, error: error.message };
    throw error;
  }
}

function asJson(entry: Entry) {
  if ("error" in entry) return entry;
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
