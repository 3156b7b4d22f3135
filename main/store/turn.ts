/** @file The order of the gallery that runs through the moods: once round the plane. */

const WHOLE = 2 * Math.PI;

/**
 * Where a point lies on the way round the plane, 0 … 2π, counter-clockwise from straight down: from stillness through the
 * calm, the pleasant and the excited to the tense, the sad and the tired, which lies beside stillness again. The middle of
 * the plane has no direction, so what is close to it may stand anywhere.
 */
export function turnOf({ valence, arousal }: { readonly valence: number; readonly arousal: number }): number {
  return (Math.atan2(arousal, valence) + 2.5 * Math.PI) % WHOLE;
}
