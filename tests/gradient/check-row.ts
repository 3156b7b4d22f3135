/** @file Compares the gradient of one row of the table, run by onnxruntime, with directional derivatives in double precision. */
import { differentiate } from "../../native/autodiff/differentiate.ts";
import {
  alongDirection,
  directionalDerivative,
  randomDirection,
  relativeError,
} from "../../native/autodiff/directional.ts";
import { withWeightedLoss } from "../../native/autodiff/weighted-loss.ts";
import { GraphBuilder } from "../../native/graph/builder.ts";
import type { Graph, Tensor } from "../../native/graph/graph.ts";
import { createSession } from "../../native/runtime/session.ts";
import type { Row } from "./row.ts";
import { tensorOf } from "./samples.ts";

interface RowModel {
  readonly graph: Graph;
  readonly feeds: Readonly<Record<string, Tensor>>;
  /** The floating inputs. */
  readonly targets: readonly string[];
}

/** The row as a model of one node. Constant samples are part of it, the others are inputs `x0`, `x1` … */
function modelOfRow(row: Row, seed: number): RowModel {
  const builder = new GraphBuilder({ opset: row.opset ?? 21 });
  const feeds: Record<string, Tensor> = {};
  const inputs = row.inputs.map((sample, index) => {
    if (sample === null) return "";
    const tensor = tensorOf(sample, seed, index);
    if (sample.isConstant) return builder.constant(tensor);
    feeds[`x${index}`] = tensor;
    return builder.input(`x${index}`, tensor.type, tensor.shape);
  });
  const outputs = builder.ops(row.op, inputs, row.attributes ?? {}, row.outputs ?? 1);
  for (const output of outputs) builder.output(output);
  const targets = Object.keys(feeds).filter((name) => feeds[name]!.type === "float32");
  return { graph: builder.build(), feeds, targets };
}

/** The worst relative error over the row's inputs and three directions each. */
export async function worstErrorOfRow(row: Row, seed: number): Promise<number> {
  const { graph: model, feeds, targets } = modelOfRow(row, seed);
  const { graph, loss } = withWeightedLoss(model, seed);
  const differentiated = differentiate(graph, loss, targets);
  const session = await createSession(differentiated.graph);
  const results = await session.run(feeds, [...differentiated.gradients.values()]);
  await session.release();
  const gradients = new Map(targets.map((target) => [target, results[differentiated.gradients.get(target)!]!]));
  const point = feeds as Readonly<Record<string, { shape: readonly number[]; data: Float32Array }>>;
  const errors = targets.flatMap((target) =>
    [0, 1, 2].map((index) => {
      const direction = randomDirection(point, [target], seed, index);
      const { product, size } = alongDirection(gradients, direction);
      return relativeError(product, size, directionalDerivative(graph, loss, point, direction).value);
    }),
  );
  return Math.max(...errors);
}
