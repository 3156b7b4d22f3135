/** @file What the gallery shows: a filter with an order, compared and put into words. */
import {
  type AffectBox,
  type GalleryFilter,
  galleryFilter,
  type GalleryOrder,
} from "../../../app/contract/studio/gallery.ts";
import { nameOf } from "../../../app/affect/regions.ts";
import { clampAffect } from "../../../app/affect/plane.ts";
import type { Point } from "../../../app/contract/shapes.ts";

export interface GalleryQuery {
  readonly filter: GalleryFilter;
  readonly order: GalleryOrder;
}

/** Everything outside the trash. */
export const NO_FILTER: GalleryFilter = galleryFilter.parse({});

export const FIRST_QUERY: GalleryQuery = { filter: NO_FILTER, order: "newest" };

/** Equal for equal queries: what caches are keyed by. */
export function queryKey({ filter, order }: GalleryQuery): string {
  const entries = Object.entries(filter).sort(([one], [other]) => (one < other ? -1 : 1));
  return JSON.stringify([order, entries]);
}

/** Whether the filter narrows anything. `moodBy` alone does not; the trash is a place rather than a filter. */
export function narrows(filter: GalleryFilter): boolean {
  const without = { ...filter, moodBy: NO_FILTER.moodBy, trashed: false };
  return queryKey({ filter: without, order: "newest" }) !== queryKey({ filter: NO_FILTER, order: "newest" });
}

/** The filter with nothing narrowed: one stays in the trash if one was there, and keeps the way mood is read. */
export function cleared(filter: GalleryFilter): GalleryFilter {
  return { ...NO_FILTER, moodBy: filter.moodBy, trashed: filter.trashed };
}

/** The middle of a box. */
export function middleOf({ low, high }: AffectBox): Point {
  return { valence: (low.valence + high.valence) / 2, arousal: (low.arousal + high.arousal) / 2 };
}

/** One part of a filter, for saying it in words. */
export type FilterWord =
  | { readonly what: "text"; readonly text: string }
  | { readonly what: "mood"; readonly region: string }
  | { readonly what: "offBy"; readonly most: number }
  | { readonly what: "offOver"; readonly least: number }
  | { readonly what: "stars"; readonly least: number }
  | { readonly what: "origin"; readonly origin: "drawn" | "imported" }
  | { readonly what: "pack"; readonly pack: string }
  | { readonly what: "series" }
  | { readonly what: "board" }
  | { readonly what: "time" }
  | { readonly what: "trash" };

/** What a filter narrows, in the order one would say it; empty for everything. */
export function wordsOf(filter: GalleryFilter): readonly FilterWord[] {
  const words: FilterWord[] = [];
  if (filter.text !== "") words.push({ what: "text", text: filter.text });
  if (filter.box !== null) {
    const { valence, arousal } = middleOf(filter.box);
    words.push({ what: "mood", region: nameOf(clampAffect(valence, arousal)) });
  }
  if (filter.offBy !== null) words.push({ what: "offBy", most: filter.offBy });
  if (filter.offOver !== null) words.push({ what: "offOver", least: filter.offOver });
  if (filter.stars > 0) words.push({ what: "stars", least: filter.stars });
  if (filter.origin !== null) words.push({ what: "origin", origin: filter.origin });
  if (filter.pack !== null) words.push({ what: "pack", pack: filter.pack });
  if (filter.series !== null) words.push({ what: "series" });
  if (filter.board !== null) words.push({ what: "board" });
  if (filter.since !== null || filter.until !== null) words.push({ what: "time" });
  if (filter.trashed) words.push({ what: "trash" });
  return words;
}

/** A box from two corners in any order. */
export function boxBetween(one: Point, other: Point): AffectBox {
  return {
    low: { valence: Math.min(one.valence, other.valence), arousal: Math.min(one.arousal, other.arousal) },
    high: { valence: Math.max(one.valence, other.valence), arousal: Math.max(one.arousal, other.arousal) },
  };
}

const dayStart = (date: Date): Date => new Date(date.getFullYear(), date.getMonth(), date.getDate());

/** The moment a day written `2026-11-25` begins here, or null when it is no day. */
export function momentOfDay(day: string): number | null {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  if (parts === null) return null;
  const [year, month, date] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  const start = new Date(year, month - 1, date);
  return start.getMonth() === month - 1 && start.getDate() === date ? start.getTime() : null;
}

/** The day a moment falls on here, written `2026-11-25`. */
export function dayOfMoment(moment: number): string {
  const day = dayStart(new Date(moment));
  const two = (part: number): string => String(part).padStart(2, "0");
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}

/** The last millisecond of the day written `2026-11-25`, or null when it is no day. */
export function endOfDay(day: string): number | null {
  const start = momentOfDay(day);
  if (start === null) return null;
  const date = new Date(start);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + 1).getTime() - 1;
}
