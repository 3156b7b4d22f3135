/** @file One planned frame: noise → scene, step by step → SVG → pixels. */
import { sharedNoise } from "../../app/flow/noise.ts";
import type { Phrase } from "../../app/prompt/phrase.ts";
import { stream } from "../../app/random/philox.ts";
import type { Scene } from "../../app/scene/scene.ts";
import type { PlannedFrame } from "../../app/series/plan.ts";
import type { PixelSize } from "../../app/series/size.ts";
import type { Pack, SceneStep } from "../models/papercut/pack.ts";
import { drawScene } from "../scene/draw.ts";
import { finish, type Raster } from "../scene/finish.ts";
import { rasteriseSvg } from "../scene/raster.ts";
import { untilAborted } from "./until-aborted.ts";

/** A picture with what it was drawn from. */
export interface Drawing {
  readonly scene: Scene;
  readonly svg: string;
  readonly picture: Raster;
}

export interface FrameOptions extends PixelSize {
  /** Of the frame's prompt. */
  readonly phrases: readonly Phrase[];
  /** Heard between steps of the flow, and while pixels are made. */
  readonly signal?: AbortSignal;
}

/**
 * Draws one frame. Its bytes depend on nothing but the pack, the planned frame, the phrases and the size.
 *
 * @throws the signal's reason when aborted
 */
export async function* drawFrame(
  pack: Pack,
  { index, target, seed, sharedNoise: share }: PlannedFrame,
  { phrases, width, height, signal }: FrameOptions,
): AsyncGenerator<SceneStep, Drawing, undefined> {
  const scene = yield* pack.drawSteps({
    phrases,
    target,
    noise: sharedNoise(pack.noiseSize, seed, index, share),
    // One seed for the series: a branch or a ripple that changed from frame to frame would hide the change of mood.
    detailSeed: stream(seed, "detail").below(2 ** 32),
    ...(signal && { signal }),
  });
  const svg = drawScene(scene, { width, height, detail: "full" });
  // Seconds for the largest sizes, on a thread that cannot be stopped.
  const drawn = await untilAborted(rasteriseSvg(svg), signal);
  return { scene, svg, picture: finish(drawn.data, drawn, scene.globals) };
}
