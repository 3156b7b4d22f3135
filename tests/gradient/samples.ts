/** @file Inputs for numeric checks: seeded, exact in single precision, and kept off the kinks of the operators they feed. */
import type { Tensor } from "../../native/graph/graph.ts";
import { elementCount, int64Tensor } from "../../native/graph/tensors.ts";
import { stream } from "../../app/random/philox.ts";
import type { Random } from "../../app/random/random.ts";

/** One input of a checked operator. Only floats are differentiated. */
export interface Sample {
  readonly shape: readonly number[];
  readonly draw: (random: Random, count: number) => readonly number[];
  readonly type: "float32" | "int64" | "bool";
  /** Part of the model, so known before it runs. */
  readonly isConstant: boolean;
}

function floats(shape: readonly number[], one: (random: Random, index: number) => number): Sample {
  const draw = (random: Random, count: number) => Array.from({ length: count }, (_, index) => one(random, index));
  return { shape, draw, type: "float32", isConstant: false };
}

/** Either sign, never within 0.2 of zero. */
export function signed(...shape: readonly number[]): Sample {
  return floats(shape, (random) => (random.chance(0.5) ? 1 : -1) * random.between(0.2, 1.4));
}

/** 0.4 … 2 */
export function positive(...shape: readonly number[]): Sample {
  return floats(shape, (random) => random.between(0.4, 2));
}

/** −0.8 … 0.8, inside the domain of the inverse circular functions. */
export function small(...shape: readonly number[]): Sample {
  return floats(shape, (random) => random.between(-0.8, 0.8));
}

/** All different by 0.05 or more, in random order: no two are ever tied for a maximum. */
export function distinct(...shape: readonly number[]): Sample {
  const draw = (random: Random, count: number): number[] => {
    const values = Array.from({ length: count }, (_, index) => (index - count / 2) * 0.07 + 0.02);
    for (let last = count - 1; last > 0; last--) {
      const other = random.below(last + 1);
      [values[last], values[other]] = [values[other]!, values[last]!];
    }
    return values;
  };
  return { shape, draw, type: "float32", isConstant: false };
}

/** Known whole numbers, part of the model. */
export function whole(values: readonly number[], shape: readonly number[] = [values.length]): Sample {
  return { shape, draw: () => values, type: "int64", isConstant: true };
}

/** Whole numbers fed when the model runs. */
export function indices(values: readonly number[], shape: readonly number[] = [values.length]): Sample {
  return { shape, draw: () => values, type: "int64", isConstant: false };
}

/** Known numbers, part of the model. */
export function fixed(values: readonly number[], shape: readonly number[] = [values.length]): Sample {
  return { shape, draw: () => values, type: "float32", isConstant: true };
}

/** True and false by turns. */
export function mask(...shape: readonly number[]): Sample {
  const draw = (_random: Random, count: number) => Array.from({ length: count }, (_, index) => index % 2);
  return { shape, draw, type: "bool", isConstant: false };
}

export function tensorOf(sample: Sample, seed: number, index: number): Tensor {
  const values = sample.draw(stream(seed, "gradient sample", index), elementCount(sample.shape));
  if (sample.type === "int64") return int64Tensor(values, sample.shape);
  const data = sample.type === "bool" ? Uint8Array.from(values) : Float32Array.from(values);
  return { type: sample.type, shape: sample.shape, data };
}
