/** @file The pictures of a round and of its control: one prompt for one target, on seeds that every round has in common. */
import type { Affect } from "../affect/plane.ts";
import { SHARED_NOISE, type PlannedFrame } from "../series/plan.ts";
import { MAX_FRAMES, type SeriesRequest } from "../series/request.ts";

export interface RoundWish {
  /** Of the refinement: the first seed, and all that is the same in every round. */
  readonly request: SeriesRequest;
  readonly prompt: string;
  readonly target: Affect;
  /** Pictures of a round. */
  readonly images: number;
}

export interface RoundPlan {
  readonly request: SeriesRequest;
  readonly frames: readonly PlannedFrame[];
}

/** A round: picture k has the same noise in every round, so that two rounds differ by nothing but their prompts. */
export function planRound(wish: RoundWish): RoundPlan {
  return plan(wish, 0, wish.images, 0);
}

/** Pictures `from` … `to` − 1 of the control, on seeds behind those of the rounds. */
export function planControl(wish: RoundWish, from: number, to: number): RoundPlan {
  return plan(wish, from, to, wish.images);
}

function plan({ request, prompt, target }: RoundWish, from: number, to: number, skip: number): RoundPlan {
  const frames = Array.from({ length: to - from }, (_, place) => {
    const index = from + place;
    return { index, target, prompt, seed: seedBehind(request.seed, skip + index), sharedNoise: SHARED_NOISE };
  });
  // No request asks for more than MAX_FRAMES at once; a long control has grown to more.
  return { request: { ...request, prompt, path: [target, target], frames: Math.min(to, MAX_FRAMES) }, frames };
}

/** The seed `by` places behind `first`; behind the last one come the first ones again. */
function seedBehind(first: number, by: number): number {
  const room = Number.MAX_SAFE_INTEGER - first;
  return by <= room ? first + by : by - room - 1;
}
