/** @file What lists show of refinements, and how their controls fare. */
import type { Refinement, RefinementHead } from "../../app/contract/studio/refinements.ts";
import type { Base } from "./base.ts";

interface HeadRow {
  readonly id: string;
  readonly title: string;
  readonly prompt: string;
  readonly valence: number;
  readonly arousal: number;
  readonly images: number;
  readonly from_series: string | null;
  readonly from_index: number | null;
  readonly current: string;
  readonly rounds: number;
  readonly best_distance: number | null;
  readonly cover: string | null;
  readonly created: number;
}

interface ControlRow {
  readonly series: string;
  readonly images: number;
  readonly measured: number;
  readonly best: number | null;
  readonly first: number | null;
}

export interface RefinementHeads {
  /** Newest first. */
  list(limit: number): RefinementHead[];
  one(refinement: string): RefinementHead | undefined;
  control(refinement: string): Refinement["control"];
}

/** The cover of a round: its best picture, or the first there is. */
const coverOf = (round: string): string => `(SELECT p.thumb FROM rounds r
  JOIN frames f ON f.series = r.series JOIN pictures p ON p.id = f.picture
  WHERE r.id = ${round} AND p.trashed IS NULL
  ORDER BY f.frame_index = (r.summary ->> 'best') DESC, f.frame_index LIMIT 1)`;

const HEADS = `SELECT x.id, x.title, x.prompt, x.valence, x.arousal, x.images, x.from_series, x.from_index, x.current,
  (SELECT COUNT(*) FROM rounds WHERE refinement = x.id) AS rounds,
  (SELECT MIN(summary ->> 'bestDistance') FROM rounds WHERE refinement = x.id) AS best_distance,
  COALESCE(${coverOf("x.current")}, ${coverOf("(SELECT parent FROM rounds WHERE id = x.current)")}) AS cover, x.created
  FROM refinements x`;

/** Heads of refinements over an open database. While a new round has no picture, its parent's is the cover. */
export function createRefinementHeads({ connection }: Base): RefinementHeads {
  const list = connection.prepare<[number], HeadRow>(`${HEADS} ORDER BY x.number DESC LIMIT ?`);
  const one = connection.prepare<[string], HeadRow>(`${HEADS} WHERE x.id = ?`);
  const pictures = "FROM frames f JOIN pictures p ON p.id = f.picture";
  const control = connection.prepare<[string], ControlRow>(
    `SELECT x.control AS series, (SELECT COUNT(*) FROM frames WHERE series = x.control) AS images,
      (SELECT COUNT(p.off) ${pictures} WHERE f.series = x.control) AS measured,
      (SELECT MIN(p.off) ${pictures} WHERE f.series = x.control) AS best,
      (SELECT MIN(p.off) ${pictures} WHERE f.series = (
        SELECT series FROM rounds WHERE refinement = x.id ORDER BY number LIMIT 1)) AS first
     FROM refinements x WHERE x.id = ? AND x.control IS NOT NULL`,
  );
  return {
    list: (limit) => list.all(limit).map(headOf),
    one(refinement) {
      const row = one.get(refinement);
      return row && headOf(row);
    },
    control(refinement) {
      const row = control.get(refinement);
      if (row === undefined) return null;
      const { series, images, measured, best, first } = row;
      return { series, images, measured, bestDistance: best === null ? null : Math.min(best, first ?? best) };
    },
  };
}

function headOf(row: HeadRow): RefinementHead {
  const { from_series: series, from_index: index } = row;
  return {
    id: row.id,
    title: row.title,
    prompt: row.prompt,
    target: { valence: row.valence, arousal: row.arousal },
    images: row.images,
    from: series === null || index === null ? null : { series, index },
    current: row.current,
    rounds: row.rounds,
    bestDistance: row.best_distance,
    cover: row.cover,
    created: row.created,
  };
}
