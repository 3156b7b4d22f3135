/** @file How a frame looks: one word for state, measurement and tolerance together. */
import type { Frame } from "../contract/studio/series.ts";
import { type Drift, driftOf } from "../affect/drift.ts";
import type { PlanePoint } from "../judge/measurement.ts";

/** Each looks different; `flagged` is measured beyond tolerance, `unmeasured` has a picture no judge has read. */
export type Look =
  | { readonly kind: "waiting" | "drawing" | "cancelled" | "interrupted" | "failed" | "measuring" | "unmeasured" }
  | { readonly kind: "measured" | "flagged"; readonly measured: PlanePoint; readonly drift: Drift };

/** A measurement that may be laid beside targets: these are on the scale `range`. */
export function comparable(frame: Frame): Frame["measurement"] {
  return frame.measurement?.scale === "range" ? frame.measurement : null;
}

/**
 * The look of a frame. A picture drawn earlier stays while the frame waits to be drawn again; the state is what is said.
 *
 * @param tolerance distance from target to measurement beyond which a frame is flagged
 */
export function lookOf(frame: Frame, tolerance: number): Look {
  if (frame.state !== "finished") return { kind: frame.state };
  const measured = comparable(frame);
  if (measured === null) return { kind: "unmeasured" };
  const drift = driftOf(frame.target, measured);
  return { kind: drift.distance > tolerance ? "flagged" : "measured", measured, drift };
}
