/** @file How all of papercut's networks are optimised: AdamW, a short rise of the learning rate, then half a cosine. */
import type { Optimiser } from "../../../training/optimiser.ts";
import { cosineDecay, warmUp } from "../../../training/schedule.ts";

interface Settings {
  /** The highest rate; the last is a fiftieth of it. */
  readonly learningRate: number;
  readonly steps: number;
  /** Steps of the rise, at most all. */
  readonly warmUp: number;
  readonly beta2: number;
  readonly weightDecay: number;
}

export function adamW({ learningRate, steps, warmUp: rise, beta2, weightDecay }: Settings): Optimiser {
  return {
    learningRate: warmUp(Math.min(rise, steps), cosineDecay(learningRate, steps - rise, learningRate / 50)),
    beta1: 0.9,
    beta2,
    epsilon: 1e-8,
    weightDecay,
  };
}
