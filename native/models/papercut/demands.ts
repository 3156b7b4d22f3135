/** @file What a prompt says outright — this is there, that is not, two of them, on the left, at night — as bounds on the tokens. */
import type { Phrase } from "../../../app/prompt/phrase.ts";
import type { Kind } from "../../../app/scene/kinds.ts";
import { isKind } from "../../scene/grammar/wish.ts";
import { FOOTED, PLACEMENTS } from "../../scene/grammar/placement.ts";
import { leastNumber } from "../../scene/requests.ts";
import {
  elementPlace,
  globalPlace,
  presencePlace,
  SLOTS,
  TOKEN_BOUNDS,
  type TokenBounds,
  type TokenPlace,
} from "../../scene/tokens.ts";
import { IMPLIED, type Implied, type Range } from "./implied.ts";

/** Fractions of the frame's width in which something stands on that side, well inside the limits of requests.ts. */
const SIDES = { left: [0.14, 0.34], centre: [0.42, 0.58], right: [0.66, 0.86] } as const;
/** What stands or floats and is asked for is not cut by the frame, as what merely frames the view may be. */
const INSIDE: Range = [0.12, 0.88];
/** What a room's window shows between its curtains. */
const BETWEEN_CURTAINS: Range = [0.27, 0.73];

/**
 * Bounds on tokens (not normalised) for sampling one prompt. A thing asked for is present in as many slots as its
 * count says, and no more when the count is one or two; a thing refused is absent; a side bounds where it stands; a
 * place, an hour, a season brings what makes it one (implied.ts). What the flow predicts is kept within these from the
 * first step on, so everything else it draws goes with them; that is inpainting of known values (Lugmayr et al. 2022)
 * with ranges in place of values.
 *
 * Where phrases contradict one another, what is said outright outweighs what is implied, a refusal outweighs a request,
 * and among equals the later phrase does. Low never exceeds high.
 */
export function demandBounds(phrases: readonly Phrase[]): TokenBounds {
  const bounds = new Bounds();
  const asked = phrases.filter(({ negated }) => !negated);
  const implied = asked.flatMap(({ concept }) => IMPLIED[concept] ?? []);
  for (const { without = [] } of implied) for (const kind of without) bounds.refuse(kind);
  for (const each of implied) bounds.imply(each);
  const inside = asked.some(({ concept }) => concept === "in:room") ? BETWEEN_CURTAINS : INSIDE;
  for (const phrase of asked) if (isKind(phrase.concept)) bounds.ask(phrase.concept, phrase, inside);
  for (const phrase of phrases) {
    // "No red boat" does not refuse the boat.
    if (phrase.negated && isKind(phrase.concept) && isBare(phrase)) bounds.refuse(phrase.concept);
  }
  return bounds;
}

/** Bounds while they are drawn tighter. */
class Bounds implements TokenBounds {
  readonly low = Float32Array.from(TOKEN_BOUNDS.low);
  readonly high = Float32Array.from(TOKEN_BOUNDS.high);

  refuse(kind: Kind): void {
    for (const slot of slotsOf(kind)) this.#setPresence(slot, false);
  }

  imply({ present = {}, globals = {}, attributes = {} }: Implied): void {
    for (const [field, range] of entries(globals)) this.#narrow(globalPlace(field), range);
    for (const [kind, number] of entries(present)) {
      for (const slot of slotsOf(kind).slice(0, number)) this.#setPresence(slot, true);
    }
    for (const [kind, ranges] of entries(attributes)) {
      const slots = slotsOf(kind).slice(0, present[kind]);
      for (const slot of slots)
        for (const [field, range] of entries(ranges)) this.#narrow(elementPlace(slot, field), range);
    }
  }

  ask(kind: Kind, { count, side }: Phrase, inside: Range): void {
    const slots = slotsOf(kind);
    const number = leastNumber(count);
    for (const slot of slots.slice(0, number)) {
      this.#setPresence(slot, true);
      const x = elementPlace(slot, "x");
      if (side !== undefined && PLACEMENTS[kind].focal === true) this.#narrow(x, SIDES[side]);
      if (FOOTED.has(kind)) this.#narrow(x, inside);
    }
    if (count === "one" || count === "two") for (const slot of slots.slice(number)) this.#setPresence(slot, false);
  }

  #setPresence(slot: number, present: boolean): void {
    const at = presencePlace(slot);
    const value = (present ? TOKEN_BOUNDS.high : TOKEN_BOUNDS.low)[at]!;
    [this.low[at], this.high[at]] = [value, value];
  }

  /** What the bounds have in common with the range; the range alone where that is nothing. */
  #narrow({ at, token }: TokenPlace, [from, to]: Range): void {
    const [low, high] = [token(from), token(to)];
    const disjoint = low > this.high[at]! || high < this.low[at]!;
    this.low[at] = disjoint ? low : Math.max(low, this.low[at]!);
    this.high[at] = disjoint ? high : Math.min(high, this.high[at]!);
  }
}

function slotsOf(wanted: Kind): readonly number[] {
  return SLOTS.flatMap(({ kind }, slot) => (kind === wanted ? [slot] : []));
}

function isBare({ colour, count, side, distance, size }: Phrase): boolean {
  return [colour, count, side, distance, size].every((quality) => quality === undefined);
}

/** The entries of a record that says what it has. */
function entries<Key extends string, Value>(record: { readonly [K in Key]?: Value }): readonly [Key, Value][] {
  return Object.entries(record) as [Key, Value][];
}
