/** @file What a word or fixed phrase of the vocabulary can be. */
import type { Concept, Phrase } from "../phrase.ts";

/** What can be said about a concept. */
export type Qualifiers = Omit<Phrase, "concept" | "negated">;

/** A concept a word stands for, with what the word itself says about it. */
export interface Meaning extends Qualifiers {
  readonly concept: Concept;
  readonly negated?: boolean;
}

/**
 * How a noun counts. `single`: the word names one thing, its plural several. `group`: the concept is a group, so the
 * plural says no more than the concept and the singular says one. `mass`: number says nothing.
 */
export type GrammaticalNumber = "single" | "group" | "mass";

export type Entry =
  /** Names something qualifiers can belong to. `refused` is what leaving it out means, when that differs. */
  | {
      readonly role: "noun";
      readonly meanings: readonly Meaning[];
      readonly number: GrammaticalNumber;
      readonly refused?: readonly Concept[];
    }
  /** Says something of the whole picture. */
  | { readonly role: "adjective"; readonly meanings: readonly Meaning[] }
  /** Stands `before` its noun as adjectives do, or `after` it as in “on the left”. */
  | { readonly role: "qualifier"; readonly qualifiers: Qualifiers; readonly position: "before" | "after" }
  /** `no` covers one noun phrase; `without` also what follows “and”; `not` ends at the next comma. */
  | { readonly role: "negation"; readonly reach: "no" | "without" | "not" }
  /** “is”: what follows belongs to the noun before. */
  | { readonly role: "copula" }
  | { readonly role: "and" | "or" | "but" }
  /** Ends a noun phrase: prepositions, articles, verbs. */
  | { readonly role: "link" }
  /** Carries nothing, and may stand inside a noun phrase. */
  | { readonly role: "filler" }
  /** A filler that means something, but nothing a scene can show. */
  | { readonly role: "undrawn" };

/** The words of a table cell, written `"boat, ship; sailor's word"`: those before the semicolon make good captions. */
export function wordsOf(cell: string): { readonly caption: readonly string[]; readonly all: readonly string[] } {
  const [caption = [], others = []] = cell.split(";").map((part) =>
    part
      .split(",")
      .map((word) => word.trim())
      .filter((word) => word !== ""),
  );
  return { caption, all: [...caption, ...others] };
}

/** The rows of a total table, whose keys keep their type. */
export function rows<K extends string, V>(table: { readonly [P in K]: V }): [K, V][] {
  return Object.entries(table) as [K, V][];
}
