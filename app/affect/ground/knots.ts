/** @file The frozen quantile knots of A and of B that the scale `range` is defined by. Regenerated, never edited. */
import type { AffectKnots } from "./quantile-knots.ts";

const PROBABILITIES: readonly number[] = [0, 0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99, 1];

/** 6,000 random scenes through A (GROUND.md §5). */
export const KNOTS_A: AffectKnots = {
  valence: { probabilities: PROBABILITIES, values: [-1.92, -1.45, -0.99, 0.12, 1.03, 1.61, 2.22, 2.56, 2.9] },
  arousal: { probabilities: PROBABILITIES, values: [-1.18, -0.9, -0.71, -0.34, -0.02, 0.31, 0.74, 0.97, 1.28] },
};

/** The same scenes through B, on its own knots. */
export const KNOTS_B: AffectKnots = {
  valence: { probabilities: PROBABILITIES, values: [-1.85, -1.54, -1.35, -0.53, 0.51, 1.27, 1.84, 2.08, 2.4] },
  arousal: { probabilities: PROBABILITIES, values: [-1.22, -1.04, -0.91, -0.65, -0.33, 0.02, 0.46, 0.59, 0.85] },
};
