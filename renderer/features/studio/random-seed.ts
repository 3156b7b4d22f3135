/** @file A seed nobody chose: short enough to be read out. */

const MOST = 99_999;

/** A whole number of 0 … 99,999. */
export function randomSeed(): number {
  const [number] = crypto.getRandomValues(new Uint32Array(1));
  return number! % (MOST + 1);
}
