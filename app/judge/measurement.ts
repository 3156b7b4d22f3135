/** @file What a judge says of a picture: where it lies on the plane, how sure the judge is, and why. */
import type { Axis, Scale } from "../affect/plane.ts";

/** What a visible cause is about. */
export const CAUSE_GROUPS = ["light", "palette", "weather", "elements", "lines"] as const;
export type CauseGroup = (typeof CAUSE_GROUPS)[number];

/** Something visible that moves the mood: without it the picture would lie `effect` lower on the axis. */
export interface Cause {
  readonly what: string;
  readonly group: CauseGroup;
  readonly axis: Axis;
  /** In units of the measurement's scale. */
  readonly effect: number;
}

export interface PlanePoint {
  readonly valence: number;
  readonly arousal: number;
}

/** Who measured: the judge's name and the hash of its manifest, which names every file's hash. */
export interface JudgeIdentity {
  readonly id: string;
  readonly sha256: string;
}

export interface Measurement extends PlanePoint {
  /** The scale of `valence`, `arousal`, `spread` and the causes. */
  readonly scale: Scale;
  /** The same reading comparable with human mean ratings. */
  readonly rated: PlanePoint;
  /** Standard deviation the judge expects of its own error. */
  readonly spread: PlanePoint;
  /** 0…1; low for pictures unlike those the judge knows. */
  readonly confidence: number;
  readonly causes: readonly Cause[];
  /** What to keep in mind, such as "reads paper-cut scenes". */
  readonly note?: string;
  readonly judge: JudgeIdentity;
}
