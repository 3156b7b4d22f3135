/** @file How a thing shows itself in a mood: its variant and lean. */
import type { Kind } from "../../../app/scene/kinds.ts";
import type { Sketch } from "./sketch.ts";

/** The kinds that look left or right, and then look into the picture. */
const FACING: ReadonlySet<Kind> = new Set(["deer", "horse", "dog", "cat", "wolf", "crow", "swan", "whale"]);

type Choice = (sketch: Sketch) => number;

const within =
  (low: number, high: number): Choice =>
  (sketch) =>
    sketch.random.between(low, high);

/** Bowed or under an umbrella when sad, arms up when joyful, otherwise standing. */
function personPose(sketch: Sketch): number {
  const { joy, sad, tense } = sketch.shares;
  if (sketch.random.chance(Math.min(0.9, 1.5 * sad + 0.3 * tense)))
    return sketch.has("rain") && sketch.random.chance(0.4)
      ? sketch.random.between(0.57, 0.68)
      : sketch.random.between(0.02, 0.28);
  return sketch.random.chance(Math.min(0.9, 1.6 * joy))
    ? sketch.random.between(0.72, 0.98)
    : sketch.random.between(0.32, 0.54);
}

const VARIANTS: Partial<Readonly<Record<Kind, Choice>>> = {
  person: personPose,
  wolf: (sketch) => (sketch.random.chance(0.25 + 0.6 * sketch.shares.tense) ? 0.75 : 0.25),
  horse: (sketch) =>
    sketch.random.chance(0.15 + 0.55 * (sketch.shares.joy + sketch.shares.tense))
      ? sketch.random.between(0.72, 0.98)
      : sketch.random.between(0.02, 0.68),
  crow: (sketch) => (sketch.random.chance(0.3 + 0.4 * sketch.shares.tense) ? 0.75 : 0.25),
  whale: (sketch) => (sketch.random.chance(0.7 * sketch.shares.joy + 0.1) ? 0.85 : sketch.random.between(0.05, 0.68)),
  conifer: within(0.05, 0.5),
  // A campfire in peace, a blaze in danger.
  fire: (sketch) =>
    sketch.random.chance(0.15 + 1.5 * sketch.shares.tense)
      ? sketch.random.between(0.55, 1)
      : sketch.random.between(0, 0.45),
};

/** Variant of a kind in this sketch's mood; kinds without a rule take any. */
export function variantOf(kind: Kind, sketch: Sketch): number {
  return VARIANTS[kind]?.(sketch) ?? sketch.random.uniform();
}

/** Turn of a kind at `x`: animals look inwards, a boat in a storm heels, the rest stand nearly upright. */
export function turnOf(kind: Kind, x: number, sketch: Sketch): number {
  const { random, shares, globals } = sketch;
  if (FACING.has(kind)) {
    const inward = x < 0.5 ? 0.8 : 0.2;
    return random.chance(0.85) ? inward : 1 - inward;
  }
  if (kind === "boat") {
    const heel = 0.04 + 0.1 * globals.wind + 0.22 * shares.tense;
    return 0.5 + (random.chance(0.5) ? 1 : -1) * random.uniform() * heel;
  }
  if (kind === "tree" || kind === "dead-tree" || kind === "palm") return 0.5 + random.between(-0.1, 0.1);
  return 0.5 + random.between(-0.02, 0.02);
}
