/** @file Which noun of a prompt each qualifier belongs to. */
import { carries, QUALIFIER_FIELDS, type QualifierField } from "./carries.ts";
import type { Match } from "./match.ts";
import type { Meaning, Qualifiers } from "./vocabulary/entry.ts";
import { SETTING_AS_ELEMENT } from "./vocabulary/settings.ts";

/** Whether a meaning can take a qualifier, if need be by becoming a thing to be seen. */
export function takes({ concept }: Meaning, field: QualifierField): boolean {
  return carries(SETTING_AS_ELEMENT[concept] ?? concept, field);
}

/** Qualifiers of each noun by the index of its match; those that belong to nothing are `unbound`. */
export interface Bound {
  readonly said: ReadonlyMap<number, Qualifiers>;
  /** The noun of each qualifier that has one, both by index. */
  readonly nounOf: ReadonlyMap<number, number>;
  readonly unbound: readonly number[];
}

/** The matches of a prompt, what has been said of its nouns so far, and the qualifiers that look for a noun. */
interface Search {
  readonly matches: readonly Match[];
  readonly said: ReadonlyMap<number, Qualifiers>;
  readonly qualifiers: Qualifiers;
  readonly fields: readonly QualifierField[];
}

function isNoun({ matches }: Search, i: number): boolean {
  return matches[i]?.entry?.role === "noun";
}

/** Whether the match is a noun that can take all fields. */
function suits({ matches, fields }: Search, i: number): boolean {
  const entry = matches[i]?.entry;
  return entry?.role === "noun" && fields.every((field) => entry.meanings.some((meaning) => takes(meaning, field)));
}

/** Whether it moreover has none of them yet, or the same (“far away in the distance”). */
function free(search: Search, i: number): boolean {
  const said = search.said.get(i);
  const open = (field: QualifierField): boolean =>
    said?.[field] === undefined || said[field] === search.qualifiers[field];
  return suits(search, i) && search.fields.every(open);
}

/** A suiting noun that has its own already ends the search: what lies further back is not meant. */
function nearestBefore(search: Search, i: number, within: "clause" | "prompt"): number | undefined {
  for (let j = i - 1; j >= 0; j--) {
    if (within === "clause" && search.matches[j + 1]!.afterBreak) return undefined;
    if (suits(search, j)) return free(search, j) ? j : undefined;
  }
  return undefined;
}

function firstAfter(search: Search, i: number, within: "clause" | "prompt"): number | undefined {
  for (let j = i + 1; j < search.matches.length; j++) {
    if (within === "clause" && search.matches[j]!.afterBreak) return undefined;
    if (free(search, j)) return j;
  }
  return undefined;
}

/** Whether no noun stands between the start of the clause and `i`. */
function opensClause(search: Search, i: number): boolean {
  for (let j = i; j >= 0; j--) {
    const { entry, afterBreak } = search.matches[j]!;
    if (j < i && isNoun(search, j)) return false;
    if (afterBreak || entry?.role === "and" || entry?.role === "but") return true;
  }
  return true;
}

/** The noun that an adjective stands before, if one follows before the noun phrase ends. */
function nounAhead(search: Search, i: number): number | undefined {
  for (let j = i + 1; j < search.matches.length; j++) {
    const { entry, afterBreak } = search.matches[j]!;
    if (entry?.role === "noun") return afterBreak ? undefined : j;
    // “a small, old, red boat”: a comma may stand between adjectives, which an unknown word may be too.
    const adjectival = entry === undefined || ["qualifier", "adjective", "undrawn"].includes(entry.role);
    if (afterBreak && !adjectival) return undefined;
    if (entry?.role === "link" || entry?.role === "copula" || entry?.role === "negation") return undefined;
  }
  return undefined;
}

/** In “left of the house a boat” what opens a clause looks for its noun beyond the one it is measured from. */
function placed(search: Search, i: number): number | undefined {
  if (search.matches[i + 1]?.form !== "of") return firstAfter(search, i, "clause");
  const landmark = search.matches.findIndex((_, j) => j > i && isNoun(search, j));
  return landmark < 0 ? undefined : firstAfter(search, landmark, "prompt");
}

/** “a boat, small and red”: a clause of nothing but adjectives belongs to the noun that the one before ends with. */
function apposed(search: Search, i: number): number | undefined {
  for (let j = i; j > 0; j--) {
    const { entry, afterBreak } = search.matches[j]!;
    if (entry === undefined || !["qualifier", "adjective", "undrawn", "and"].includes(entry.role)) return undefined;
    if (afterBreak && isNoun(search, j - 1)) return free(search, j - 1) ? j - 1 : undefined;
  }
  return undefined;
}

/** The noun an adjective belongs to; `lost` when it stands before a word that is unknown or cannot be drawn. */
function target(search: Search, i: number, position: "before" | "after"): number | "lost" | undefined {
  const predicative = search.matches[i - 1]?.entry?.role === "copula";
  if (position === "after" || predicative) {
    const opened = opensClause(search, i) ? placed(search, i) : undefined;
    return opened ?? nearestBefore(search, i, "prompt") ?? firstAfter(search, i, "prompt");
  }
  const ahead = nounAhead(search, i);
  if (ahead !== undefined) {
    const { entry } = search.matches[ahead]!;
    if (entry?.role === "noun" && entry.meanings.length === 0) return "lost";
    return suits(search, ahead) ? ahead : undefined;
  }
  const next = search.matches[i + 1];
  if (next !== undefined && next.entry === undefined && !next.afterBreak) return "lost";
  return nearestBefore(search, i, "clause") ?? apposed(search, i);
}

/**
 * Adjectives bind to the noun they stand before (“two small houses”), phrases of place to the noun they follow
 * (“a boat on the left”) or, opening a clause, to the one that follows (“on the left a boat”). Of two colours of one
 * noun (“a red and white boat”) the first is kept.
 */
export function bind(matches: readonly Match[]): Bound {
  const said = new Map<number, Qualifiers>();
  const nounOf = new Map<number, number>();
  const unbound: number[] = [];
  for (const [i, { entry }] of matches.entries()) {
    if (entry?.role !== "qualifier") continue;
    const fields = QUALIFIER_FIELDS.filter((field) => entry.qualifiers[field] !== undefined);
    const found = target({ matches, said, qualifiers: entry.qualifiers, fields }, i, entry.position);
    if (found === undefined) unbound.push(i);
    if (found === undefined || found === "lost") continue;
    said.set(found, { ...entry.qualifiers, ...said.get(found) });
    nounOf.set(i, found);
  }
  return { said, nounOf, unbound };
}
