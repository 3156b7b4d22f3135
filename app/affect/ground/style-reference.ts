/** @file What the style of a picture is compared with: means and standard deviations of a set of pictures. */
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

/** The 192 rated photographs the style slopes were fitted on (GROUND.md §1). */
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

/**
 * What papercut draws, measured on squares of 96 pixels: 24 scenes of the first grammar. Regenerated with the labels of
 * every new judge, because A and B take these means as neutral.
 */
export const PAPERCUT: StyleReference = {
  mean: {
    lightness: 0.604,
    contrast: 0.115,
    chroma: 0.059,
    warmth: 0.395,
    jaggedness: 0.269,
    obliqueness: 0.48,
    edgeDensity: 0.153,
  },
  deviation: {
    lightness: 0.175,
    contrast: 0.023,
    chroma: 0.034,
    warmth: 0.401,
    jaggedness: 0.087,
    obliqueness: 0.079,
    edgeDensity: 0.076,
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
  const average = (of: (style: Style) => number): number =>
    styles.reduce((sum, style) => sum + of(style), 0) / styles.length;
  const mean = mapStyle((feature) => average((style) => style[feature]));
  const deviation = mapStyle((feature) =>
    Math.max(1e-6, Math.sqrt(average((style) => (style[feature] - mean[feature]) ** 2))),
  );
  return { mean, deviation };
}
