/** @file The affect plane: valence and arousal on −3…3, the coordinates every target and measurement is given in. */

declare const axis: unique symbol;

/** Unpleasant −3 … 3 pleasant. Made by {@link affect} or {@link clampAffect} only. */
export type Valence = number & { readonly [axis]: "valence" };

/** Still −3 … 3 stirred. Made by {@link affect} or {@link clampAffect} only. */
export type Arousal = number & { readonly [axis]: "arousal" };

/** A point of the plane. */
export interface Affect {
  readonly valence: Valence;
  readonly arousal: Arousal;
}

/** The two axes, in the order they are printed. */
export const AXES = ["valence", "arousal"] as const;
export type Axis = (typeof AXES)[number];

/**
 * What the numbers are comparable with: `rated` with human mean ratings, `range` with the share of pictures a pack
 * can show (see range-scale.ts). A number of affect is never printed without its scale.
 */
export type Scale = "rated" | "range";

/** The plane reaches from −LIMIT to LIMIT on both axes. */
export const LIMIT = 3;

function checked(name: Axis, value: number): number {
  if (Number.isNaN(value)) throw new RangeError(`The ${name} is not a number.`);
  if (value < -LIMIT || value > LIMIT) {
    throw new RangeError(`The ${name} ${value} lies outside −${LIMIT} … ${LIMIT}.`);
  }
  return value;
}

/**
 * A point of the plane.
 *
 * @throws RangeError naming the axis and the value when it is NaN or outside −3 … 3
 */
export function affect(valence: number, arousal: number): Affect {
  return { valence: checked("valence", valence) as Valence, arousal: checked("arousal", arousal) as Arousal };
}

/**
 * The nearest point of the plane: what a judge's raw reading becomes before it is stored.
 *
 * @throws RangeError when a number is NaN
 */
export function clampAffect(valence: number, arousal: number): Affect {
  const clamp = (value: number): number => Math.min(LIMIT, Math.max(-LIMIT, value));
  return affect(clamp(valence), clamp(arousal));
}

/** Euclidean distance between two points, 0 … 6√2. */
export function distance(one: Affect, other: Affect): number {
  return Math.hypot(one.valence - other.valence, one.arousal - other.arousal);
}
