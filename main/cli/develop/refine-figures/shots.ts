/** @file Pictures for the figures of `refine`: drawn as the command draws them, read by judge and witness. */
import { type Affect, affect } from "../../../../app/affect/plane.ts";
import { RANGE_LIMIT } from "../../../../app/affect/range-scale.ts";
import { runSteps } from "../../../../app/jobs/run-steps.ts";
import type { Measurement } from "../../../../app/judge/measurement.ts";
import { readPrompt } from "../../../../app/prompt/read.ts";
import { stream } from "../../../../app/random/philox.ts";
import type { Scene } from "../../../../app/scene/scene.ts";
import { parseSeriesRequest } from "../../../../app/series/request.ts";
import type { Judge } from "../../../../native/judge/judge.ts";
import type { Pack } from "../../../../native/models/papercut/pack.ts";
import { drawFrame } from "../../../../native/pipeline/draw-frame.ts";
import { roundFrames } from "../../refine/order.ts";

/** Pictures are drawn in full detail at this side before the judges shrink them. */
const SIDE = 256;
const CELLS = 3;

/** What is asked for: a prompt, a mood, and the seed of the first picture. */
export interface Task {
  readonly prompt: string;
  readonly target: Affect;
  readonly seed: number;
}

export interface Shot {
  readonly scene: Scene;
  readonly judge: Measurement;
  readonly witness: Measurement;
}

export interface Studio {
  readonly pack: Pack;
  readonly judge: Judge;
  /** Reads beside the judge and decides nothing. */
  readonly witness: Judge;
  readonly signal: AbortSignal;
  readonly onShot: () => void;
}

/**
 * `each` targets a prompt. They go round the nine cells of a 3 × 3 grid over ±2.4, at random within each; those of one prompt
 * lie in cells far apart.
 */
export function tasksFor(prompts: readonly string[], each: number, seed: number): Task[] {
  const side = (2 * RANGE_LIMIT) / CELLS;
  return prompts.flatMap((prompt, index) =>
    Array.from({ length: each }, (_, turn) => {
      const random = stream(seed, "refine targets", each * index + turn);
      const within = (cell: number): number => -RANGE_LIMIT + side * (cell + random.uniform());
      const cell = (index + 4 * turn) % CELLS ** 2;
      const target = affect(within(cell % CELLS), within(Math.floor(cell / CELLS)));
      return { prompt, target, seed: 1000 * (1000 * seed + each * index + turn) };
    }),
  );
}

/** Draws `prompt` for a task's target on `count` seeds from `seed` on, in order. */
export async function shoot(
  studio: Studio,
  { target }: Task,
  prompt: string,
  seed: number,
  count: number,
): Promise<Shot[]> {
  const { pack, judge, witness, signal, onShot } = studio;
  const { phrases } = readPrompt(prompt);
  const request = parseSeriesRequest({
    prompt,
    path: [target, target],
    frames: count,
    size: SIDE,
  });
  // Side by side, so that one is made into pixels while the flow works on the next.
  return Promise.all(
    roundFrames(request, prompt, seed).map(async ({ planned }) => {
      const options = { phrases, width: SIDE, height: SIDE, signal };
      const { scene, picture } = await runSteps(drawFrame(pack, planned, options), () => undefined);
      const shot = { scene, judge: await judge.measure(picture), witness: await witness.measure(picture) };
      onShot();
      return shot;
    }),
  );
}
