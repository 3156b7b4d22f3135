/** @file Sample pictures of a run: a few prompts at fixed targets and seeds, drawn finely at every point of the curve. */
import { affect } from "../../../app/affect/plane.ts";
import { readPrompt } from "../../../app/prompt/read.ts";
import type { TuneEvent } from "../../../app/tune/progress.ts";
import { storeBlob } from "../../files/blobs.ts";
import { smallWebp } from "../../image/small-webp.ts";
import { renderScene } from "../../scene/raster.ts";
import type { Weights } from "../../training/parameters.ts";
import { type Cell, drawHeldOut, type HeldOutSettings } from "../held-out.ts";

const SIDE = 384;
/** Clear of anything that figures are measured with. */
const SEED = 20;

const SAMPLES = [
  ["a lighthouse on the coast with a small boat", 1.7, 1.5],
  ["a house in a meadow with a tree on the left", 1.8, -1.5],
  ["a castle in the mountains", -1.7, 1.7],
  ["a bench in a garden", -1.7, -1.6],
  ["a city by the water with a bridge", 1.6, 1.8],
  ["a boat on a lake", 0, 0],
] as const;

const CELLS: readonly Cell[] = SAMPLES.map(([prompt, valence, arousal], index) => ({
  prompt,
  phrases: readPrompt(prompt).phrases,
  target: affect(valence, arousal),
  seed: SEED,
  index,
}));

type SampleEvent = Extract<TuneEvent, { kind: "sample" }>;

/** Draws the samples with the given weights and keeps them in `blobs`. */
export async function drawSamples(
  weights: Weights,
  settings: HeldOutSettings,
  blobs: string,
  step: number,
): Promise<SampleEvent[]> {
  const draws = await drawHeldOut(weights, CELLS, settings);
  const events: SampleEvent[] = [];
  for (const [cell, { prompt, seed, target, judge: measured, scene }] of draws.entries()) {
    await settings.breathe();
    const picture = await renderScene(scene, { width: SIDE, height: SIDE, detail: "full" });
    const blob = await storeBlob(blobs, await smallWebp(picture, SIDE));
    events.push({ kind: "sample", step, cell, prompt, seed, target, measured, blob });
  }
  return events;
}
