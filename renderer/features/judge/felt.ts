/** @file A reading as the person who sits here feels it. */
import { AXES, type Affect, clampAffect } from "../../../app/affect/plane.ts";
import type { Profile } from "../../../app/contract/studio/profile.ts";
import type { PlanePoint } from "../../../app/judge/measurement.ts";

type Calibration = Pick<Profile["calibration"], "corrections" | "needed" | "valence" | "arousal">;

/** Null until there are corrections enough to calibrate by. */
export function feltBy(calibration: Calibration, reading: PlanePoint): Affect | null {
  if (missingOf(calibration) > 0) return null;
  const [valence, arousal] = AXES.map((axis) => {
    const { offset, slope } = calibration[axis];
    return offset.mean + slope.mean * reading[axis];
  });
  return clampAffect(valence!, arousal!);
}

/** Corrections that are still to be made before readings are shown calibrated. */
export function missingOf({ corrections, needed }: Pick<Calibration, "corrections" | "needed">): number {
  return Math.max(0, needed - corrections);
}
