/** @file Initial noise of pictures: seeded, and shared along a series so that frames resemble one another. */
import { stream } from "../random/philox.ts";
import type { Random } from "../random/random.ts";

/** `length` standard normal numbers. */
export function gaussianNoise(length: number, random: Random): Float32Array {
  return Float32Array.from({ length }, () => random.normal());
}

/**
 * √w·common + √(1 − w)·own: standard normal for each frame, with correlation w between any two frames of one seed.
 *
 * @param seed of the series
 * @param frame index that tells the frame's own share apart
 * @param weight w, 0 … 1
 * @throws RangeError when the weight is outside 0 … 1
 */
export function sharedNoise(length: number, seed: number, frame: number, weight: number): Float32Array {
  if (!(weight >= 0 && weight <= 1)) throw new RangeError(`The shared share of noise ${weight} lies outside 0 … 1.`);
  const common = stream(seed, "common noise");
  const own = stream(seed, "own noise", frame);
  const [commonScale, ownScale] = [Math.sqrt(weight), Math.sqrt(1 - weight)];
  return Float32Array.from({ length }, () => commonScale * common.normal() + ownScale * own.normal());
}
