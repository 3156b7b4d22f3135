/** @file What is to be refined, from the words of a command. */
import { parseAffect } from "../../../app/affect/path-text.ts";
import { FEWEST_IMAGES, MOST_IMAGES } from "../../../app/contract/studio/refinements.ts";
import { type LoopSettings, REACHED } from "../../../app/feedback/loop.ts";
import { REWARD_FORMS, type RewardForm } from "../../../app/reward/reward.ts";
import { type PlannedFrame, planSeries } from "../../../app/series/plan.ts";
import { parseSeriesRequest, type SeriesRequest } from "../../../app/series/request.ts";
import { wholeNumber } from "../arguments.ts";
import { badInput } from "../exit.ts";

/** Rounds beyond this are no longer the same picture refined. */
export const MOST_ROUNDS = 12;

export interface RefineOrder {
  readonly loop: LoopSettings;
  /** Of the first round; a later one differs by its prompt, or by its seed. */
  readonly request: SeriesRequest;
  readonly form: RewardForm;
}

/** Options that say what is to be refined; what is left out gets a default. */
export interface RefineWords {
  readonly prompt?: string;
  readonly target?: string;
  readonly rounds: string;
  readonly images: string;
  readonly seed?: string;
  readonly size?: string;
  readonly aspect?: string;
  readonly pack?: string;
  readonly adapter?: string;
  readonly reward: string;
}

/**
 * An order from the words of a command line.
 *
 * @throws CommandError in one sentence: the first thing that is wrong
 */
export function refineOrder(words: RefineWords): RefineOrder {
  const { prompt, target, seed, size, aspect, pack, adapter } = words;
  if (prompt === undefined) throw badInput("A refinement needs --prompt TEXT.");
  if (target === undefined) throw badInput('A refinement needs --target "v,a".');
  const form = REWARD_FORMS.find((known) => known === words.reward);
  if (form === undefined) throw badInput(`--reward needs one of ${REWARD_FORMS.join(", ")}, not “${words.reward}”.`);
  const rounds = numberOf("rounds", words.rounds, 1, MOST_ROUNDS);
  const images = numberOf("images", words.images, FEWEST_IMAGES, MOST_IMAGES);
  try {
    const place = parseAffect(target);
    const request = parseSeriesRequest({
      prompt,
      path: [place, place],
      frames: images,
      ...(seed !== undefined && { seed: wholeNumber("seed", seed) }),
      ...(size !== undefined && { size: wholeNumber("size", size) }),
      ...(aspect !== undefined && { aspect }),
      ...(pack !== undefined && { pack }),
      ...(adapter !== undefined && { adapter }),
    });
    const last = Number.MAX_SAFE_INTEGER - rounds * images + 1;
    if (request.seed > last) throw badInput(`The seed must be at most ${last}, since every picture adds one to it.`);
    const loop = { prompt: request.prompt, target: place, rounds, images, seed: request.seed, tolerance: REACHED };
    return { loop, request, form };
  } catch (error) {
    if (error instanceof RangeError) throw badInput(error.message);
    throw error;
  }
}

function numberOf(option: string, text: string, low: number, high: number): number {
  const number = wholeNumber(option, text);
  if (number < low || number > high)
    throw badInput(`--${option} needs a number from ${low} to ${high}, not “${text}”.`);
  return number;
}

/** One picture of a round: what to draw, and the request its recipe will name. */
export interface RoundFrame {
  readonly request: SeriesRequest;
  readonly planned: PlannedFrame;
}

/** The pictures of a round: all for one target, picture k with `seed + k`. */
export function roundFrames(request: SeriesRequest, prompt: string, seed: number): RoundFrame[] {
  return Array.from({ length: request.frames }, (_, index) => {
    const own = { ...request, prompt, seed: seed + index };
    return { request: own, planned: planSeries(own)[index]! };
  });
}
