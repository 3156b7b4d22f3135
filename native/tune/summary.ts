/** @file Held-out pictures as figures: what a point of a run's curve and the tables of evidence are made of. */
import { AXES } from "../../app/affect/plane.ts";
import type { PlanePoint } from "../../app/judge/measurement.ts";
import { mean, standardDeviation } from "../../app/statistics/mean.ts";
import { pearson } from "../../app/statistics/regression.ts";
import type { Felt } from "../../app/reward/reward.ts";
import type { CurvePoint, HeldOutReading } from "../../app/tune/progress.ts";
import { styleOf } from "../judge/style.ts";
import { satisfies } from "../scene/requests.ts";
import { checkScene } from "../scene/rules/check.ts";
import { GLOBAL_SIZE, outOfRange } from "../scene/tokens.ts";
import type { HeldOutDraw } from "./held-out.ts";

/** The part of a {@link CurvePoint} that is seen in pictures. */
export type Seen = Omit<CurvePoint, "step" | "seconds" | "pictures" | "reward" | "drift">;

/** Saturation and contrast of pictures: mean and standard deviation, which drift is measured against. */
export interface Look {
  readonly mean: readonly number[];
  readonly deviation: readonly number[];
}

const asRead: Felt = (reading) => reading;

/** How one judge reads the draws against their targets. */
function readingOf(draws: readonly HeldOutDraw[], by: "judge" | "witness", felt: Felt = asRead): HeldOutReading {
  const of = (figure: (axis: keyof PlanePoint) => number): PlanePoint =>
    Object.fromEntries(AXES.map((axis) => [axis, figure(axis)])) as unknown as PlanePoint;
  const places = draws.map((draw) => felt(draw[by]));
  return {
    error: of((axis) => mean(draws.map(({ target }, i) => Math.abs(places[i]![axis] - target[axis])))),
    r: of(
      (axis) =>
        pearson(
          draws.map(({ target }) => target[axis]),
          places.map((place) => place[axis]),
        ) ?? 0,
    ),
  };
}

/** @param felt how a reading counts: as the person feels it when a run is theirs */
export function seenIn(draws: readonly HeldOutDraw[], felt: Felt = asRead): Seen {
  return {
    judge: readingOf(draws, "judge", felt),
    witness: readingOf(draws, "witness", felt),
    diversity: spread(draws.map(({ tokens }) => tokens)),
    diversityWithin: withinCells(draws),
    elements: mean(draws.map(({ scene }) => scene.elements.length)),
    adherence: adherence(draws),
    validity: mean(draws.map(({ scene }) => (checkScene(scene).length === 0 ? 1 : 0))),
    outOfRange: mean(draws.map(({ tokens }) => outOfRange(tokens))),
  };
}

/** Share of what the prompts say outright that the scenes show. */
function adherence(draws: readonly HeldOutDraw[]): number {
  return mean(draws.flatMap(({ phrases, scene }) => phrases.map((phrase) => (satisfies(scene, phrase) ? 1 : 0))));
}

/** Mean over the global tokens of their standard deviation. */
function spread(tokens: readonly Float32Array[]): number {
  return mean(Array.from({ length: GLOBAL_SIZE }, (_, i) => standardDeviation(tokens.map((row) => row[i]!))));
}

/** Mean distance of the globals of two pictures of one wish; 0 when no wish was drawn twice. */
function withinCells(draws: readonly HeldOutDraw[]): number {
  const cells = [...Map.groupBy(draws, ({ index }) => Math.floor(index / 8)).values()].filter(
    ({ length }) => length > 1,
  );
  if (cells.length === 0) return 0;
  const apart = (one: Float32Array, other: Float32Array): number =>
    mean(Array.from({ length: GLOBAL_SIZE }, (_, i) => Math.abs(one[i]! - other[i]!)));
  return mean(cells.map(([one, other]) => apart(one!.tokens, other!.tokens)));
}

const looksOf = (draws: readonly HeldOutDraw[]): number[][] =>
  draws.map(({ picture }) => {
    const { chroma, contrast } = styleOf(picture);
    return [chroma, contrast];
  });

/** What drift is measured against. */
export function lookOf(draws: readonly HeldOutDraw[]): Look {
  const looks = looksOf(draws);
  const columns = [0, 1].map((i) => looks.map((look) => look[i]!));
  return { mean: columns.map((column) => mean(column)), deviation: columns.map((column) => standardDeviation(column)) };
}

/** The larger drift of mean saturation and contrast, in standard deviations of the base's pictures; with its sign. */
export function driftFrom(base: Look, draws: readonly HeldOutDraw[]): number {
  const now = lookOf(draws);
  const drifts = now.mean.map((value, i) => (value - base.mean[i]!) / Math.max(1e-6, base.deviation[i]!));
  return drifts.reduce((most, drift) => (Math.abs(drift) > Math.abs(most) ? drift : most), 0);
}
