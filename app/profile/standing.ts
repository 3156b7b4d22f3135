/** @file Which entries of a person's log count: those that nobody took back and nothing later replaced. */
import type { LoggedEntry, ProfileEntry } from "./log.ts";

/**
 * The entries that count, in order. An `undone` entry takes another back, which may be an `undone` one itself; of several
 * ratings or corrections of one picture only the last counts. `undone` entries are not among them.
 *
 * @param entries of one person, by number
 */
export function standing(entries: readonly LoggedEntry[]): LoggedEntry[] {
  const takenBack = undoneNumbers(entries);
  const later = new Set<string>();
  return entries
    .toReversed()
    .filter(({ number, entry }) => {
      if (takenBack.has(number) || entry.kind === "undone") return false;
      const subject = subjectOf(entry);
      if (subject === undefined) return true;
      const replaced = later.has(subject);
      later.add(subject);
      return !replaced;
    })
    .toReversed();
}

/** Numbers of the entries that were taken back and not restored. */
export function undoneNumbers(entries: readonly LoggedEntry[]): ReadonlySet<number> {
  const takenBack = new Set<number>();
  for (const { number, entry } of entries.toReversed()) {
    if (entry.kind === "undone" && !takenBack.has(number)) takenBack.add(entry.number);
  }
  return takenBack;
}

/** What an entry is the last word on, if it is of such a kind. */
function subjectOf(entry: ProfileEntry): string | undefined {
  if (entry.kind === "picture.rated" || entry.kind === "mood.corrected") return `${entry.kind} ${entry.picture}`;
  return undefined;
}

/** Whether entries after `number` change which of those up to it count. */
export function reachesBack(entries: readonly LoggedEntry[], number: number): boolean {
  const before = entries.filter((entry) => entry.number <= number);
  const subjects = new Set(before.flatMap(({ entry }) => subjectOf(entry) ?? []));
  return entries.some(
    (one) => one.number > number && (one.entry.kind === "undone" || subjects.has(subjectOf(one.entry) ?? "")),
  );
}
