/** @file Graphs the tests of this folder share, and where the real models lie. */
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { stream } from "../../../app/random/philox.ts";
import { GraphBuilder } from "../../../native/graph/builder.ts";
import { float, type Graph, int, ints, type Tensor } from "../../../native/graph/graph.ts";
import { elementCount, float32Tensor } from "../../../native/graph/tensors.ts";

/** Models other people exported; absent from a plain checkout. */
export const realModels = fileURLToPath(new URL("../../../../shared/data/onnx-models", import.meta.url));
export const hasRealModels = existsSync(realModels);

/** Seeded weights in −1 … 1. */
export function weights(shape: readonly number[], index = 0): Tensor {
  const random = stream(5, "sample-graph", index);
  return float32Tensor(
    shape,
    Float32Array.from({ length: elementCount(shape) }, () => random.between(-1, 1)),
  );
}

/** Convolution, normalisation, attention-like products and shape arithmetic: a bit of everything. */
export function mixedGraph(): Graph {
  const builder = new GraphBuilder({ name: "mixed" });
  const image = builder.input("image", "float32", [2, 3, 8, 8]);
  const kernel = builder.initializer("kernel", weights([4, 3, 3, 3]));
  const seen = builder.op(
    "Conv",
    [image, kernel],
    { pads: ints([1, 1, 1, 1]), strides: ints([2, 2]) },
    { name: "/see" },
  );
  const active = builder.op("LeakyRelu", [seen], { alpha: float(0.2) });
  const size = builder.op("Shape", [active]);
  const batch = builder.op("Slice", [size, builder.integers([0]), builder.integers([2])]);
  const target = builder.op("Concat", [batch, builder.integers([-1])], { axis: int(0) });
  const tokens = builder.op("Transpose", [builder.op("Reshape", [active, target])], { perm: ints([0, 2, 1]) });
  const scores = builder.op("MatMul", [tokens, builder.op("Transpose", [tokens], { perm: ints([0, 2, 1]) })]);
  const mixed = builder.op("MatMul", [builder.op("Softmax", [scores]), tokens]);
  const scale = builder.initializer("scale", weights([4], 1));
  builder.output(builder.op("LayerNormalization", [builder.op("Add", [mixed, tokens]), scale]), "tokens");
  builder.output(builder.op("ReduceMean", [mixed, builder.integers([1])]), "mean");
  return builder.build();
}
