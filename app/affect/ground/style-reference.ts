/** @file What the style of a picture is compared with: means and standard deviations of a set of pictures. */
import { mean, standardDeviation } from "../../statistics/mean.ts";
import type { Style } from "./depiction.ts";

export const STYLE_FEATURES = [
  "lightness",
  "contrast",
  "chroma",
  "warmth",
  "jaggedness",
  "obliqueness",
  "edgeDensity",
] as const satisfies readonly (keyof Style)[];

export interface StyleReference {
  readonly mean: Style;
  /** Standard deviations; each above 0. */
  readonly deviation: Style;
}

/** The 192 rated photographs of OASIS (Kurdi et al. 2017) that the style slopes were fitted on. */
export const PHOTOGRAPHS: StyleReference = {
  mean: {
    lightness: 0.552,
    contrast: 0.197,
    chroma: 0.048,
    warmth: 0.449,
    jaggedness: 0.33,
    obliqueness: 0.574,
    edgeDensity: 0.335,
  },
  deviation: {
    lightness: 0.125,
    contrast: 0.049,
    chroma: 0.036,
    warmth: 0.358,
    jaggedness: 0.121,
    obliqueness: 0.093,
    edgeDensity: 0.173,
  },
};

/** One feature of every style, by name. */
export function mapStyle(of: (feature: keyof Style) => number): Style {
  return {
    lightness: of("lightness"),
    contrast: of("contrast"),
    chroma: of("chroma"),
    warmth: of("warmth"),
    jaggedness: of("jaggedness"),
    obliqueness: of("obliqueness"),
    edgeDensity: of("edgeDensity"),
  };
}

/** Measures a reference on a set of pictures (population standard deviation, at least 1e-6). */
export function styleReference(styles: readonly Style[]): StyleReference {
  if (styles.length === 0) throw new Error("a style reference needs at least one picture");
  const values = (feature: keyof Style): number[] => styles.map((style) => style[feature]);
  return {
    mean: mapStyle((feature) => mean(values(feature))),
    deviation: mapStyle((feature) => Math.max(1e-6, standardDeviation(values(feature)))),
  };
}
