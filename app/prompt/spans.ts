/** @file What became of every word of a prompt, so that none is swallowed silently. */
import { QUALIFIER_FIELDS } from "./carries.ts";
import type { Match } from "./match.ts";
import type { Concept, Phrase } from "./phrase.ts";

/**
 * What became of a stretch of the prompt: `concept` and `qualifier` are in the phrases, `negation` and `grammar` shape
 * them, `undrawn` is known but nothing a scene can show, `unbound` qualifies nothing, `surplus` qualifies what already has
 * such a quality (a second colour), `unknown` is not in the vocabulary.
 */
export type SpanKind = "concept" | "qualifier" | "negation" | "grammar" | "undrawn" | "unbound" | "surplus" | "unknown";

/** Why a qualifier has no effect. */
export type Idleness = "unbound" | "surplus";

/** A stretch of the prompt in UTF-16 units, `end` exclusive. */
export interface Span {
  readonly kind: SpanKind;
  readonly start: number;
  readonly end: number;
  /** What a `concept` stands for. */
  readonly concepts: readonly Concept[];
}

/**
 * Whether a qualifier did not make it into any phrase of its noun; counts are added up instead.
 *
 * @param ofNoun the noun's phrases before several mentions were merged, `merged` all phrases after
 */
export function isSurplus({ entry }: Match, ofNoun: readonly Phrase[], merged: readonly Phrase[]): boolean {
  if (entry?.role !== "qualifier") return false;
  const kept = merged.filter((phrase) =>
    ofNoun.some(({ concept, negated }) => concept === phrase.concept && negated === phrase.negated),
  );
  return QUALIFIER_FIELDS.some(
    (field) =>
      field !== "count" &&
      entry.qualifiers[field] !== undefined &&
      kept.every((phrase) => phrase[field] !== entry.qualifiers[field]),
  );
}

/** The span of a match that came to these phrases; `idle` for a qualifier without effect. */
export function spanOf({ entry, start, end }: Match, phrases: readonly Phrase[], idle: Idleness | undefined): Span {
  const kind = ((): SpanKind => {
    switch (entry?.role) {
      case undefined:
        return "unknown";
      case "noun":
      case "adjective":
        return phrases.length > 0 ? "concept" : "undrawn";
      case "qualifier":
        if (phrases.length > 0) return "concept";
        return idle ?? "qualifier";
      case "negation":
        return "negation";
      case "undrawn":
        return "undrawn";
      case "and":
      case "or":
      case "but":
      case "copula":
      case "link":
      case "filler":
        return "grammar";
      default:
        return entry satisfies never;
    }
  })();
  return { kind, start, end, concepts: phrases.map(({ concept }) => concept) };
}
