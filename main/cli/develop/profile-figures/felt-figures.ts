/** @file How well the line of a simulated person's sense of mood is recovered from corrections. */
import { perAxis } from "../../../../app/affect/error.ts";
import { AXES, type Axis, LIMIT } from "../../../../app/affect/plane.ts";
import { RANGE_LIMIT } from "../../../../app/affect/range-scale.ts";
import { correct, type Correction, feltLine, NOISE, UNCORRECTED } from "../../../../app/profile/felt.ts";
import type { Random } from "../../../../app/random/random.ts";
import { stream } from "../../../../app/random/philox.ts";
import { mean, standardDeviation } from "../../../../app/statistics/mean.ts";

/** How a person feels what a judge reads. */
export interface Sense {
  readonly offset: number;
  readonly slope: number;
  /** Deviation of a single correction about the line, as a share of what the program supposes. */
  readonly noise: number;
  /** Whether a dot that is felt outside the plane ends at its edge, as it does in the studio. */
  readonly edge: boolean;
}

/** Over many people of one sense. */
export interface FeltFigure {
  readonly axis: Axis;
  readonly parameter: "offset" | "slope";
  readonly true: number;
  /** Mean and deviation of the estimates. */
  readonly mean: number;
  readonly deviation: number;
  /** Mean standard error that was stated. */
  readonly stated: number;
  /** Shares of people whose estimate lies within one and within two of its own standard errors of the truth. */
  readonly withinOne: number;
  readonly withinTwo: number;
}

/** What `corrections` of pictures spread evenly over the plane teach of the sense of each of `count` people. */
export function feltFigures(seed: number, count: number, corrections: number, sense: Sense): FeltFigure[] {
  const lines = Array.from({ length: count }, (_, i) => {
    const random = stream(seed + i, "simulated corrections");
    let calibration = UNCORRECTED;
    for (let k = 0; k < corrections; k++) calibration = correct(calibration, correction(random, sense));
    return perAxis((axis) => feltLine(calibration, axis));
  });
  return AXES.flatMap((axis) =>
    (["offset", "slope"] as const).map((parameter) => {
      const estimates = lines.map((line) => line[axis][parameter]);
      const within = (errors: number): number =>
        mean(estimates.map((one) => (Math.abs(one.mean - sense[parameter]) <= errors * one.sd ? 1 : 0)));
      const means = estimates.map((one) => one.mean);
      return {
        axis,
        parameter,
        true: sense[parameter],
        mean: mean(means),
        deviation: standardDeviation(means),
        stated: mean(estimates.map(({ sd }) => sd)),
        withinOne: within(1),
        withinTwo: within(2),
      };
    }),
  );
}

/** The person drags the dot to where they feel the picture. */
function correction(random: Random, { offset, slope, noise, edge }: Sense): Correction {
  const place = (): number => random.between(-RANGE_LIMIT, RANGE_LIMIT);
  const measured = { valence: place(), arousal: place() };
  const felt = perAxis((axis) => {
    const at = offset + slope * measured[axis] + noise * NOISE[axis] * random.normal();
    return edge ? Math.min(LIMIT, Math.max(-LIMIT, at)) : at;
  });
  return { measured, felt };
}
