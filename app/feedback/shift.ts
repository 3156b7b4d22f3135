/** @file How far something moves the mood, and how surely. */
import { z } from "zod";

/** A mean with its standard deviation, in units of the `range` scale. */
export const estimate = z.object({ mean: z.number(), sd: z.number().min(0) });
export type Estimate = z.output<typeof estimate>;

/** A move on the plane. */
export const shift = z.object({ valence: estimate, arousal: estimate });
export type Shift = z.output<typeof shift>;
