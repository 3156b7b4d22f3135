/** @file What was learned of a person's taste, in sentences. */
import type { Preference } from "./preference.ts";
import { POPULATION } from "./population.ts";
import { type Trait, TRAITS } from "./traits.ts";

/** What is said when a trait counts more for a person than for most, and when it counts less. */
const SAID: Readonly<Record<Trait, readonly [more: string, less: string]>> = {
  valenceNearness: [
    "care more than most about how near a picture comes in valence",
    "care less than most about how near a picture comes in valence",
  ],
  arousalNearness: [
    "care more than most about how near a picture comes in arousal",
    "care less than most about how near a picture comes in arousal",
  ],
  valence: [
    "accept more pleasant pictures more often than most",
    "accept more unpleasant pictures more often than most",
  ],
  arousal: ["accept livelier pictures more often than most", "accept quieter pictures more often than most"],
  lightness: ["accept brighter light more often than most", "accept darker light more often than most"],
  contrast: ["accept stronger contrasts more often than most", "accept softer contrasts more often than most"],
  chroma: ["accept stronger colours more often than most", "accept fainter colours more often than most"],
  warmth: ["accept warmer light more often than most", "accept cooler light more often than most"],
  jaggedness: ["accept jagged lines more often than most", "accept smooth lines more often than most"],
  obliqueness: ["accept slanting lines more often than most", "accept level and upright lines more often than most"],
  edgeDensity: ["accept pictures full of detail more often than most", "accept plain pictures more often than most"],
  people: ["accept pictures with people more often than most", "accept pictures without people more often than most"],
  animals: [
    "accept pictures with animals more often than most",
    "accept pictures without animals more often than most",
  ],
  plants: ["accept pictures with plants more often than most", "accept pictures without plants more often than most"],
  buildings: [
    "accept pictures with buildings more often than most",
    "accept pictures without buildings more often than most",
  ],
  water: ["accept pictures with water more often than most", "accept pictures without water more often than most"],
};

/** How sure it is that a person differs from most on a trait, on the side the mean lies: certain beyond 2 σ, likely beyond 1. */
export type Certainty = "certain" | "likely" | "open";

/** @param sigmas how far the person's weight is from most people's, in standard deviations of what is believed of it */
export function certaintyOf(sigmas: number): Certainty {
  const far = Math.abs(sigmas);
  return far >= 2 ? "certain" : far >= 1 ? "likely" : "open";
}

export interface TraitWords {
  readonly trait: Trait;
  readonly certainty: Certainty;
  /** One sentence. */
  readonly words: string;
}

/** A sentence for every trait, the surest first. */
export function tasteInWords({ own }: Preference): TraitWords[] {
  const differences = TRAITS.map((trait, i) => ({
    trait,
    sigmas: (own.mean[i]! - POPULATION.mean[i]!) / Math.sqrt(own.covariance[i]![i]!),
  }));
  return differences
    .toSorted((one, other) => Math.abs(other.sigmas) - Math.abs(one.sigmas))
    .map(({ trait, sigmas }) => sentence(trait, sigmas));
}

function sentence(trait: Trait, sigmas: number): TraitWords {
  const said = SAID[trait][sigmas >= 0 ? 0 : 1];
  const certainty = certaintyOf(sigmas);
  const words = { certain: `You ${said}.`, likely: `You seem to ${said}.`, open: `Whether you ${said} is open.` };
  return { trait, certainty, words: words[certainty] };
}
