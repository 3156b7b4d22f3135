/** @file Derivatives of an unknown model along random directions, and how far gradients are from them. */
import type { Graph, Tensor } from "../../graph/graph.ts";
import {
  alongDirection,
  type Direction,
  directionalDerivative,
  type Point,
  randomDirection,
  relativeError,
  typicalSize,
} from "../directional.ts";
import { type DirectionReport, tolerance } from "./report.ts";
import type { Plan } from "./workload.ts";

/** Disagreement of two step sizes, relative to the derivative, above which there is nothing to compare with. */
const kink = tolerance / 5;

/** Distance between neighbouring float32 numbers around 1. */
const singlePrecision = 2 ** -23;

export type Gradients = ReadonlyMap<string, Tensor>;

/** A scalar function of named values, at one point. */
export interface Landscape {
  readonly graph: Graph;
  readonly loss: string;
  readonly point: Point;
  /** The loss at the point. */
  readonly start: number;
}

interface Measured {
  readonly targets: readonly string[];
  readonly direction: Direction;
  readonly derivative: number;
}

export interface Measurement {
  readonly measured: readonly Measured[];
  /** Directions along which there is no derivative, or none that rounding leaves visible. */
  readonly kinked: number;
  /** Size below which a gradient is zero for single precision: its errors are measured against this instead. */
  readonly floor: number;
}

/** Measures the derivative along every direction of the plan, so closely that a gradient like `gradients` can be judged. */
export function measureDerivatives(
  { graph, loss, point, start }: Landscape,
  plan: Plan,
  gradients: Gradients,
  seed: number,
): Measurement {
  const floor = floorOf(gradients, point, start);
  const measured: Measured[] = [];
  let kinked = 0;
  for (const targets of plan.groups)
    for (let index = 0; index < plan.directionsPerGroup; index++) {
      const direction = randomDirection(point, targets, seed, index);
      const { value, doubt } = directionalDerivative(graph, loss, point, direction, { start, steps: plan.steps });
      const size = Math.max(Math.abs(value), alongDirection(gradients, direction).size, floor);
      if (doubt <= kink * size) measured.push({ targets, direction, derivative: value });
      else kinked++;
    }
  return { measured, kinked, floor };
}

/**
 * Some gradients are zero, such as that of a bias before a softmax or a normalisation, and come out as what rounding
 * leaves of cancelled terms: a part in 2²³ of the whole gradient, or of a loss that hardly changes at all. An error of
 * that size must be within the tolerance.
 */
function floorOf(gradients: Gradients, point: Point, start: number): number {
  return (singlePrecision / tolerance) * Math.max(typicalSize(gradients, point), Math.abs(start) / 100);
}

/** The relative error of `gradients` along each direction measured. */
export function errorsOf({ measured, floor }: Measurement, gradients: Gradients): readonly DirectionReport[] {
  return measured.map(({ targets, direction, derivative }) => {
    const { product, size } = alongDirection(gradients, direction);
    return { targets, error: relativeError(product, Math.max(size, floor), derivative) };
  });
}

/** The largest error; NaN when one is. */
export function worstOf(directions: readonly DirectionReport[]): number {
  return directions.reduce((largest, { error }) => (error <= largest ? largest : error), 0);
}
