/** @file Gives the free dimensions of a model sizes: 1 for the batch, and the smallest that fits for the rest. */
import type { Dimension, Graph } from "../../graph/graph.ts";
import { ModelError } from "../../graph/model-error.ts";
import { inferShapes } from "../../graph/shapes.ts";
import { elementCount } from "../../graph/tensors.ts";

/**
 * Tried in turn: models that halve their input some times need one that divides, others kept a size of the example they
 * were exported with.
 */
const sizes = [
  8, 16, 32, 64, 224, 128, 256, 1, 2, 3, 4, 5, 6, 7, 10, 12, 20, 24, 28, 48, 77, 96, 100, 384, 512,
] as const;

/** Batches tried in turn, each with every size. */
const batches = [1, 2, 4] as const;

/** More elements than this in all values together are not checked: over a gigabyte in double precision. */
const mostElements = 2 ** 27;

/**
 * The graph with static inputs and everything inferred that follows. A size is right when no operator objects to it.
 * Throws the ModelError of the first size when none is, and when the model is too large to check.
 */
export function withStaticShapes(graph: Graph): Graph {
  let first: unknown;
  for (const [batch, size] of attempts(graph)) {
    try {
      return withinMemory(inferShapes(fixed(graph, batch, size)));
    } catch (error) {
      if (!(error instanceof ModelError)) throw error;
      first ??= error;
    }
  }
  throw first;
}

/** Batch and size to try together; a single pair where there is nothing to choose. */
function attempts({ inputs }: Graph): readonly (readonly [number, number])[] {
  const isFree = (each: Dimension): boolean => typeof each !== "number";
  const hasBatch = inputs.some(({ shape }) => shape?.slice(0, 1).some(isFree));
  const hasSize = inputs.some(({ shape }) => shape?.slice(1).some(isFree));
  return (hasBatch ? batches : [1]).flatMap((batch) => (hasSize ? sizes : [8]).map((size) => [batch, size] as const));
}

function fixed(graph: Graph, batch: number, size: number): Graph {
  const inputs = graph.inputs.map((input) => {
    if (!input.shape) throw new ModelError(`input "${input.name}" has no declared shape`);
    const known = (each: Dimension, axis: number) => (typeof each === "number" ? each : axis === 0 ? batch : size);
    return { ...input, shape: input.shape.map(known) };
  });
  const outputs = graph.outputs.map((output) => ({ ...output, shape: undefined }));
  return { ...graph, inputs, outputs, values: new Map() };
}

function withinMemory(graph: Graph): Graph {
  let total = 0;
  for (const { shape } of [...graph.inputs, ...graph.values.values()])
    if (shape?.every((each) => typeof each === "number")) total += elementCount(shape);
  if (total > mostElements) throw new ModelError(`the model computes ${total} values, too many to check`);
  return graph;
}
