/** @file `circumplex judge`: what mood the judge reads in any pictures, and why. */
import type { Measurement } from "../../../app/judge/measurement.ts";
import { openPicture } from "../../../native/image/open.ts";
import { readArguments } from "../arguments.ts";
import { badInput, EXIT } from "../exit.ts";
import { judgeById } from "../resources.ts";
import type { Command } from "./command.ts";

export const judge: Command = {
  summary: "measures the mood of pictures and names its visible causes",
  usage: `circumplex judge FILE… [--judge ID] [--json]

  FILE        PNG, JPEG or WebP
  --judge ID  default papercut-judge`,
  run,
};

const OPTIONS = {
  judge: { type: "string", default: "papercut-judge" },
  json: { type: "boolean", default: false },
} as const;

type Entry = { readonly file: string } & ({ readonly measured: Measurement } | { readonly error: string });

async function run(words: readonly string[], signal: AbortSignal): Promise<number> {
  const { values, positionals } = readArguments(words, OPTIONS);
  if (positionals.length === 0) throw badInput("judge needs a picture: circumplex judge FILE…");
  const opened = await judgeById(values.judge);
  const entries: Entry[] = [];
  for (const file of positionals) {
    signal.throwIfAborted();
    try {
      entries.push({ file, measured: await opened.measure(await openPicture(file)) });
    } catch (error) {
      entries.push({ file, error: (error as Error).message });
    }
  }
  await opened.close();
  process.stdout.write(values.json ? `${JSON.stringify(entries.map(asJson))}\n` : entries.map(asText).join(""));
  return entries.some((entry) => "error" in entry) ? EXIT.badInput : EXIT.done;
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

const signed = (value: number): string => (value < 0 ? "−" : "+") + Math.abs(value).toFixed(2);

function asText(entry: Entry): string {
  if ("error" in entry) return `${entry.error}\n`;
  const { valence, arousal, spread, confidence, causes, scale, rated, note } = entry.measured;
  const reasons = causes.map(({ what, axis, effect }) => `${what} ${signed(effect)} ${axis}`).join(", ");
  return `${entry.file}
  valence ${signed(valence)} ± ${spread.valence.toFixed(2)}, arousal ${signed(arousal)} ± ${spread.arousal.toFixed(2)} (${scale} scale)
  rated ${signed(rated.valence)} ${signed(rated.arousal)}, confidence ${confidence.toFixed(2)}${note === undefined ? "" : `: ${note}`}
${reasons === "" ? "" : `  because of ${reasons}\n`}`;
}
