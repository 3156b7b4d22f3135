/** @file Numeric derivatives along random directions, in double precision: the yardstick every gradient is held to. */
import { stream } from "../../app/random/philox.ts";
import type { Graph, Tensor } from "../graph/graph.ts";
import { evaluate } from "../runtime/reference.ts";

/** Values by name, held in double precision so that a step is not rounded away. */
export type Point = Readonly<Record<string, { readonly shape: readonly number[]; readonly data: ArrayLike<number> }>>;

export interface Derivative {
  /** d loss / dh along the direction, by central differences. */
  readonly value: number;
  /** How far two step sizes disagree, in the unit of `value`: large at a kink, or where the loss has no digits to spare. */
  readonly doubt: number;
}

export type Direction = ReadonlyMap<string, Float64Array>;

/** Steps relative to the size of what is moved. The first is best for smooth losses; the others come closer to a kink. */
export const carefulSteps: readonly number[] = [3e-5, 3e-7, 3e-8];

/**
 * One step for models too large to try several: of millions of rectified units some turn within any step, and the error
 * this makes shrinks only with the root of the step.
 */
export const smallStep: readonly number[] = [3e-8];

/** Disagreement, relative to the derivative, below which a step is good enough. */
const agreement = 1e-6;

/**
 * A direction for the values `names`: normal numbers times the root mean square of each value, so that all are moved in
 * proportion to their size.
 */
export function randomDirection(point: Point, names: readonly string[], seed: number, index: number): Direction {
  return new Map(
    names.map((name) => {
      const random = stream(seed, `direction of ${name}`, index);
      const { data } = point[name]!;
      const size = rootMeanSquare(data) || 1;
      return [name, Float64Array.from(data, () => size * random.normal())];
    }),
  );
}

/** The size ⟨gradient, direction⟩ has for a random direction of all values together. */
export function typicalSize(gradients: ReadonlyMap<string, Tensor>, point: Point): number {
  let sum = 0;
  for (const [name, { data }] of gradients) {
    const scale = rootMeanSquare(point[name]!.data) || 1;
    for (const each of data as Float32Array | Float64Array) sum += (scale * each) ** 2;
  }
  return Math.sqrt(sum);
}

function rootMeanSquare(data: ArrayLike<number>): number {
  let sum = 0;
  for (let index = 0; index < data.length; index++) sum += data[index]! ** 2;
  return Math.sqrt(sum / Math.max(data.length, 1));
}

export interface DerivativeOptions {
  /** The loss at the point itself, where it is known. */
  readonly start?: number;
  /** Relative steps to try in turn. */
  readonly steps?: readonly number[];
}

/**
 * The derivative of `loss` along `direction` at `point`: Richardson's combination of central differences with steps h
 * and h/2, whose difference is the doubt. The next step is tried while they disagree. Each costs 4 evaluations.
 */
export function directionalDerivative(
  graph: Graph,
  loss: string,
  point: Point,
  direction: Direction,
  options: DerivativeOptions = {},
): Derivative {
  const at = (distance: number): number =>
    evaluate(graph, moved(point, direction, distance), { fetches: [loss] })[loss]!.data[0]!;
  const { start = at(0), steps = carefulSteps } = options;
  let best: Derivative = { value: NaN, doubt: Infinity };
  for (const step of steps) {
    const whole = difference(start, at(step), at(-step), step);
    const half = difference(start, at(step / 2), at(-step / 2), step / 2);
    // Halving a step halves the bend of a smooth loss; a kink right at the point bends as much however small the step.
    const kink = Math.abs(2 * half.bend - whole.bend);
    const doubt = Math.abs(whole.slope - half.slope) + kink + half.noise;
    if (!(doubt >= best.doubt)) best = { value: (4 * half.slope - whole.slope) / 3, doubt };
    if (best.doubt <= agreement * Math.abs(best.value)) break;
  }
  return best;
}

/** Digits a loss of many terms loses to rounding: a few units in the last place of a double. */
const rounding = 4 * Number.EPSILON;

interface Difference {
  /** The central difference. */
  readonly slope: number;
  /** The forward difference less the backward one. */
  readonly bend: number;
  /** What rounding may have done to the slope: a loss that dwarfs its own change has no digits left for it. */
  readonly noise: number;
}

function difference(start: number, ahead: number, behind: number, step: number): Difference {
  return {
    slope: (ahead - behind) / (2 * step),
    bend: (ahead - start - (start - behind)) / step,
    noise: (rounding * Math.max(Math.abs(ahead), Math.abs(behind))) / step,
  };
}

function moved(point: Point, direction: Direction, distance: number): Point {
  const changed = [...direction].map(([name, slope]) => {
    const { shape, data } = point[name]!;
    return [name, { shape, data: slope.map((each, index) => data[index]! + distance * each) }] as const;
  });
  return { ...point, ...Object.fromEntries(changed) };
}

/** ⟨gradient, direction⟩, and the size it has for a direction of this length that is not chosen well or badly. */
export function alongDirection(gradients: ReadonlyMap<string, Tensor>, direction: Direction) {
  let product = 0;
  let square = 0;
  for (const [name, slope] of direction) {
    const gradient = gradients.get(name)!.data as ArrayLike<number>;
    for (let index = 0; index < slope.length; index++) {
      const term = gradient[index]! * slope[index]!;
      product += term;
      square += term ** 2;
    }
  }
  return { product, size: Math.sqrt(square) };
}

/** |⟨g, d⟩ − derivative| relative to the larger of the derivative and the typical size of ⟨g, d⟩; 0 when all are 0. */
export function relativeError(product: number, size: number, derivative: number): number {
  const scale = Math.max(Math.abs(derivative), size);
  return scale === 0 ? 0 : Math.abs(product - derivative) / scale;
}
