/** @file The benchmark's network small enough for a test, and the training whose losses PyTorch has written down. */
import type { Mode, Options } from "./options.ts";

export const TINY_STEPS = 8;

/** A case of the tiny network. */
export function tinyCase(mode: Mode, file = ""): Options {
  const size = { batch: 2, tokens: 8, width: 16, layers: 2, heads: 2, channels: 4, classes: 3 };
  return { mode, threads: 1, size, rank: 4, alpha: 8, learningRate: 5e-3, file };
}
