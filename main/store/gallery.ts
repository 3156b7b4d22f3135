/** @file The gallery: which pictures match, in which order, and where they lie on the plane. */
import type Database from "better-sqlite3";
import type { Point } from "../../app/contract/shapes.ts";
import type { Base } from "./base.ts";
import { createBoards } from "./boards.ts";
import { matching } from "./gallery-query.ts";
import { cardOf, SELECT_CARDS, type CardRow } from "./picture-rows.ts";
import type { GalleryQuery, GalleryStore } from "./store.ts";
import { createViews } from "./views.ts";

/** Statements kept ready; filters are few, their values many. */
const STATEMENTS_KEPT = 100;

/** The gallery over an open database. */
export function createGallery(base: Base): GalleryStore {
  const { connection } = base;
  const card = connection.prepare<[number], CardRow>(`${SELECT_CARDS} WHERE p.number = ?`);
  const statements = new Map<string, Database.Statement<unknown[], unknown>>();
  const prepared = (sql: string, form: "pluck" | "raw"): Database.Statement<unknown[], unknown> => {
    const kept = statements.get(sql);
    if (kept !== undefined) return kept;
    if (statements.size >= STATEMENTS_KEPT) statements.clear();
    const made = connection.prepare<unknown[], unknown>(sql)[form]();
    statements.set(sql, made);
    return made;
  };
  const count = (query: GalleryQuery): number => {
    const { where, values } = matching(query);
    return prepared(`SELECT COUNT(*) FROM pictures p WHERE ${where}`, "pluck").get(...values) as number;
  };
  const measured = (query: GalleryQuery, columns: string, also = ""): [number | null, number | null][] => {
    const { where, values, order } = matching(query);
    const sql = `SELECT ${columns} FROM pictures p WHERE ${where}${also} ORDER BY ${order}`;
    return prepared(sql, "raw").all(...values) as [number | null, number | null][];
  };
  return {
    find(query, offset, limit) {
      const { where, values, order } = matching(query);
      // Numbers first: skipping then reads an index and no rows.
      const sql = `SELECT p.number FROM pictures p WHERE ${where} ORDER BY ${order} LIMIT ? OFFSET ?`;
      const numbers = prepared(sql, "pluck").all(...values, limit, offset) as number[];
      return {
        total: count(query),
        all: base.library().pictures,
        pictures: numbers.map((number) => cardOf(card.get(number)!)),
      };
    },
    ids(query) {
      const { where, values, order } = matching(query);
      return prepared(`SELECT p.id FROM pictures p WHERE ${where} ORDER BY ${order}`, "pluck").all(
        ...values,
      ) as string[];
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
