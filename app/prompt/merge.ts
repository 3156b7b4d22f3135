/** @file Several mentions of one concept become one phrase. */
import { type COUNTS, type Phrase } from "./phrase.ts";
import { QUALIFIER_FIELDS } from "./carries.ts";
import type { Qualifiers } from "./vocabulary/entry.ts";

type Count = (typeof COUNTS)[number];

const AT_LEAST: { readonly [C in Count]: number } = { one: 1, two: 2, several: 3, many: 6 };

/** One and one are two, two and one several; several stay several. */
function sum(one: Count, other: Count): Count {
  const total = AT_LEAST[one] + AT_LEAST[other];
  if (total >= AT_LEAST.many) return "many";
  return total >= AT_LEAST.several ? "several" : "two";
}

/** Two mentions in different places (or of different size) are in both, so the phrase leaves that open. */
function either<T>(one: T | undefined, other: T | undefined): T | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return one === other ? one : undefined;
}

function combine(one: Phrase, other: Phrase): Phrase {
  const count =
    one.count !== undefined && other.count !== undefined ? sum(one.count, other.count) : (one.count ?? other.count);
  const merged = {
    colour: one.colour ?? other.colour,
    count,
    side: either(one.side, other.side),
    distance: either(one.distance, other.distance),
    size: either(one.size, other.size),
  };
  const said = Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== undefined)) as Qualifiers;
  return { concept: one.concept, negated: one.negated, ...said };
}

/**
 * One phrase for each concept and its refusal, in order of first mention. What is refused outright (“no boats”, not
 * “no red boats”) is not also asked for.
 */
export function merge(phrases: readonly Phrase[]): Phrase[] {
  const merged = new Map<string, Phrase>();
  for (const phrase of phrases) {
    const key = `${phrase.negated ? "no " : ""}${phrase.concept}`;
    const earlier = merged.get(key);
    merged.set(key, earlier === undefined ? phrase : combine(earlier, phrase));
  }
  const outright = (phrase: Phrase): boolean =>
    phrase.negated && QUALIFIER_FIELDS.every((field) => phrase[field] === undefined);
  const refused = new Set(
    Array.from(merged.values())
      .filter(outright)
      .map(({ concept }) => concept),
  );
  return Array.from(merged.values()).filter(({ negated, concept }) => negated || !refused.has(concept));
}
