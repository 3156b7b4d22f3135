/** @file Moving and resizing a box of moods; it never leaves the plane and never turns inside out. */
import { tidy } from "../../../app/affect/path-edit.ts";
import { LIMIT } from "../../../app/affect/plane.ts";
import type { AffectBox } from "../../../app/contract/studio/gallery.ts";
import type { PlanePoint } from "../../../app/judge/measurement.ts";

/** Which sides a corner moves: the low or the high one of each axis. */
export interface Corner {
  readonly valence: "low" | "high";
  readonly arousal: "low" | "high";
}

/** Clockwise from the upper left, as they are seen. */
export const CORNERS: readonly Corner[] = [
  { valence: "low", arousal: "high" },
  { valence: "high", arousal: "high" },
  { valence: "high", arousal: "low" },
  { valence: "low", arousal: "low" },
];

/** The box somebody gets who asks for one without drawing it. */
export const FIRST_BOX: AffectBox = { low: { valence: 0, arousal: -1 }, high: { valence: 2, arousal: 1 } };

/** The box between two opposite corners. */
export function boxBetween(one: PlanePoint, other: PlanePoint): AffectBox {
  return {
    low: tidy({ valence: Math.min(one.valence, other.valence), arousal: Math.min(one.arousal, other.arousal) }),
    high: tidy({ valence: Math.max(one.valence, other.valence), arousal: Math.max(one.arousal, other.arousal) }),
  };
}

export function cornerOf(box: AffectBox, { valence, arousal }: Corner): PlanePoint {
  return { valence: box[valence].valence, arousal: box[arousal].arousal };
}

/** The whole box moved; at the plane's edge it stops and keeps its size. */
export function moveBox({ low, high }: AffectBox, by: PlanePoint): AffectBox {
  const room = (least: number, most: number, wanted: number): number =>
    Math.min(LIMIT - most, Math.max(-LIMIT - least, wanted));
  const valence = room(low.valence, high.valence, by.valence);
  const arousal = room(low.arousal, high.arousal, by.arousal);
  return {
    low: tidy({ valence: low.valence + valence, arousal: low.arousal + arousal }),
    high: tidy({ valence: high.valence + valence, arousal: high.arousal + arousal }),
  };
}

/** One corner moved; dragged past the opposite one, the box opens to the other side. */
export function moveCorner(box: AffectBox, corner: Corner, to: PlanePoint): AffectBox {
  const opposite = cornerOf(box, {
    valence: corner.valence === "low" ? "high" : "low",
    arousal: corner.arousal === "low" ? "high" : "low",
  });
  return boxBetween(opposite, to);
}

export function isInside({ low, high }: AffectBox, { valence, arousal }: PlanePoint): boolean {
  return valence >= low.valence && valence <= high.valence && arousal >= low.arousal && arousal <= high.arousal;
}
