/** @file What concepts do to light, colour and lines of a picture. */
import type { Concept } from "../prompt/phrase.ts";

/** Change of each style feature, in the order of STYLE_FEATURES and in the standard deviations of FEATURE_SPEC. */
export const STYLE_CHANGES: Readonly<Partial<Record<Concept, readonly number[]>>> = {};
