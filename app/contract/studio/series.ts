/** @file Series: a path on the plane with its frames, and what one can do with a frame. */
import { z } from "zod";
import { seriesRequest } from "../../series/request.ts";
import { failure } from "../failure.ts";
import { call, watch } from "../kinds.ts";
import { blobHash, id, measurement, moment, point, whole } from "../shapes.ts";
import { pictureCard } from "./pictures.ts";

const FRAME_STATES = ["waiting", "drawing", "measuring", "finished", "failed", "cancelled", "interrupted"] as const;

/** A frame: its wish, and the picture that fulfils it now. */
export const frame = z.object({
  index: z.int(),
  target: point,
  prompt: z.string(),
  seed: z.int(),
  locked: z.boolean(),
  state: z.enum(FRAME_STATES),
  /** The newest finished picture; stays while another is drawn. */
  picture: pictureCard.nullable(),
  /** Of `picture`, with causes. */
  measurement: measurement.nullable(),
  /** Earlier pictures of this frame, newest first, for comparing. */
  earlier: z.array(z.object({ picture: id, blob: blobHash, thumb: blobHash })),
  failure: failure.nullable(),
});
export type Frame = z.output<typeof frame>;

export const seriesHead = z.object({
  id,
  title: z.string(),
  request: seriesRequest,
  created: moment,
  /** Frames with a picture, of all. */
  finished: z.int(),
  cover: blobHash.nullable(),
});
export type SeriesHead = z.output<typeof seriesHead>;

export const seriesDetail = z.object({
  head: seriesHead,
  frames: z.array(frame),
  /** Words of the prompt the pack cannot show, as sentences. */
  remarks: z.array(z.string()),
});
export type SeriesDetail = z.output<typeof seriesDetail>;

const numbered = z.object({ seq: z.int() });

/** First the whole series, then what changed; `seq` grows by one from event to event. */
export const seriesEvent = z.discriminatedUnion("kind", [
  numbered.extend({ kind: z.literal("snapshot"), series: seriesDetail }),
  numbered.extend({ kind: z.literal("head"), head: seriesHead }),
  numbered.extend({ kind: z.literal("frame"), frame }),
  numbered.extend({ kind: z.literal("remarks"), remarks: z.array(z.string()) }),
  /** A picture as it forms, at most ten a second. */
  numbered.extend({
    kind: z.literal("preview"),
    index: z.int(),
    step: z.int(),
    of: z.int(),
    blob: blobHash.nullable(),
  }),
]);
export type SeriesEvent = z.output<typeof seriesEvent>;

const started = z.object({ series: id, job: id });
const ok = z.object({});

export const seriesCalls = {
  /**
   * Draws a new series. `keep` carries locked frames of an earlier series over: each stays at its index with its picture.
   * `first` puts it before everything that waits.
   */
  "series.start": call(
    z.object({
      request: seriesRequest,
      keepFrom: id.nullable().default(null),
      first: z.boolean().default(false),
    }),
    started,
  ),
  "series.list": call(z.object({ limit: whole(1, 500).default(50) }), z.object({ series: z.array(seriesHead) })),
  "series.rename": call(z.object({ series: id, title: z.string().trim().min(1).max(120) }), ok),
  "series.watch": watch(z.object({ series: id }), seriesEvent),
  "frames.lock": call(z.object({ series: id, index: z.int(), locked: z.boolean() }), ok),
  /** Draws one frame again: with another seed (null takes the next one), another prompt, or both. */
  "frames.redraw": call(
    z.object({
      series: id,
      index: z.int(),
      seed: whole(0, Number.MAX_SAFE_INTEGER).nullable().default(null),
      prompt: z.string().max(500).nullable().default(null),
      first: z.boolean().default(true),
    }),
    started,
  ),
  /** Makes an earlier picture of the frame its picture again. */
  "frames.choose": call(z.object({ series: id, index: z.int(), picture: id }), ok),
} as const;
