/** @file Which qualifiers a concept can carry, and the one form phrases are compared in. */
import { KINDS, type Kind } from "../scene/kinds.ts";
import type { Concept, Phrase } from "./phrase.ts";
import { ELEMENTS } from "./vocabulary/elements.ts";
import type { Qualifiers } from "./vocabulary/entry.ts";

export const QUALIFIER_FIELDS = ["colour", "count", "side", "distance", "size"] as const satisfies (keyof Qualifiers)[];
export type QualifierField = (typeof QUALIFIER_FIELDS)[number];

function isKind(concept: Concept): concept is Kind {
  return concept in KINDS;
}

/** Things can be qualified in every way, except that what has no number has no count; settings by colour and size. */
export function carries(concept: Concept, field: QualifierField): boolean {
  if (isKind(concept)) return field !== "count" || ELEMENTS[concept].number !== "mass";
  if (concept === "in:mountains" || concept === "in:city") return false;
  return concept.startsWith("in:") && (field === "colour" || field === "size");
}

/** The phrase with only the qualifiers its concept can carry; what is left out has no count. */
export function normalise({ concept, negated, ...said }: Phrase): Phrase {
  const kept = QUALIFIER_FIELDS.filter((field) => carries(concept, field) && !(negated && field === "count"));
  const entries = kept.filter((field) => said[field] !== undefined).map((field) => [field, said[field]]);
  return { concept, negated, ...(Object.fromEntries(entries) as Qualifiers) };
}
