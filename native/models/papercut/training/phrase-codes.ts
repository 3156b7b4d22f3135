/** @file Phrases as bytes: how the training corpus keeps what can truthfully be said of a scene. */
import {
  COLOURS,
  CONCEPTS,
  COUNTS,
  DISTANCES,
  MAX_PHRASES,
  SIDES,
  SIZES,
  type Phrase,
} from "../../../../app/prompt/phrase.ts";

/** Concept + 1 (0 is "no phrase"), negated, then each qualifier + 1 (0 is "not said"). */
const BYTES = 7;
/** Bytes of one prompt. */
export const PROMPT_BYTES = MAX_PHRASES * BYTES;

const qualifiers = [COLOURS, COUNTS, SIDES, DISTANCES, SIZES] as const;
const names = ["colour", "count", "side", "distance", "size"] as const;

/** Writes one prompt at `offset`; phrases beyond the sixteenth are left out. */
export function encodePhrases(phrases: readonly Phrase[], bytes: Uint8Array, offset: number): void {
  phrases.slice(0, MAX_PHRASES).forEach((phrase, row) => {
    const at = offset + row * BYTES;
    bytes[at] = CONCEPTS.indexOf(phrase.concept) + 1;
    bytes[at + 1] = phrase.negated ? 1 : 0;
    names.forEach((name, i) => {
      const word = phrase[name];
      bytes[at + 2 + i] = word === undefined ? 0 : (qualifiers[i] as readonly string[]).indexOf(word) + 1;
    });
  });
}

/** Reads back what {@link encodePhrases} wrote. */
export function decodePhrases(bytes: Uint8Array, offset: number): Phrase[] {
  const phrases: Phrase[] = [];
  for (let row = 0; row < MAX_PHRASES; row++) {
    const at = offset + row * BYTES;
    const concept = CONCEPTS[bytes[at]! - 1];
    if (concept === undefined) break;
    const said = names.flatMap((name, i) => {
      const word = qualifiers[i]![bytes[at + 2 + i]! - 1];
      return word === undefined ? [] : [[name, word] as const];
    });
    phrases.push({ concept, negated: bytes[at + 1] === 1, ...(Object.fromEntries(said) as Partial<Phrase>) });
  }
  return phrases;
}
