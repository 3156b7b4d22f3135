/** @file A style reference and quantile knots as a judge's manifest holds them, frozen for tests. */
import type { AffectKnots } from "../../app/affect/ground/quantile-knots.ts";
import type { StyleReference } from "../../app/affect/ground/style-reference.ts";

/**
 * What papercut draws, measured on squares of 96 pixels: 1,200 composed scenes, all settings and moods alike. A and
 * B take these means as neutral.
 */
export const PAPERCUT: StyleReference = {
  mean: {
    lightness: 0.573,
    contrast: 0.121,
    chroma: 0.042,
    warmth: 0.402,
    jaggedness: 0.385,
    obliqueness: 0.518,
    edgeDensity: 0.167,
  },
  deviation: {
    lightness: 0.141,
    contrast: 0.021,
    chroma: 0.025,
    warmth: 0.37,
    jaggedness: 0.087,
    obliqueness: 0.072,
    edgeDensity: 0.057,
  },
};

const PROBABILITIES: readonly number[] = [
  0, 0.01, 0.025, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9,
  0.95, 0.975, 0.99, 1,
];

/** 1,200 composed scenes, all settings and moods alike, through A with papercut's own style reference. */
export const KNOTS_A: AffectKnots = {
  valence: {
    probabilities: PROBABILITIES,
    values: [
      -1.439, -1.039, -0.927, -0.731, -0.52, -0.383, -0.212, -0.065, 0.127, 0.293, 0.47, 0.653, 0.787, 0.906, 1.001,
      1.111, 1.208, 1.306, 1.406, 1.512, 1.654, 1.85, 1.993, 2.134, 2.404,
    ],
  },
  arousal: {
    probabilities: PROBABILITIES,
    values: [
      -1.019, -0.901, -0.817, -0.756, -0.639, -0.552, -0.484, -0.41, -0.349, -0.3, -0.244, -0.204, -0.149, -0.097,
      -0.055, -0.003, 0.049, 0.107, 0.154, 0.206, 0.279, 0.403, 0.499, 0.57, 0.877,
    ],
  },
};

/** The same scenes through B, on its own knots. */
export const KNOTS_B: AffectKnots = {
  valence: {
    probabilities: PROBABILITIES,
    values: [
      -1.625, -1.455, -1.411, -1.36, -1.275, -1.188, -1.077, -0.911, -0.743, -0.476, -0.24, 0.042, 0.247, 0.563, 0.765,
      0.93, 1.054, 1.182, 1.308, 1.451, 1.633, 1.781, 1.865, 1.955, 2.077,
    ],
  },
  arousal: {
    probabilities: PROBABILITIES,
    values: [
      -1.077, -0.934, -0.867, -0.814, -0.741, -0.663, -0.58, -0.505, -0.442, -0.374, -0.318, -0.271, -0.227, -0.175,
      -0.114, -0.058, -0.001, 0.051, 0.112, 0.174, 0.253, 0.363, 0.459, 0.564, 0.718,
    ],
  },
};
