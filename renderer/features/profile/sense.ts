/** @file The line from what is measured to what is felt, with its band, as a plot needs it. */
import type { Profile } from "../../../app/contract/studio/profile.ts";
import { intervalOf } from "../../../app/feedback/interval.ts";
import type { PlotLine } from "../../ui/scatter.ts";

/** The band holds the line in 95 of 100 cases, were offset and slope off independently of one another. */
export function feltLineOf({ offset, slope }: Profile["calibration"]["valence"]): PlotLine {
  return {
    offset: offset.mean,
    slope: slope.mean,
    halfWidth: (x) => intervalOf({ mean: 0, sd: Math.hypot(offset.sd, slope.sd * x) }).high,
  };
}
