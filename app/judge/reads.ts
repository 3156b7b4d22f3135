/** @file Several readings of one picture by a chat model, folded to a measurement; too few that hold make none. */
import { AXES, type Axis, LIMIT } from "../affect/plane.ts";
import { RANGE_LIMIT } from "../affect/range-scale.ts";
import { mean } from "../statistics/mean.ts";
import type { AxisRead } from "./axis-read.ts";
import { type Calibration, toRange } from "./calibration.ts";
import type { Cause, JudgeIdentity, Measurement, PlanePoint } from "./measurement.ts";

/** What came of reading one axis several times. */
export interface AxisReads {
  /** Times it was to be read. */
  readonly asked: number;
  /** The readings that hold. */
  readonly held: readonly AxisRead[];
  /** Why the last one that does not hold does not; null when all do. */
  readonly refusal: string | null;
}

export interface ReadsContext {
  /** Null leaves the numbers as the model said them. */
  readonly calibration: Calibration | null;
  readonly identity: JudgeIdentity;
}

/** Causes told of a picture, of both axes together. */
const MOST_CAUSES = 5;
/** Standard deviation of numbers spread evenly over a scale: a spread as large says nothing. */
const IGNORANCE = { rated: (2 * LIMIT) / Math.sqrt(12), range: (2 * RANGE_LIMIT) / Math.sqrt(12) };
/**
 * Error of a vision-language model nobody has calibrated, as a standard deviation: its mean absolute error against people on
 * 480 generated pictures was .57 for valence and 1.87 for arousal (Qwen2.5-VL-7B in filnow/VAA-VLM; six others alike), and
 * √(π/2) times as much is the deviation of a normal error.
 */
const UNCALIBRATED: PlanePoint = { valence: 0.57 * Math.sqrt(Math.PI / 2), arousal: 1.87 * Math.sqrt(Math.PI / 2) };
const UNCALIBRATED_NOTE = "its numbers are its own and not calibrated to this plane";

/** Readings that must hold: half of those asked for. */
export function fewestReads(asked: number): number {
  return Math.ceil(asked / 2);
}

/** Standard deviation of a sample, dividing by n − 1; 0 for a single reading, which tells nothing of its own spread. */
function spreadOf(values: readonly number[]): number {
  if (values.length < 2) return 0;
  const centre = mean(values);
  return Math.sqrt(values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (values.length - 1));
}

/** Of the reading nearest the mean: they explain the number that is told. */
function causesOf(held: readonly AxisRead[]): readonly Cause[] {
  const centre = mean(held.map(({ value }) => value));
  const off = ({ value }: AxisRead): number => Math.abs(value - centre);
  return held.reduce((nearest, read) => (off(read) < off(nearest) ? read : nearest)).causes;
}

function both(map: (axis: Axis) => number): PlanePoint {
  const [valence, arousal] = AXES.map(map);
  return { valence: valence!, arousal: arousal! };
}

/**
 * The measurement several readings amount to, or in one sentence why there is none: fewer than half of either axis hold.
 *
 * `rated` is the mean of what was said; a calibration takes it to `range`. The spread is √(s² + e²): s the standard deviation
 * of the readings, e the calibration's residual, or without one the error such models are known for. Confidence is the share
 * of variance that leaves explained, 1 − (spread/ignorance)² averaged over the axes, times the share of readings that hold.
 * What a model says of its own confidence is not asked for: it does not know.
 */
export function foldReads(
  reads: Readonly<Record<Axis, AxisReads>>,
  { calibration, identity }: ReadsContext,
): { readonly measurement: Measurement } | { readonly unmeasured: string } {
  for (const axis of AXES) {
    const { asked, held, refusal } = reads[axis];
    if (held.length < fewestReads(asked))
      return {
        unmeasured: `${held.length} of ${asked} readings of ${axis} hold, fewer than half. ${refusal ?? ""}`.trim(),
      };
  }
  const scale = calibration === null ? "rated" : "range";
  const slope = both((axis) => calibration?.[axis].slope ?? 1);
  const rated = both((axis) => mean(reads[axis].held.map(({ value }) => value)));
  const error = calibration?.residual ?? UNCALIBRATED;
  const spread = both((axis) =>
    Math.hypot(slope[axis] * spreadOf(reads[axis].held.map(({ value }) => value)), error[axis]),
  );
  const sureness = AXES.map(
    (axis) => Math.max(0, 1 - (spread[axis] / IGNORANCE[scale]) ** 2) * (reads[axis].held.length / reads[axis].asked),
  );
  const causes = AXES.flatMap((axis) => causesOf(reads[axis].held))
    .map((cause): Cause => ({ ...cause, effect: slope[cause.axis] * cause.effect }))
    .filter(({ effect }) => effect !== 0)
    .toSorted((one, other) => Math.abs(other.effect) - Math.abs(one.effect))
    .slice(0, MOST_CAUSES);
  return {
    measurement: {
      ...(calibration === null ? rated : toRange(calibration, rated)),
      scale,
      rated,
      spread,
      confidence: mean(sureness),
      causes,
      ...(calibration === null && { note: UNCALIBRATED_NOTE }),
      judge: identity,
    },
  };
}
