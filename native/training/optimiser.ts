/** @file What the optimiser keeps for each parameter, and one step over all of them. */
import { type AdamWSettings, updateAdamW } from "./adamw.ts";
import { moveAverage } from "./ema.ts";
import type { Parameter } from "./parameters.ts";
import type { Schedule } from "./schedule.ts";

/** Parameters with a learning rate or a decay of their own. */
interface ParameterGroup {
  readonly contains: (parameter: string) => boolean;
  /** Factor of the learning rate; 1 unless told. */
  readonly learningRateScale?: number;
  /** Instead of the optimiser's. */
  readonly weightDecay?: number;
}

export interface Optimiser extends AdamWSettings {
  /** By steps made before, so the first step asks for 0. */
  readonly learningRate: Schedule;
  readonly weightDecay: number;
  /** The first group that contains a parameter decides; none is also an answer. */
  readonly groups?: readonly ParameterGroup[];
}

/** A parameter with everything that is kept for it. The arrays stay the same for life; their values move. */
export interface Slot {
  readonly name: string;
  readonly parameter: Parameter;
  readonly first: Float32Array;
  readonly second: Float32Array;
  readonly averaged: Float32Array | undefined;
  readonly accumulated: Float32Array | undefined;
  readonly learningRateScale: number;
  readonly weightDecay: number;
}

/** The slot of a parameter that starts with (a copy of) the values of `initial`. */
export function createSlot(
  name: string,
  initial: Parameter,
  optimiser: Optimiser,
  keep: { readonly average: boolean; readonly sum: boolean },
): Slot {
  const { shape, data } = initial;
  const group = optimiser.groups?.find(({ contains }) => contains(name));
  return {
    name,
    parameter: { type: "float32", shape, data: data.slice() },
    first: new Float32Array(data.length),
    second: new Float32Array(data.length),
    averaged: keep.average ? data.slice() : undefined,
    accumulated: keep.sum ? new Float32Array(data.length) : undefined,
    learningRateScale: group?.learningRateScale ?? 1,
    weightDecay: group?.weightDecay ?? optimiser.weightDecay,
  };
}

/**
 * Makes step number `step` (from 1) of all slots, in place.
 *
 * @param gradients one for each slot
 * @param gradientScale factor of all gradients (mean over batches, clip)
 * @param averageDecay decay of the moving averages at this step
 */
export function updateSlots(
  slots: readonly Slot[],
  gradients: readonly Float32Array[],
  optimiser: Optimiser,
  step: number,
  gradientScale: number,
  averageDecay: number,
): void {
  const { beta1, beta2, epsilon } = optimiser;
  const rate = optimiser.learningRate(step - 1);
  for (const [index, slot] of slots.entries()) {
    const { parameter, averaged, weightDecay } = slot;
    const learningRate = rate * slot.learningRateScale;
    const update = { beta1, beta2, epsilon, step, learningRate, weightDecay, gradientScale };
    updateAdamW(parameter.data, gradients[index]!, slot.first, slot.second, update);
    if (averaged) moveAverage(averaged, parameter.data, averageDecay);
  }
}
