/** @file The example of the first run: a prompt the pack knows well, and a path from a storm to a morning. */
import type { Point } from "../../../app/contract/shapes.ts";

export const EXAMPLE_PATH: readonly Point[] = [
  { valence: -1.55, arousal: 1.75 },
  { valence: -1.95, arousal: -0.85 },
  { valence: 0.55, arousal: -1.95 },
  { valence: 1.95, arousal: 1.45 },
];
