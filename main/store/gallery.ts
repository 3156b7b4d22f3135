/** @file The gallery: which pictures match, in which order, and where they lie on the plane. */
import type Database from "better-sqlite3";
import type { Point } from "../../app/contract/shapes.ts";
import type { Base } from "./base.ts";
import { createBoards } from "./boards.ts";
import { matching, type Matching } from "./gallery-query.ts";
import { cardOf, SELECT_CARDS, type CardRow } from "./picture-rows.ts";
import type { GalleryQuery, GalleryStore } from "./store.ts";
import { createViews } from "./views.ts";

/** Statements kept ready; filters are few, their values many. */
const STATEMENTS_KEPT = 100;

const TABLE = "pictures p";
const SHELF = "pictures p INDEXED BY pictures_shelf";

const BY_PROMPT = "pictures p INDEXED BY pictures_by_prompt";

/** Prompts whose pictures are fewer than the shelf is long. */
const FEW_PROMPTS = 500;
const PROMPTS = `SELECT COUNT(*) FROM (SELECT 1 FROM prompt_words WHERE prompt_words MATCH ? LIMIT ${FEW_PROMPTS + 1})`;

/** The condition of a query that narrows nothing. */
const EVERYTHING = "p.trashed IS NULL";

/** Share of the library below which matches are sorted rather than met in the order's own index. */
const FEW = 0.2;

/** The gallery over an open database. */
export function createGallery(base: Base): GalleryStore {
  const { connection } = base;
  const cards = connection.prepare<[string], CardRow>(
    `${SELECT_CARDS} JOIN json_each(?) w ON w.value = p.number ORDER BY w.key`,
  );
  const statements = new Map<string, Database.Statement<unknown[], unknown>>();
  const prepared = (sql: string, form: "pluck" | "raw"): Database.Statement<unknown[], unknown> => {
    const kept = statements.get(sql);
    if (kept !== undefined) return kept;
    if (statements.size >= STATEMENTS_KEPT) statements.clear();
    const made = connection.prepare<unknown[], unknown>(sql)[form]();
    statements.set(sql, made);
    return made;
  };
  const counts = new Map<string, number>();
  let countedAt = -1;
  /** One number, asked once as long as the library stays as it is. */
  const counted = (sql: string, values: readonly unknown[]): number => {
    const { revision } = base.library();
    if (revision !== countedAt) counts.clear();
    countedAt = revision;
    const key = JSON.stringify([sql, values]);
    const found = counts.get(key) ?? (prepared(sql, "pluck").get(...values) as number);
    counts.set(key, found);
    return found;
  };
  /** Where matches are looked for: among the pictures of few prompts, on the shelf, or as SQLite sees fit. */
  const place = ({ words, onShelf }: Matching): string => {
    if (words !== null && counted(PROMPTS, [words]) <= FEW_PROMPTS) return BY_PROMPT;
    return onShelf ? SHELF : TABLE;
  };
  const countOf = (match: Matching): number =>
    match.where === EVERYTHING
      ? base.library().pictures
      : counted(`SELECT COUNT(*) FROM ${place(match)} WHERE ${match.where}`, match.values);
  const count = (query: GalleryQuery): number => countOf(matching(query));
  /**
   * Everything after SELECT. An order other than by age has an index of its own, best where most pictures match; where few
   * do, they are picked and sorted.
   */
  const inOrder = (query: GalleryQuery, also = ""): { readonly rest: string; readonly values: readonly unknown[] } => {
    const match = matching(query);
    const byAge = query.order === "newest" || query.order === "oldest";
    const picked = byAge || countOf(match) < base.library().pictures * FEW;
    return {
      rest: `FROM ${picked ? place(match) : TABLE} WHERE ${match.where}${also} ORDER BY ${match.order}`,
      values: match.values,
    };
  };
  const measured = (query: GalleryQuery, columns: string, also = ""): [number | null, number | null][] => {
    const { rest, values } = inOrder(query, also);
    return prepared(`SELECT ${columns} ${rest}`, "raw").all(...values) as [number | null, number | null][];
  };
  return {
    find(query, offset, limit) {
      const { rest, values } = inOrder(query);
      // Numbers first: skipping then reads an index and no rows.
      const sql = `SELECT p.number ${rest} LIMIT ? OFFSET ?`;
      const numbers = prepared(sql, "pluck").all(...values, limit, offset) as number[];
      return {
        total: count(query),
        all: base.library().pictures,
        pictures: cards.all(JSON.stringify(numbers)).map(cardOf),
      };
    },
    ids(query) {
      const { rest, values } = inOrder(query);
      return prepared(`SELECT p.id ${rest}`, "pluck").all(...values) as string[];
    },
    rail: (query, stretches) => means(measured(query, "p.measured_valence, p.measured_arousal"), stretches),
    points(query, limit) {
      const { moodBy: mood } = query.filter;
      const rows = measured(query, `p.${mood}_valence, p.${mood}_arousal`, ` AND p.${mood}_valence IS NOT NULL`);
      const taken = Math.min(rows.length, limit);
      return Array.from({ length: taken }, (_, at) => rows[Math.floor((at * rows.length) / taken)]!)
        .flat()
        .map((value) => Math.round(value! * 100) / 100);
    },
    ...createBoards(base),
    ...createViews(base, count),
  };
}

/** Mean of each of `stretches` equal stretches, over what is measured in it. */
function means(rows: readonly [number | null, number | null][], stretches: number): (Point | null)[] {
  return Array.from({ length: stretches }, (_, stretch) => {
    const from = Math.floor((stretch * rows.length) / stretches);
    const to = Math.max(from + 1, Math.floor(((stretch + 1) * rows.length) / stretches));
    let [valence, arousal, found] = [0, 0, 0];
    for (const [v, a] of rows.slice(from, to)) {
      if (v === null || a === null) continue;
      valence += v;
      arousal += a;
      found++;
    }
    return found === 0 ? null : { valence: valence / found, arousal: arousal / found };
  });
}
