/** @file The size of a picture in pixels. */

/** Width to height of each aspect a picture can have. */
const ASPECTS = { square: [1, 1], "3:2": [3, 2], "2:3": [2, 3], "16:9": [16, 9] } as const satisfies Record<
  string,
  readonly [number, number]
>;
export type Aspect = keyof typeof ASPECTS;
export const ASPECT_NAMES = Object.keys(ASPECTS) as readonly Aspect[];

/** Smallest and largest length of the longer side. */
export const MIN_SIZE = 64;
export const MAX_SIZE = 4096;

/** Longer side of a picture nobody gave a size. */
export const DEFAULT_SIZE = 768;

export interface PixelSize {
  readonly width: number;
  readonly height: number;
}

/** Pixels of a picture whose longer side is `size`; the shorter side is rounded to a whole even number. */
export function pixelSize(size: number, aspect: Aspect): PixelSize {
  const [across, down] = ASPECTS[aspect];
  const shorter = (part: number, whole: number): number =>
    part === whole ? size : 2 * Math.round((size * part) / whole / 2);
  return across >= down
    ? { width: size, height: shorter(down, across) }
    : { width: shorter(across, down), height: size };
}
