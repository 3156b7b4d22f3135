/** @file The affect table as CSV (RFC 4180): a heading, then one line a picture. */
import type { AffectRecord } from "./affect-record.ts";

type Cell = string | number | null;

const NUMBERS = {
  target_valence: ({ target }) => target?.valence ?? null,
  target_arousal: ({ target }) => target?.arousal ?? null,
  measured_valence: ({ measured }) => measured?.valence ?? null,
  measured_arousal: ({ measured }) => measured?.arousal ?? null,
  spread_valence: ({ measured }) => measured?.spread.valence ?? null,
  spread_arousal: ({ measured }) => measured?.spread.arousal ?? null,
  error_valence: ({ error }) => error?.valence ?? null,
  error_arousal: ({ error }) => error?.arousal ?? null,
  judge: ({ judge }) => judge?.id ?? null,
  scale: ({ scale }) => scale,
} as const satisfies Record<string, (record: AffectRecord) => Cell>;

const NAMED = {
  prompt: ({ prompt }) => prompt ?? null,
  seed: ({ seed }) => seed ?? null,
} as const satisfies Record<string, (record: AffectRecord) => Cell>;

/** A text that a spreadsheet would run as a formula gets an apostrophe, which makes it text there. */
function cell(value: Cell): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The table; `strip` leaves out the columns `prompt` and `seed`. What is not known is empty. */
export function affectCsv(records: readonly AffectRecord[], strip: boolean): string {
  const columns: Readonly<Record<string, (record: AffectRecord) => Cell>> = {
    index: ({ index }) => index,
    file: ({ file }) => file,
    ...(!strip && NAMED),
    ...NUMBERS,
  };
  const lines = records.map((record) => Object.values(columns).map((column) => cell(column(record))));
  return [Object.keys(columns), ...lines].map((cells) => `${cells.join(",")}\r\n`).join("");
}
