/** @file A phrase as the text encoder reads it: one row of zeros and ones, a column for each concept and qualifier. */
import {
  COLOURS,
  CONCEPTS,
  COUNTS,
  DISTANCES,
  MAX_PHRASES,
  SIDES,
  SIZES,
  type Concept,
  type Phrase,
} from "../../../app/prompt/phrase.ts";

/** Columns in order; their number is part of the text encoder's shape. */
const COLUMNS: readonly string[] = [
  "start",
  "negated",
  ...CONCEPTS,
  ...[...COLOURS, ...COUNTS, ...SIDES, ...DISTANCES, ...SIZES].map((word) => `is ${word}`),
];
const COLUMN = new Map(COLUMNS.map((name, index) => [name, index]));

export const FEATURES = COLUMNS.length;

/** A start row, then the phrases. */
export const ROWS = MAX_PHRASES + 1;

/** The column of a concept. */
export function conceptColumn(concept: Concept): number {
  return COLUMN.get(concept)!;
}

/** Column numbers that are one in the row of `phrase`. */
export function activeColumns(phrase: Phrase): number[] {
  const names: string[] = [phrase.concept];
  if (phrase.negated) names.push("negated");
  for (const word of [phrase.colour, phrase.count, phrase.side, phrase.distance, phrase.size]) {
    if (word !== undefined) names.push(`is ${word}`);
  }
  return names.map((name) => COLUMN.get(name)!);
}

/** What an attention score is lowered by for a row that holds no phrase. */
const ABSENT = -1e4;

/**
 * Writes one prompt into a batch.
 *
 * @param features [batch, ROWS, FEATURES], zeros on entry
 * @param mask [batch, ROWS], added to attention scores: 0 for a phrase, −10⁴ for an empty row
 */
export function writePhrases(
  phrases: readonly Phrase[],
  index: number,
  features: Float32Array,
  mask: Float32Array,
): void {
  const base = index * ROWS;
  features[base * FEATURES] = 1;
  mask[base] = 0;
  for (let row = 1; row < ROWS; row++) {
    const phrase = phrases[row - 1];
    mask[base + row] = phrase === undefined ? ABSENT : 0;
    if (phrase === undefined) continue;
    for (const column of activeColumns(phrase)) features[(base + row) * FEATURES + column] = 1;
  }
}
