/** @file What a picture shows, as the affect functions A and B read it: things with salience, and style. */
import type { Kind } from "../../scene/kinds.ts";

/** One kind of thing shown (instances merged). */
export interface Depicted {
  readonly kind: Kind;
  /** 0…1: 1 focal, 0.5 ordinary, 0.3 background; how it is found: salience.ts. */
  readonly salience: number;
  readonly roughness: number;
  readonly variant: number;
  /** Share of the frame the thing covers, 0…1. */
  readonly area: number;
  readonly count: number;
}

/** Low-level features of the picture, as native/judge/style.ts measures them. */
export interface Style {
  /** Mean and standard deviation of OKLab lightness. */
  readonly lightness: number;
  readonly contrast: number;
  /** Mean OKLab chroma. */
  readonly chroma: number;
  /** Chroma-weighted share of warm hue. */
  readonly warmth: number;
  readonly jaggedness: number;
  readonly obliqueness: number;
  readonly edgeDensity: number;
}

export interface Depiction {
  readonly things: readonly Depicted[];
  readonly style: Style;
  /** The scene's globals that carry meaning of their own. */
  readonly daylight: number;
  readonly goldenHour: number;
  readonly snowCover: number;
  readonly foliage: number;
  readonly wind: number;
  readonly haze: number;
}
