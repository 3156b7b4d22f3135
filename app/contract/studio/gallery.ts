/** @file The gallery: which pictures, in which order, and where they lie on the plane. */
import { z } from "zod";
import { call } from "../kinds.ts";
import { id, moment, point, whole } from "../shapes.ts";
import { pictureCard } from "./pictures.ts";

/** A rectangle of the plane. */
export const affectBox = z.object({ low: point, high: point });
export type AffectBox = z.output<typeof affectBox>;

/** Which pictures; what is left out does not narrow. */
export const galleryFilter = z.object({
  /** Words of the prompt, each matched from its beginning. */
  text: z.string().max(200).default(""),
  box: affectBox.nullable().default(null),
  /** Whether the box and the order along valence or arousal are of what was measured or asked. */
  moodBy: z.enum(["measured", "target"]).default("measured"),
  /** Greatest distance from target to measurement. */
  offBy: z.number().min(0).max(9).nullable().default(null),
  /** Only pictures further off than this: beyond tolerance. */
  offOver: z.number().min(0).max(9).nullable().default(null),
  stars: whole(0, 5).default(0),
  series: id.nullable().default(null),
  board: id.nullable().default(null),
  pack: z.string().nullable().default(null),
  origin: z.enum(["drawn", "imported"]).nullable().default(null),
  since: moment.nullable().default(null),
  until: moment.nullable().default(null),
  trashed: z.boolean().default(false),
});
export type GalleryFilter = z.output<typeof galleryFilter>;

export const GALLERY_ORDERS = ["newest", "oldest", "stars", "error", "valence", "arousal", "path"] as const;
export const galleryOrder = z.enum(GALLERY_ORDERS);
export type GalleryOrder = z.output<typeof galleryOrder>;

const query = z.object({ filter: galleryFilter.prefault({}), order: galleryOrder.default("newest") });

/** A filter a person has named. */
export const savedView = z.object({ id, name: z.string().min(1).max(80), filter: galleryFilter, order: galleryOrder });
export type SavedView = z.output<typeof savedView>;

export const board = z.object({ id, name: z.string().min(1).max(80), pictures: z.int(), cover: z.string().nullable() });
export type Board = z.output<typeof board>;

const ok = z.object({});
const name = z.string().trim().min(1, "A name is needed.").max(80, "A name has 80 characters at most.");

export const galleryCalls = {
  /** A stretch of the matches, in order. `total` counts all of them, `all` the whole library without the trash. */
  "gallery.find": call(
    query.extend({ offset: whole(0, 1e7).default(0), limit: whole(1, 500).default(120) }),
    z.object({ total: z.int(), all: z.int(), pictures: z.array(pictureCard) }),
  ),
  /** Ids of all matches in order, for selecting a range or everything. */
  "gallery.ids": call(query, z.object({ ids: z.array(id) })),
  /** Mean mood of equal stretches of the matches in order, for the rail; null where nothing is measured. */
  "gallery.rail": call(query.extend({ stretches: whole(1, 400) }), z.object({ stretches: z.array(point.nullable()) })),
  /** Where matches lie, at most `limit` of them evenly chosen, as v, a, v, a …; one decimal more than is drawn. */
  "gallery.points": call(query.extend({ limit: whole(1, 5000) }), z.object({ points: z.array(z.number()) })),
  "boards.list": call(ok, z.object({ boards: z.array(board) })),
  "boards.create": call(z.object({ name }), z.object({ board: id })),
  "boards.rename": call(z.object({ board: id, name }), ok),
  /** The board goes, its pictures stay. */
  "boards.remove": call(z.object({ board: id }), ok),
  /** Puts pictures on a board, or takes them off it. */
  "boards.set": call(z.object({ board: id, pictures: z.array(id).min(1).max(10_000), on: z.boolean() }), ok),
  "views.list": call(ok, z.object({ views: z.array(savedView.extend({ pictures: z.int() })) })),
  "views.save": call(query.extend({ name }), z.object({ view: id })),
  "views.remove": call(z.object({ view: id }), ok),
} as const;
