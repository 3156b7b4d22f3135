/** @file From planned frames to measured pictures: flow, renderer and judge, one frame after another. */
import { sharedNoise } from "../../app/flow/noise.ts";
import type { Measurement } from "../../app/judge/measurement.ts";
import type { Phrase } from "../../app/prompt/phrase.ts";
import { stream } from "../../app/random/philox.ts";
import type { Scene } from "../../app/scene/scene.ts";
import type { PlannedFrame } from "../../app/series/plan.ts";
import type { PixelSize } from "../../app/series/size.ts";
import type { Judge } from "../judge/judge.ts";
import type { Pack } from "../models/papercut/pack.ts";
import { drawScene } from "../scene/draw.ts";
import { finish, type Raster } from "../scene/finish.ts";
import { rasteriseSvg } from "../scene/raster.ts";

export interface DrawnFrame {
  readonly index: number;
  readonly scene: Scene;
  readonly svg: string;
  readonly picture: Raster;
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
  for (const { index, target, seed, sharedNoise: share } of plan) {
    const started = performance.now();
    const scene = await pack.draw({
      phrases,
      target,
      noise: sharedNoise(pack.noiseSize, seed, index, share),
      // One seed for the series: a branch or a ripple that changed from frame to frame would hide the change of mood.
      detailSeed: stream(seed, "detail").below(2 ** 32),
      ...(signal && { signal }),
      ...(onStep && { onStep }),
    });
    const svg = drawScene(scene, { width, height, detail: "full" });
    const drawn = await rasteriseSvg(svg);
    const picture = finish(drawn.data, drawn, scene.globals);
    const measured = await judge.measure(picture);
    yield { index, scene, svg, picture, measured, milliseconds: performance.now() - started };
  }
}
