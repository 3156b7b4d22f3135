/** @file What a scene is asked to be, and the questions the grammar puts to that wish. */
import type { Concept, Phrase, SEASONS, TIMES } from "../../../app/prompt/phrase.ts";
import { KINDS, type Kind, type Setting } from "../../../app/scene/kinds.ts";
import type { Mood } from "../palette/blend.ts";

export type Time = (typeof TIMES)[number];
export type Season = (typeof SEASONS)[number];

export interface Wish {
  readonly setting: Setting;
  /** −1…1 each. */
  readonly mood: Mood;
  readonly time?: Time;
  readonly season?: Season;
  /** What must be in the picture; a negated phrase must not be. */
  readonly include?: readonly Phrase[];
  readonly exclude?: readonly Kind[];
}

/** Narrows a concept to a kind of element. */
export function isKind(concept: Concept): concept is Kind {
  return Object.hasOwn(KINDS, concept);
}

/** The kinds asked for, in the order of the phrases. */
export function wanted(wish: Wish): readonly Kind[] {
  return (wish.include ?? []).flatMap(({ concept, negated }) => (!negated && isKind(concept) ? [concept] : []));
}

/** The kinds that must not appear. */
export function unwanted(wish: Wish): ReadonlySet<Kind> {
  const negated = (wish.include ?? []).flatMap((phrase) =>
    phrase.negated && isKind(phrase.concept) ? [phrase.concept] : [],
  );
  return new Set([...(wish.exclude ?? []), ...negated]);
}

/** Whether a concept is asked for (`true`), asked to be left out (`false`), or not spoken of. */
export function says(wish: Wish, concept: Concept): boolean | undefined {
  const phrase = wish.include?.find((candidate) => candidate.concept === concept);
  return phrase === undefined ? undefined : !phrase.negated;
}
