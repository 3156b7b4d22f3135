/** @file A palette for a mood: quadrants blended in OKLab, sharply enough that hues stay clean. */
import { fromHex, type Oklab } from "../../../app/colour/oklab.ts";
import type { Random } from "../../../app/random/random.ts";
import { type Light, LIGHTS, PALETTES, QUADRANTS, type Quadrant, type Swatches } from "./palettes.ts";

/** Valence and arousal, −1…1 each. */
export interface Mood {
  readonly valence: number;
  readonly arousal: number;
}

/** The seven colours of a scene's globals. */
export interface Palette {
  readonly skyTop: Oklab;
  readonly skyMiddle: Oklab;
  readonly skyHorizon: Oklab;
  readonly far: Oklab;
  readonly near: Oklab;
  readonly light: Oklab;
  readonly accent: Oklab;
}

const NAMES = ["skyTop", "skyMiddle", "skyHorizon", "far", "near", "light", "accent"] as const;
/** Exponent on the quadrant weights: 1 would mix complementary skies to mud. */
const SHARPNESS = 4;
/** How much of the palette may come from outside the dominant quadrant before it is no longer one palette. */
const LEAST_WEIGHT = 0.02;

const parse = (swatches: Swatches): readonly Oklab[] => swatches.map((hex) => fromHex(hex));

const PARSED = Object.fromEntries(
  QUADRANTS.map((quadrant) => [
    quadrant,
    Object.fromEntries(LIGHTS.map((light) => [light, PALETTES[quadrant][light].map(parse)])),
  ]),
) as unknown as Readonly<Record<Quadrant, Readonly<Record<Light, readonly (readonly Oklab[])[]>>>>;

/** Bilinear share of each quadrant of the plane, summing to 1. */
export function quadrantWeights({ valence, arousal }: Mood): Readonly<Record<Quadrant, number>> {
  const high = (1 + valence) / 2;
  const excited = (1 + arousal) / 2;
  return {
    joy: high * excited,
    calm: high * (1 - excited),
    sad: (1 - high) * (1 - excited),
    tense: (1 - high) * excited,
  };
}

/** How unlike two palettes are: hue and chroma of sky and land, lightness hardly. */
function distance(one: readonly Oklab[], other: readonly Oklab[]): number {
  return one.reduce((sum, colour, i) => {
    const against = other[i]!;
    return sum + (colour.a - against.a) ** 2 + (colour.b - against.b) ** 2 + 0.1 * (colour.l - against.l) ** 2;
  }, 0);
}

/**
 * Seven colours for a mood in a given light. The dominant quadrant's palette is drawn freely; each neighbour
 * contributes whichever of two drawn palettes is nearer to it, with weights raised to the fourth power.
 */
export function blendPalette(mood: Mood, light: Light, random: Random): Palette {
  const shares = quadrantWeights(mood);
  const weights = QUADRANTS.map((quadrant) => shares[quadrant] ** SHARPNESS);
  const dominant = QUADRANTS[weights.indexOf(Math.max(...weights))]!;
  const lead = random.pick(PARSED[dominant][light]);
  const chosen = QUADRANTS.map((quadrant) => {
    if (quadrant === dominant) return lead;
    const one = random.pick(PARSED[quadrant][light]);
    const other = random.pick(PARSED[quadrant][light]);
    return distance(one, lead) < distance(other, lead) ? one : other;
  });
  const largest = Math.max(...weights);
  const kept = weights.map((weight) => (weight < LEAST_WEIGHT * largest ? 0 : weight));
  const total = kept.reduce((sum, weight) => sum + weight, 0);
  const blended = NAMES.map((name, i) => {
    const colour = { l: 0, a: 0, b: 0 };
    chosen.forEach((colours, quadrant) => {
      const share = kept[quadrant]! / total;
      colour.l += colours[i]!.l * share;
      colour.a += colours[i]!.a * share;
      colour.b += colours[i]!.b * share;
    });
    return [name, colour] as const;
  });
  return Object.fromEntries(blended) as unknown as Palette;
}

/** Brown or mud: a dull warm dark colour no glad sky may have (hue 25–100°, lightness under .6). */
export function isMurky({ l, a, b }: Oklab): boolean {
  const chroma = Math.hypot(a, b);
  const hue = (Math.atan2(b, a) * 180) / Math.PI;
  return l < 0.6 && chroma > 0.025 && chroma < 0.13 && hue > 25 && hue < 100;
}
