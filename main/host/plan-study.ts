/** @file What a study asks, made of series that were drawn. */
import type { Axis } from "../../app/affect/plane.ts";
import { StudioError } from "../../app/contract/failure.ts";
import type { Frame, SeriesDetail, SeriesHead } from "../../app/contract/studio/series.ts";
import { pictureSets } from "../../app/study/orderings.ts";
import type { PAIR_QUESTIONS, StudyPlan } from "../../app/study/plan.ts";

/** Fewer pairs than this leave nothing to be found. */
const LEAST_PAIRS = 4;
/** Targets closer than this are taken for the same. */
const SAME = 0.05;
/** A catch trial shows a picture read at least this far from its target, beside one read nearer than `NEAR`. */
const PLAINLY_WRONG = 2;
const NEAR = 1;

/**
 * Pairs of the pictures of two series, frame by frame. Where moods are asked about, pictures that lie where they should and such
 * as lie far away, as the judge has read them, make catch trials.
 *
 * @throws StudioError `input.invalid` when the two share too few targets
 */
export function pairsPlanOf(
  tried: SeriesDetail,
  against: SeriesDetail,
  question: (typeof PAIR_QUESTIONS)[number],
): StudyPlan {
  const pairs = pairsOf(tried.frames, against.frames);
  if (pairs.length < LEAST_PAIRS)
    throw refused(
      `The two series share ${pairs.length} drawn pictures of the same target; a study needs ${LEAST_PAIRS}.`,
    );
  return {
    design: "pairs",
    question,
    arms: armsOf(tried.head, against.head),
    pairs: pairs.map(([one, other]) => ({
      item: `${one.index + 1}: ${one.prompt}`,
      prompt: one.prompt,
      target: one.target,
      tried: one.picture!.blob,
      against: other.picture!.blob,
    })),
    catches: question === "mood" ? catchesOf(pairs) : [],
  };
}

/** Titles of the two, told apart by when they were drawn where they are the same. */
function armsOf(tried: SeriesHead, against: SeriesHead) {
  if (tried.title !== against.title) return { tried: tried.title, against: against.title };
  const named = ({ title }: SeriesHead, isLater: boolean): string => `${title} (${isLater ? "later" : "earlier"})`;
  const isLater = tried.created >= against.created;
  return { tried: named(tried, isLater), against: named(against, !isLater) };
}

/**
 * Sets of five pictures of each series, to be sorted by one axis.
 *
 * @throws StudioError `input.invalid` when no series has five pictures whose targets are apart on that axis
 */
export function orderPlanOf(sweeps: readonly SeriesDetail[], axis: Axis, seed: number): StudyPlan {
  const sets = pictureSets(
    sweeps.map(({ head, frames }) => ({
      name: head.title,
      pictures: frames.flatMap(({ picture, target }) =>
        picture === null ? [] : [{ picture: picture.blob, target: target[axis] }],
      ),
    })),
    seed,
  );
  if (sets.length === 0)
    throw refused(`Sorting by ${axis} needs a series with five drawn pictures whose ${axis} is wanted apart.`);
  return { design: "order", axis, sweeps: sweeps.map(({ head }) => head.title), sets };
}

const refused = (issue: string): StudioError => new StudioError({ code: "input.invalid", issues: [issue] });

type Pair = readonly [Frame, Frame];

/** Frames of the same place and target that both have a picture. */
function pairsOf(one: readonly Frame[], other: readonly Frame[]): Pair[] {
  return one.flatMap((frame): Pair[] => {
    const match = other.find(({ index }) => index === frame.index);
    if (match === undefined || frame.picture === null || match.picture === null) return [];
    const apart = Math.max(
      Math.abs(frame.target.valence - match.target.valence),
      Math.abs(frame.target.arousal - match.target.arousal),
    );
    return apart < SAME && frame.picture.blob !== match.picture.blob ? [[frame, match]] : [];
  });
}

function catchesOf(
  pairs: readonly Pair[],
): { readonly item: number; readonly plain: string; readonly wrong: string }[] {
  const distance = (frame: Frame, to: Frame): number =>
    frame.measurement === null
      ? 0
      : Math.hypot(frame.measurement.valence - to.target.valence, frame.measurement.arousal - to.target.arousal);
  return pairs.flatMap(([frame], item) => {
    const [furthest] = pairs.map(([own]) => own).toSorted((a, b) => distance(b, frame) - distance(a, frame));
    const plainly =
      furthest !== undefined && distance(furthest, frame) > PLAINLY_WRONG && distance(frame, frame) < NEAR;
    return plainly ? [{ item, plain: frame.picture!.blob, wrong: furthest.picture!.blob }] : [];
  });
}
