/** @file Shapes that several nouns of the contracts share. */
import { z } from "zod";
import { AXES, LIMIT } from "../affect/plane.ts";
import { CAUSE_GROUPS, type Measurement } from "../judge/measurement.ts";

/** SHA-256 of a blob's bytes; the page shows it as `/blob/<hash>`. */
export const blobHash = z.string().regex(/^[0-9a-f]{64}$/, "a hash has 64 hexadecimal digits");
export type BlobHash = z.output<typeof blobHash>;

/** An id the host made. */
export const id = z.string().min(1).max(64);

/** Milliseconds since 1970. */
export const moment = z.number();

const coordinate = z.number().min(-LIMIT).max(LIMIT);

/** A point of the plane as the wire carries it. */
export const point = z.object({ valence: coordinate, arousal: coordinate });
export type Point = z.output<typeof point>;

const pair = z.object({ valence: z.number(), arousal: z.number() });

export const judgeIdentity = z.object({ id: z.string(), sha256: z.string() });

const scale = z.enum(["rated", "range"]);

export const cause = z.object({
  what: z.string(),
  group: z.enum(CAUSE_GROUPS),
  axis: z.enum(AXES),
  effect: z.number(),
});

/** What a judge said (app/judge/measurement.ts). */
export const measurement = z.object({
  scale,
  valence: z.number(),
  arousal: z.number(),
  rated: pair,
  spread: pair,
  confidence: z.number(),
  causes: z.array(cause).readonly(),
  note: z.string().exactOptional(),
  judge: judgeIdentity,
}) satisfies z.ZodType<Measurement>;

/** A measurement without its causes: what lists need. */
export const reading = measurement.omit({ causes: true });
export type Reading = z.output<typeof reading>;

/** Whole numbers of `least` … `most`. */
export const whole = (least: number, most: number): z.ZodNumber => z.int().min(least).max(most);
