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

/** Directions that may fail before a model without one that succeeds is given up. */
const mostKinked = 4;

/** From what suits a smooth model that rounds much, to steps that few kinks lie within. */
const variedSteps: readonly number[] = [3e-5, 3e-7, 3e-9];

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
  const attempt = (targets: readonly string[], index: number, steps: readonly number[]): void => {
    const direction = randomDirection(point, targets, seed, index);
    const { value, doubt } = directionalDerivative(graph, loss, point, direction, { start, steps });
    const size = Math.max(Math.abs(value), alongDirection(gradients, direction).size, floor);
    if (doubt <= kink * size) measured.push({ targets, direction, derivative: value });
    else kinked++;
  };
  for (const targets of plan.groups)
    for (let index = 0; index < plan.directionsPerGroup; index++) attempt(targets, index, plan.steps);
  // A large model has few directions, which may all meet a kink.
  for (let index = plan.directionsPerGroup; measured.length === 0 && kinked < mostKinked; index++)
    attempt(plan.groups[index % plan.groups.length]!, index, variedSteps);
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
  return measured.map(({ targets, direction, derivative }) => ({
    targets,
    error: errorAgainst(derivative, direction, gradients, floor),
  }));
}

/** Steps of every size that may suit a model with kinks close by or with numbers that swallow small changes. */
const allSteps: readonly number[] = [3e-3, 3e-4, 3e-5, 3e-6, 3e-7, 3e-8];

/**
 * The errors again, those beyond the tolerance against the step that suits the gradients best: rounding inside a model
 * can spoil one step in a way its doubt does not show, but a wrong gradient agrees with none.
 */
export function reconsiderErrors(
  { graph, loss, point, start }: Landscape,
  measurement: Measurement,
  gradients: Gradients,
): readonly DirectionReport[] {
  return errorsOf(measurement, gradients).map(({ targets, error }, index) => {
    if (error <= tolerance) return { targets, error };
    const { direction } = measurement.measured[index]!;
    const again = allSteps.map((step) => {
      const { value } = directionalDerivative(graph, loss, point, direction, { start, steps: [step] });
      return errorAgainst(value, direction, gradients, measurement.floor);
    });
    return { targets, error: again.reduce((least, each) => (each < least ? each : least), error) };
  });
}

function errorAgainst(derivative: number, direction: Direction, gradients: Gradients, floor: number): number {
  const { product, size } = alongDirection(gradients, direction);
  return relativeError(product, Math.max(size, floor), derivative);
}

/** The largest error; NaN when one is. */
export function worstOf(directions: readonly DirectionReport[]): number {
  return directions.reduce((largest, { error }) => (error <= largest ? largest : error), 0);
}
