/** @file A network small enough to train in milliseconds: two layers, tanh between, mean squared error. */
import { stream } from "../../../app/random/philox.ts";
import { GraphBuilder } from "../../../native/graph/builder.ts";
import { type Graph, type Tensor, int } from "../../../native/graph/graph.ts";
import { float32Tensor } from "../../../native/graph/tensors.ts";
import { cosineDecay } from "../../../native/training/schedule.ts";
import type { TrainerOptions } from "../../../native/training/trainer.ts";

export const PARAMETERS = ["w1", "b1", "w2", "b2"];
const ROWS = 8;

function normals(purpose: string, index: number, shape: readonly number[], spread = 1): Tensor {
  const random = stream(6, purpose, index);
  const length = shape.reduce((product, side) => product * side, 1);
  return float32Tensor(
    shape,
    Float32Array.from({ length }, () => spread * random.normal()),
  );
}

/** Inputs x [8, 4] and t [8, 2]; outputs `loss` and the prediction `y`. */
export function tinyNetwork(): Graph {
  const g = new GraphBuilder({ name: "tiny" });
  g.initializer("w1", normals("w1", 0, [4, 16], 0.5));
  g.initializer("b1", normals("b1", 0, [16], 0.1));
  g.initializer("w2", normals("w2", 0, [16, 2], 0.25));
  g.initializer("b2", float32Tensor([2], [0, 0]));
  const x = g.input("x", "float32", [ROWS, 4]);
  const t = g.input("t", "float32", [ROWS, 2]);
  const hidden = g.op("Tanh", [g.op("Add", [g.op("MatMul", [x, "w1"], {}, { name: "first" }), "b1"])]);
  const y = g.output(g.op("Add", [g.op("MatMul", [hidden, "w2"], {}, { name: "second" }), "b2"]), "y");
  const error = g.op("Sub", [y, t]);
  g.output(g.op("ReduceMean", [g.op("Mul", [error, error])], { keepdims: int(0) }), "loss");
  return g.build();
}

/** The batch of a step: t follows from x by one fixed rule, so there is something to learn. */
export function tinyBatch(step: number): Record<string, Tensor> {
  const x = normals("x", step, [ROWS, 4]);
  const values = x.data as Float32Array;
  const t = Float32Array.from({ length: 2 * ROWS }, (_, at) => {
    const row = 4 * Math.floor(at / 2);
    return at % 2 === 0 ? values[row]! - values[row + 1]! : Math.sin(values[row + 2]!);
  });
  return { x, t: float32Tensor([ROWS, 2], t) };
}

export const tinyOptions: TrainerOptions = {
  graph: tinyNetwork(),
  loss: "loss",
  parameters: PARAMETERS,
  optimiser: {
    learningRate: cosineDecay(0.02, 200),
    beta1: 0.9,
    beta2: 0.99,
    epsilon: 1e-8,
    weightDecay: 0.01,
    groups: [{ contains: (name) => name.startsWith("b"), weightDecay: 0, learningRateScale: 2 }],
  },
  clipNorm: 1,
  emaDecay: 0.9,
};
