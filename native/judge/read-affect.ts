/** @file From what a network read to a measurement: the scale, the spread, how sure to be, and the causes. */
import type { Style } from "../../app/affect/ground/depiction.ts";
import { explainA } from "../../app/affect/ground/explain-a.ts";
import { below } from "../../app/affect/ground/membership.ts";
import type { AffectKnots } from "../../app/affect/ground/quantile-knots.ts";
import { affectScale, type AffectScale } from "../../app/affect/ground/range.ts";
import { STYLE_FEATURES, type StyleReference } from "../../app/affect/ground/style-reference.ts";
import { AXES } from "../../app/affect/plane.ts";
import { RANGE_LIMIT } from "../../app/affect/range-scale.ts";
import type { Cause, JudgeIdentity, Measurement, PlanePoint } from "../../app/judge/measurement.ts";
import { believedScene, type AffectReading, type JudgeReading } from "./reading.ts";

export interface MeasuringContext {
  readonly knots: AffectKnots;
  /** Style of the pictures the network was trained on. */
  readonly reference: StyleReference;
  readonly identity: JudgeIdentity;
}

const MOST_CAUSES = 8;
/** Causes below this, in range units, are not worth a word. */
const SMALLEST_CAUSE = 0.1;
/** Standard deviation of targets that fill the `range` scale evenly: a spread as large as this says nothing. */
const IGNORANCE = (2 * RANGE_LIMIT) / Math.sqrt(12);
/**
 * Largest z-score of a style feature at which a picture is as likely strange as not. The largest tells more than the mean:
 * of 24 paper-cut scenes none passed 2.8, of 192 photographs three quarters pass 3, most by their contrast or edges.
 */
const STRANGE = 3;
const STRANGE_WIDTH = 0.25;
const STRANGE_NOTE = "reads paper-cut scenes; this picture looks like none, so the reading is not valid";

/** How surely the picture is of the kind the network knows, 0…1, from the style feature that strays furthest. */
function familiarity(style: Style, { mean, deviation }: StyleReference): number {
  const distances = STYLE_FEATURES.map((feature) => Math.abs(style[feature] - mean[feature]) / deviation[feature]);
  return below(Math.max(...distances), STRANGE, STRANGE_WIDTH);
}

/**
 * The measurement of one picture on the scale `range`.
 *
 * Confidence is the share of variance the reading explains by its own account, 1 − (spread/ignorance)² averaged over the
 * axes, times the picture's familiarity. The judge's causes are what function A finds in the scene the judge believes to
 * see; the witness gives none.
 */
export function toMeasurement(
  reading: JudgeReading | AffectReading,
  style: Style,
  { knots, reference, identity }: MeasuringContext,
): Measurement {
  const scale = affectScale(knots);
  const rated = { valence: reading.valence, arousal: reading.arousal };
  const deviation = { valence: reading.valenceDeviation, arousal: reading.arousalDeviation };
  const spread = spreadOnRange(rated, deviation, scale);
  const explained = AXES.map((axis) => Math.max(0, 1 - (spread[axis] / IGNORANCE) ** 2));
  const familiar = familiarity(style, reference);
  return {
    ...scale.toRange(rated),
    scale: "range",
    rated,
    spread,
    confidence: (familiar * (explained[0]! + explained[1]!)) / 2,
    causes: "presence" in reading ? causesOnRange(reading, style, reference, scale) : [],
    ...(familiar < 0.5 && { note: STRANGE_NOTE }),
    judge: identity,
  };
}

/** Half the way between one standard deviation down and up, so that the flat ends of the scale do not feign certainty. */
function spreadOnRange(rated: PlanePoint, deviation: PlanePoint, scale: AffectScale): PlanePoint {
  const shifted = (sign: 1 | -1): PlanePoint =>
    scale.toRange({
      valence: rated.valence + sign * deviation.valence,
      arousal: rated.arousal + sign * deviation.arousal,
    });
  const [up, down] = [shifted(1), shifted(-1)];
  return { valence: (up.valence - down.valence) / 2, arousal: (up.arousal - down.arousal) / 2 };
}

/** Causes in range units: where the picture lies, less where it would lie without. */
function causesOnRange(
  reading: JudgeReading,
  style: Style,
  reference: StyleReference,
  scale: AffectScale,
): readonly Cause[] {
  const here = scale.toRange(reading);
  return explainA(believedScene(reading, style, reference), reference)
    .map((cause): Cause => {
      const without = { valence: reading.valence, arousal: reading.arousal };
      without[cause.axis] -= cause.effect;
      return { ...cause, effect: here[cause.axis] - scale.toRange(without)[cause.axis] };
    })
    .filter((cause) => Math.abs(cause.effect) >= SMALLEST_CAUSE)
    .toSorted((one, other) => Math.abs(other.effect) - Math.abs(one.effect))
    .slice(0, MOST_CAUSES);
}
