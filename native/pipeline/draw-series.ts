/** @file From planned frames to measured pictures: flow, renderer and judge, one frame after another. */
import { runSteps } from "../../app/jobs/run-steps.ts";
import type { Measurement } from "../../app/judge/measurement.ts";
import type { Phrase } from "../../app/prompt/phrase.ts";
import type { PlannedFrame } from "../../app/series/plan.ts";
import type { PixelSize } from "../../app/series/size.ts";
import type { Judge } from "../judge/judge.ts";
import type { Pack } from "../models/papercut/pack.ts";
import { drawFrame, type Drawing } from "./draw-frame.ts";

export interface DrawnFrame extends Drawing {
  readonly index: number;
  readonly measured: Measurement;
  /** Milliseconds from the start of the frame to its measurement. */
  readonly milliseconds: number;
}

export interface SeriesModels {
  readonly pack: Pack;
  readonly judge: Judge;
}

export interface SeriesOptions extends PixelSize {
  readonly phrases: readonly Phrase[];
  /** Checked between steps of the flow; frames already given stay. */
  readonly signal?: AbortSignal;
  /** Steps of the flow done in the frame at hand. */
  readonly onStep?: (step: number) => void;
}

/**
 * Draws and measures the planned frames in order. Every frame is sampled alone, so its bytes do not depend on its
 * neighbours and a recipe can draw it again by itself.
 *
 * @throws the signal's reason when aborted
 */
export async function* drawSeries(
  { pack, judge }: SeriesModels,
  plan: readonly PlannedFrame[],
  { phrases, width, height, signal, onStep }: SeriesOptions,
): AsyncGenerator<DrawnFrame> {
  for (const planned of plan) {
    const started = performance.now();
    const options = { phrases, width, height, ...(signal && { signal }) };
    const drawing = await runSteps(drawFrame(pack, planned, options), ({ done }) => onStep?.(done));
    const measured = await judge.measure(drawing.picture, signal && { signal });
    yield { index: planned.index, ...drawing, measured, milliseconds: performance.now() - started };
  }
}
