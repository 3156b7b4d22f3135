/** @file Rows of pictures and measurements, as the contract's shapes. */
import { z } from "zod";
import { cause, type Point, type Reading } from "../../app/contract/shapes.ts";
import type { PictureCard } from "../../app/contract/studio/pictures.ts";
import type { Measurement } from "../../app/judge/measurement.ts";
import type { Scale } from "../../app/affect/plane.ts";

/*
 * Lists read rows by the hundred, so a row is not parsed again: its types are held up by STRICT tables and by this being the
 * only program that writes. JSON inside a row is parsed where it is read.
 */

export interface ReadingRow {
  readonly scale: Scale | null;
  readonly valence: number;
  readonly arousal: number;
  readonly rated_valence: number;
  readonly rated_arousal: number;
  readonly spread_valence: number;
  readonly spread_arousal: number;
  readonly confidence: number;
  readonly note: string | null;
  readonly judge: string;
  readonly judge_sha256: string;
}

export interface CardRow extends ReadingRow {
  readonly id: string;
  readonly blob: string;
  readonly thumb: string;
  readonly svg: string | null;
  readonly width: number;
  readonly height: number;
  readonly origin: "drawn" | "imported";
  readonly name: string | null;
  readonly prompt: string;
  readonly seed: number | null;
  readonly target_valence: number | null;
  readonly target_arousal: number | null;
  readonly stars: number;
  readonly series: string | null;
  readonly frame_index: number | null;
  readonly pack: string | null;
  readonly adapter: string | null;
  readonly has_recipe: number;
  readonly created: number;
  readonly trashed: number | null;
}

/** Columns of a card; `p` is the picture. */
const COLUMNS = `
  p.id, p.blob, p.thumb, p.svg, p.width, p.height, p.origin, p.name, t.text AS prompt, p.seed, p.target_valence,
  p.target_arousal, p.stars, p.series, p.frame_index, p.pack, p.adapter, p.has_recipe, p.created, p.trashed,
  m.scale, m.valence, m.arousal, m.rated_valence, m.rated_arousal, m.spread_valence, m.spread_arousal, m.confidence,
  m.note, m.judge, m.judge_sha256`;

/** Selects card rows of `p`; a condition follows, or a further join. */
export const SELECT_CARDS = cardsWith("");

/** The same with more columns, each behind a comma. */
export function cardsWith(more: string): string {
  return `SELECT ${COLUMNS}${more} FROM pictures p JOIN prompt_texts t ON t.number = p.prompt
    LEFT JOIN measurements m ON m.number = p.measurement`;
}

/** A point, null where a coordinate is missing. */
export function pointOf(valence: number | null, arousal: number | null): Point | null {
  return valence === null || arousal === null ? null : { valence, arousal };
}

/** What was measured, without causes; null when nothing was. */
function readingOf(row: ReadingRow): Reading | null {
  if (row.scale === null) return null;
  return {
    scale: row.scale,
    valence: row.valence,
    arousal: row.arousal,
    rated: { valence: row.rated_valence, arousal: row.rated_arousal },
    spread: { valence: row.spread_valence, arousal: row.spread_arousal },
    confidence: row.confidence,
    ...(row.note === null ? {} : { note: row.note }),
    judge: { id: row.judge, sha256: row.judge_sha256 },
  };
}

/** A row as lists show it. */
export function cardOf(row: CardRow): PictureCard {
  return {
    id: row.id,
    blob: row.blob,
    thumb: row.thumb,
    svg: row.svg,
    width: row.width,
    height: row.height,
    origin: row.origin,
    name: row.name,
    prompt: row.prompt,
    seed: row.seed,
    target: pointOf(row.target_valence, row.target_arousal),
    measured: readingOf(row),
    stars: row.stars,
    series: row.series,
    index: row.frame_index,
    pack: row.pack,
    adapter: row.adapter,
    hasRecipe: row.has_recipe === 1,
    created: row.created,
    trashed: row.trashed,
  };
}

/** What was measured, with causes. */
export function measurementOf(row: ReadingRow & { readonly causes: string | null }): Measurement | null {
  const reading = readingOf(row);
  if (reading === null) return null;
  return { ...reading, causes: z.array(cause).parse(JSON.parse(row.causes ?? "[]")) };
}
