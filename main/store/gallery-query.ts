/** @file A gallery query as SQL: the condition with its values, and the order. */
import type { GalleryFilter, GalleryOrder } from "../../app/contract/studio/gallery.ts";
import type { GalleryQuery } from "./store.ts";

export interface Matching {
  /** Condition over `pictures p`. */
  readonly where: string;
  readonly values: readonly (string | number)[];
  readonly order: string;
  /** The words looked for as an FTS5 expression, null when there are none. */
  readonly words: string | null;
  /** Whether the covering index `pictures_shelf` holds all that the condition asks. */
  readonly onShelf: boolean;
}

/** The condition and the order of a query. What came later stands first among equals. */
export function matching({ filter, order }: GalleryQuery): Matching {
  const words = wordsOf(filter.text) ?? null;
  const parts = conditions(filter, words);
  return {
    words,
    where: parts.map(([sql]) => sql).join(" AND "),
    values: parts.flatMap(([, ...values]) => values),
    order: ORDERS[order](filter.moodBy),
    onShelf: !filter.trashed && filter.series === null && filter.board === null,
  };
}

/**
 * The words of a text as an FTS5 expression, each matched from its beginning, all of them wanted; undefined when it has
 * none. Every word stands in quotes, so nothing a person types is an operator.
 */
function wordsOf(text: string): string | undefined {
  const words = text.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  return words.length === 0 ? undefined : words.map((word) => `"${word}"*`).join(" ");
}

const ORDERS: { readonly [O in GalleryOrder]: (mood: GalleryFilter["moodBy"]) => string } = {
  newest: () => "p.number DESC",
  oldest: () => "p.number",
  stars: () => "p.stars DESC, p.number DESC",
  error: () => "p.off NULLS LAST, p.number DESC",
  valence: (mood) => `p.${mood}_valence NULLS LAST, p.number DESC`,
  arousal: (mood) => `p.${mood}_arousal NULLS LAST, p.number DESC`,
  path: (mood) => `p.${mood}_turn NULLS LAST, p.number DESC`,
};

type Condition = readonly [sql: string, ...values: (string | number)[]];

function conditions(filter: GalleryFilter, words: string | null): Condition[] {
  const { box, moodBy: mood } = filter;
  const parts: Condition[] = [[filter.trashed ? "p.trashed IS NOT NULL" : "p.trashed IS NULL"]];
  const when = <T>(value: T | null, condition: (value: T) => Condition): void => {
    if (value !== null) parts.push(condition(value));
  };
  when(words, (wanted) => ["p.prompt IN (SELECT rowid FROM prompt_words WHERE prompt_words MATCH ?)", wanted]);
  when(box, ({ low, high }) => [
    `p.${mood}_valence BETWEEN ? AND ? AND p.${mood}_arousal BETWEEN ? AND ?`,
    low.valence,
    high.valence,
    low.arousal,
    high.arousal,
  ]);
  when(filter.offBy, (most) => ["p.off <= ?", most]);
  when(filter.offOver, (least) => ["p.off > ?", least]);
  when(filter.stars === 0 ? null : filter.stars, (stars) => ["p.stars >= ?", stars]);
  when(filter.series, (series) => ["p.id IN (SELECT picture FROM frame_pictures WHERE series = ?)", series]);
  when(filter.board, (board) => ["p.id IN (SELECT picture FROM board_pictures WHERE board = ?)", board]);
  when(filter.pack, (pack) => ["p.pack = ?", pack]);
  when(filter.origin, (origin) => ["p.origin = ?", origin]);
  when(filter.since, (since) => ["p.created >= ?", since]);
  when(filter.until, (until) => ["p.created <= ?", until]);
  return parts;
}
