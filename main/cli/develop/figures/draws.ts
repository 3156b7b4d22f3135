/** @file Draws for the figures: every prompt at nine targets spread over the plane, measured by judge and witness. */
import { type Affect, affect } from "../../../../app/affect/plane.ts";
import { RANGE_LIMIT } from "../../../../app/affect/range-scale.ts";
import { gaussianNoise } from "../../../../app/flow/noise.ts";
import type { Measurement } from "../../../../app/judge/measurement.ts";
import { moodsNear } from "../../../../app/prompt/mood-angles.ts";
import type { Phrase } from "../../../../app/prompt/phrase.ts";
import { readPrompt } from "../../../../app/prompt/read.ts";
import { stream } from "../../../../app/random/philox.ts";
import type { Scene } from "../../../../app/scene/scene.ts";
import type { Judge } from "../../../../native/judge/judge.ts";
import type { Pack } from "../../../../native/models/papercut/pack.ts";
import { renderScene } from "../../../../native/scene/raster.ts";

/** Pictures are drawn in full detail at this side before the judges shrink them. */
const SIDE = 384;
const CELLS = 3;
/** Targets a prompt is drawn at. */
export const TARGETS = CELLS ** 2;

export interface Draw {
  readonly prompt: string;
  readonly phrases: readonly Phrase[];
  readonly target: Affect;
  readonly tokens: Float32Array;
  readonly scene: Scene;
  readonly judge: Measurement;
  readonly witness: Measurement;
}

/** How the target reaches the pack: as an affect, or as a mood word in the prompt. */
export type Arm = "target" | "mood words";

export interface DrawSettings {
  readonly pack: Pack;
  readonly judge: Judge;
  readonly witness: Judge;
  readonly arm: Arm;
  readonly seed: number;
  readonly onDraw?: () => void;
  /** Checked between steps and draws. */
  readonly signal: AbortSignal;
}

/** Nine targets, one at random in each cell of a 3 × 3 grid over −2.4 … 2.4. */
function targetsFor(seed: number, prompt: number): Affect[] {
  const random = stream(seed, "figure targets", prompt);
  const side = (2 * RANGE_LIMIT) / CELLS;
  return Array.from({ length: TARGETS }, (_, cell) => {
    const within = (index: number): number => -RANGE_LIMIT + side * (index + random.uniform());
    return affect(within(cell % CELLS), within(Math.floor(cell / CELLS)));
  });
}

/** Draws and measures every prompt at its targets; the noise of a draw is the same in every arm. */
export async function drawAll(prompts: readonly string[], settings: DrawSettings): Promise<Draw[]> {
  const { pack, judge, witness, arm, seed, signal } = settings;
  const draws: Draw[] = [];
  for (const [index, prompt] of prompts.entries()) {
    const { phrases } = readPrompt(prompt);
    for (const [cell, target] of targetsFor(seed, index).entries()) {
      const words: Phrase[] =
        arm === "mood words" ? [{ concept: `mood:${moodsNear(target)[0]!}`, negated: false }] : [];
      const draw = 100 * index + cell;
      const tokens = await pack.sample({
        phrases: [...phrases, ...words],
        target: arm === "target" ? target : undefined,
        noise: gaussianNoise(pack.noiseSize, stream(seed, "figure noise", draw)),
        detailSeed: draw,
        signal,
      });
      const scene = pack.decode(tokens, draw, phrases);
      const picture = await renderScene(scene, { width: SIDE, height: SIDE, detail: "full" });
      const [seen, witnessed] = [await judge.measure(picture), await witness.measure(picture)];
      draws.push({ prompt, phrases, target, tokens, scene, judge: seen, witness: witnessed });
      settings.onDraw?.();
    }
  }
  return draws;
}
