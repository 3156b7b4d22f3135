/** @file Frames of an animation: each picture, and between two of them blends that lead from one to the other. */

export interface MorphFrame {
  /** Indices of the pictures, equal for a picture by itself. */
  readonly from: number;
  readonly to: number;
  /** How much of `to` there is, 0 … 1, in linear light. */
  readonly amount: number;
  readonly milliseconds: number;
}

/** Browsers show a frame of a GIF that is shorter than this for a tenth of a second. */
const SHORTEST = 20;
/** GIF counts in hundredths of a second. */
const TICK = 10;

const onTick = (milliseconds: number): number => TICK * Math.round(milliseconds / TICK);

/**
 * The frames of `count` pictures. Every picture begins `1000 / fps` milliseconds after the one before; fewer blends than
 * `morph` are made where they would follow too fast for a browser.
 *
 * @param count one or more
 */
export function morphFrames(
  count: number,
  { fps, morph }: { readonly fps: number; readonly morph: number },
): readonly MorphFrame[] {
  const hold = 1000 / fps;
  const parts = Math.max(1, Math.min(morph + 1, Math.floor(hold / SHORTEST)));
  const places = Array.from({ length: (count - 1) * parts + 1 }, (_, place) => place);
  return places.map((place) => {
    const from = Math.floor(place / parts);
    const isLast = place === places.length - 1;
    const start = onTick((place * hold) / parts);
    const end = onTick(isLast ? count * hold : ((place + 1) * hold) / parts);
    const amount = (place % parts) / parts;
    return { from, to: amount === 0 ? from : from + 1, amount, milliseconds: end - start };
  });
}
