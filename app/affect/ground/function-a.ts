/** @file Function A: affect of a depicted scene, fitted on rated photographs. The reward judge learns its labels. */
import type { Depiction, Style } from "./depiction.ts";
import { focalAnimal, stillLife } from "./focus.ts";
import type { WordA } from "./norms.ts";
import { PHOTOGRAPHS, STYLE_FEATURES, type StyleReference } from "./style-reference.ts";
import { wordsForA, type Entry } from "./words-for-a.ts";

/** A point on −3…3, scale `rated`. */
export interface RatedAffect {
  readonly valence: number;
  readonly arousal: number;
}

/** Slopes per natural unit of each style feature, shrunk towards small values of the literature's sign (README.md). */
export const STYLE_SLOPES: { readonly valence: Style; readonly arousal: Style } = {
  valence: {
    lightness: 0.26,
    contrast: 1.35,
    chroma: 4.2,
    warmth: 0.06,
    jaggedness: -0.36,
    obliqueness: 0,
    edgeDensity: -0.48,
  },
  arousal: {
    lightness: 0.54,
    contrast: 1.2,
    chroma: 0.56,
    warmth: 0.16,
    jaggedness: 0.12,
    obliqueness: 0.14,
    edgeDensity: -0.25,
  },
};
const STYLE_CAP: RatedAffect = { valence: 0.6, arousal: 0.4 };
/** A feature counts up to this many standard deviations of photographs: beyond lies nothing the slopes were fitted on. */
const FEATURE_CLIP = 2.5;

/** Linear terms of A, ± the bootstrap standard error over themes of photographs. */
const VALENCE = { intercept: 0.01, slope: 1.21 }; // ±.10, ±.07
const AROUSAL = { intercept: -0.13, slope: 0.81, focalAnimal: 0.21, stillLife: -0.64 }; // ±.06, .09, .10, .16

/** V̄ = Σwv/Σw with w = s²·(c/7)·(|v|+¼)^½, and Ā = Σua/Σu with u = s²·c/7: averages, never sums. */
export function poolA(entries: readonly Entry[]): RatedAffect {
  let valence = 0;
  let valenceWeight = 0;
  let arousal = 0;
  let arousalWeight = 0;
  for (const { norm, salience } of entries) {
    const plain = (salience ** 2 * norm[2]) / 7;
    const extreme = plain * Math.sqrt(Math.abs(norm[0]) + 0.25);
    valence += extreme * norm[0];
    valenceWeight += extreme;
    arousal += plain * norm[1];
    arousalWeight += plain;
  }
  return {
    valence: valenceWeight === 0 ? 0 : valence / valenceWeight,
    arousal: arousalWeight === 0 ? 0 : arousal / arousalWeight,
  };
}

function styleTerm(axis: keyof RatedAffect, style: Style, reference: StyleReference): number {
  const slopes = STYLE_SLOPES[axis];
  const sum = STYLE_FEATURES.reduce((total, feature) => {
    const limit = FEATURE_CLIP * PHOTOGRAPHS.deviation[feature];
    const delta = style[feature] - reference.mean[feature];
    return total + slopes[feature] * Math.min(limit, Math.max(-limit, delta));
  }, 0);
  return Math.min(STYLE_CAP[axis], Math.max(-STYLE_CAP[axis], sum));
}

/**
 * Affect of a depicted scene on the scale `rated` (README.md): V = .01 + 1.21·V̄ + style,
 * A = −.13 + .81·Ā + .21·[focal animal] − .64·[still life] + style.
 *
 * @param reference the set of pictures whose style counts as neutral
 * @param leftOut derived words not to read, for explanations
 */
export function affectA(depiction: Depiction, reference: StyleReference, leftOut: readonly WordA[] = []): RatedAffect {
  const omitted: ReadonlySet<string> = new Set(leftOut);
  const pooled = poolA(wordsForA(depiction, reference).filter((entry) => !omitted.has(entry.what)));
  return {
    valence: VALENCE.intercept + VALENCE.slope * pooled.valence + styleTerm("valence", depiction.style, reference),
    arousal:
      AROUSAL.intercept +
      AROUSAL.slope * pooled.arousal +
      AROUSAL.focalAnimal * focalAnimal(depiction) +
      AROUSAL.stillLife * stillLife(depiction) +
      styleTerm("arousal", depiction.style, reference),
  };
}
