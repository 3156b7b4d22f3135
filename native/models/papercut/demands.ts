/** @file What a prompt says outright — this is there, that is not, two of them, on the left — as bounds on the tokens. */
import { COUNTS, type Phrase } from "../../../app/prompt/phrase.ts";
import { isKind } from "../../scene/grammar/wish.ts";
import { PLACEMENTS } from "../../scene/grammar/placement.ts";
import { ELEMENT_SIZE, GLOBAL_SIZE, SLOTS, TOKEN_BOUNDS, type TokenBounds } from "../../scene/tokens.ts";

/** Fractions of the frame's width in which something stands on that side, well inside the limits of requests.ts. */
const SIDES = { left: [0.14, 0.34], centre: [0.42, 0.58], right: [0.66, 0.86] } as const;

/**
 * Bounds on tokens (not normalised) for sampling one prompt. A thing asked for is present in as many slots as its
 * count says, and no more when the count is one or two; a thing refused is absent; a side bounds where it stands. What
 * the flow predicts is kept within these from the first step on, so everything else it draws goes with them; that is
 * inpainting of known values (Lugmayr et al. 2022) with ranges in place of values.
 */
export function demandBounds(phrases: readonly Phrase[]): TokenBounds {
  const low = Float32Array.from(TOKEN_BOUNDS.low);
  const high = Float32Array.from(TOKEN_BOUNDS.high);
  for (const phrase of phrases) {
    if (!isKind(phrase.concept)) continue;
    const slots = SLOTS.flatMap(({ kind }, slot) =>
      kind === phrase.concept ? [GLOBAL_SIZE + slot * ELEMENT_SIZE] : [],
    );
    if (phrase.negated) {
      // "No red boat" does not refuse the boat.
      if (isBare(phrase)) for (const presence of slots) high[presence] = low[presence]!;
      continue;
    }
    const number = phrase.count === undefined ? 1 : COUNTS.indexOf(phrase.count) + 1;
    const exact = phrase.count === "one" || phrase.count === "two";
    for (const [index, presence] of slots.entries()) {
      if (index < number) low[presence] = high[presence]!;
      else if (exact) high[presence] = low[presence]!;
      if (index < number && phrase.side !== undefined && PLACEMENTS[phrase.concept].focal === true) {
        // x is the first number after presence; its token runs −1 … 1 over the frame.
        const [from, to] = SIDES[phrase.side];
        low[presence + 1] = 2 * from - 1;
        high[presence + 1] = 2 * to - 1;
      }
    }
  }
  return { low, high };
}

function isBare({ colour, count, side, distance, size }: Phrase): boolean {
  return [colour, count, side, distance, size].every((quality) => quality === undefined);
}
