/** @file The support table of the README, made from the rule table. */
import { type Entry, refusedFamilies, rules } from "./table.ts";

/** Operators by what is decided for them, as Markdown. */
export function supportTable(): string {
  const entries: [string, Entry][] = [...Object.entries(rules), ...Object.entries(refusedFamilies)];
  const sorted = entries.toSorted(([a], [b]) => (a < b ? -1 : 1));
  const named = (holds: (entry: Entry) => boolean): string =>
    sorted.flatMap(([op, entry]) => (holds(entry) ? [op] : [])).join(", ");
  const reasons = [...new Set(sorted.flatMap(([, entry]) => (typeof entry === "object" ? [entry.refused] : [])))];
  return [
    "| decision | operators |",
    "| --- | --- |",
    `| rule | ${named((entry) => typeof entry === "function")} |`,
    `| none by nature | ${named((entry) => entry === "none")} |`,
    ...reasons.map(
      (reason) => `| refused: ${reason} | ${named((entry) => typeof entry === "object" && entry.refused === reason)} |`,
    ),
    "| refused: not standard, or unknown | every other operator and every other domain |",
  ].join("\n");
}
