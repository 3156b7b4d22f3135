/** @file Draws and reads the pictures of a round, on seeds that are the same for every prompt of a chain. */
import { perAxis } from "../../../../app/affect/error.ts";
import type { Affect } from "../../../../app/affect/plane.ts";
import { gaussianNoise } from "../../../../app/flow/noise.ts";
import type { Measurement, PlanePoint } from "../../../../app/judge/measurement.ts";
import { readPrompt } from "../../../../app/prompt/read.ts";
import { stream } from "../../../../app/random/philox.ts";
import { mean, standardDeviation } from "../../../../app/statistics/mean.ts";
import type { Judge } from "../../../../native/judge/judge.ts";
import type { Pack } from "../../../../native/models/papercut/pack.ts";
import { renderScene } from "../../../../native/scene/raster.ts";

/** Pictures of a round, on paired seeds. */
export const PICTURES = 4;
const SIDE = 256;

export interface RoundSettings {
  readonly pack: Pack;
  readonly judge: Judge;
  readonly witness: Judge;
  readonly seed: number;
  readonly signal: AbortSignal;
  /** A prompt and target is done with. */
  readonly onChain: () => void;
}

/** By picture. */
export interface Read {
  readonly judge: readonly Measurement[];
  readonly witness: readonly Measurement[];
}

/** @param chain which noise: rounds of one chain are compared */
export async function drawRound(prompt: string, target: Affect, chain: number, settings: RoundSettings): Promise<Read> {
  const { pack, judge, witness, seed, signal } = settings;
  const { phrases } = readPrompt(prompt);
  const read: { readonly judge: Measurement[]; readonly witness: Measurement[] } = { judge: [], witness: [] };
  for (let index = 0; index < PICTURES; index++) {
    const detailSeed = PICTURES * chain + index;
    const noise = gaussianNoise(pack.noiseSize, stream(seed, "suggestion noise", detailSeed));
    const scene = await pack.draw({ phrases, target, noise, detailSeed, signal });
    const picture = await renderScene(scene, { width: SIDE, height: SIDE, detail: "full" });
    read.judge.push(await judge.measure(picture));
    read.witness.push(await witness.measure(picture));
  }
  return read;
}

/** Mean and spread of the readings. */
export function placeOf(measured: readonly Measurement[]): {
  readonly mean: PlanePoint;
  readonly deviation: PlanePoint;
} {
  return {
    mean: perAxis((axis) => mean(measured.map((one) => one[axis]))),
    deviation: perAxis((axis) => standardDeviation(measured.map((one) => one[axis]))),
  };
}
