/** @file Small helpers of the model tests: random rows, the wish they often use, and the widest difference of two results. */
import type { Phrase } from "../../../app/prompt/phrase.ts";
import { stream } from "../../../app/random/philox.ts";
import type { Tensor } from "../../../native/graph/graph.ts";
import { float32Tensor } from "../../../native/graph/tensors.ts";
import { FEATURES, ROWS, writePhrases } from "../../../native/models/papercut/phrase-features.ts";

/** Standard normal numbers. */
export function normals(seed: number, shape: readonly number[]): Tensor {
  const random = stream(seed, "test values");
  const size = shape.reduce((product, side) => product * side, 1);
  return float32Tensor(
    shape,
    Array.from({ length: size }, () => random.normal()),
  );
}

export const BOAT_AT_NIGHT: readonly Phrase[] = [
  { concept: "boat", negated: false, colour: "red", side: "left" },
  { concept: "at:night", negated: false },
  { concept: "person", negated: true },
];

/** The text encoder's feeds for some prompts. */
export function promptFeeds(prompts: readonly (readonly Phrase[])[]): {
  readonly phrases: Tensor;
  readonly mask: Tensor;
} {
  const features = new Float32Array(prompts.length * ROWS * FEATURES);
  const mask = new Float32Array(prompts.length * ROWS);
  prompts.forEach((prompt, index) => writePhrases(prompt, index, features, mask));
  return {
    phrases: float32Tensor([prompts.length, ROWS, FEATURES], features),
    mask: float32Tensor([prompts.length, ROWS], mask),
  };
}

/** Largest absolute difference, element by element. */
export function apart(one: ArrayLike<number>, other: ArrayLike<number>): number {
  if (one.length !== other.length) return Infinity;
  return Array.from(one).reduce((widest, value, i) => Math.max(widest, Math.abs(value - other[i]!)), 0);
}

export const numbers = (tensor: Tensor | undefined): Float32Array => tensor!.data as Float32Array;
