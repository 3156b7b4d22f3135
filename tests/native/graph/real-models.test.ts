/** @file Models nobody here wrote: they load, their shapes follow, and the reference reproduces their golden outputs. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Graph, Tensor } from "../../../native/graph/graph.ts";
import { mergeCommonSubexpressions } from "../../../native/graph/passes/common-subexpressions.ts";
import { fixDimensions } from "../../../native/graph/passes/fix-dimensions.ts";
import { foldConstants } from "../../../native/graph/passes/fold-constants.ts";
import { runPasses } from "../../../native/graph/passes/run-passes.ts";
import { readGraph, readTensor } from "../../../native/graph/read.ts";
import { staticShape, unsupportedOperators } from "../../../native/graph/shapes.ts";
import { evaluate, UnsupportedOperator } from "../../../native/runtime/reference.ts";
import { createSession } from "../../../native/runtime/session.ts";
import { hasRealModels, realModels } from "./sample-graphs.ts";

const load = (name: string): Graph => readGraph(readFileSync(join(realModels, name, "model.onnx")));
const tensor = (name: string, set: number, file: string): Tensor =>
  readTensor(readFileSync(join(realModels, name, `test_data_set_${set}`, file)));

/** The inputs of a test set, given the rank the model wants: one file lacks its leading ones. */
function feedsOf(name: string, graph: Graph, set: number): Record<string, Tensor> {
  const feeds = graph.inputs.map((input, index) => {
    const { type, shape, data } = tensor(name, set, `input_${index}.pb`);
    const missing = (input.shape?.length ?? shape.length) - shape.length;
    return [input.name, { type, shape: [...Array.from({ length: missing }, () => 1), ...shape], data }] as const;
  });
  return Object.fromEntries(feeds);
}

/** The model with the shapes of its feeds, folded and merged. */
function prepared(graph: Graph, feeds: Record<string, Tensor>): Graph {
  const inputs = Object.fromEntries(Object.entries(feeds).map(([name, { shape }]) => [name, shape]));
  return runPasses(fixDimensions(graph, { inputs }), [foldConstants, mergeCommonSubexpressions]);
}

function worstDifference(actual: ArrayLike<number>, expected: Tensor): number {
  const numbers = expected.data as Float32Array;
  expect(actual.length).toBe(numbers.length);
  return numbers.reduce((worst, value, index) => Math.max(worst, Math.abs(value - actual[index]!)), 0);
}

// The repository's own outputs of mnist-cntk were made by another runtime, hence its tolerance.
const models = [
  { name: "mnist-cntk", tolerance: 1e-3 },
  { name: "tiny-bert-classifier", tolerance: 1e-5 },
  { name: "silero-vad-if-lstm", tolerance: 1e-5 },
  { name: "sr-2xNomosUni-compact", tolerance: 1e-5 },
  { name: "super-resolution-bsds", tolerance: 1e-5 },
] as const;

describe.skipIf(!hasRealModels)("other people's models (need the evaluation data)", () => {
  describe.each(models)("$name", ({ name, tolerance }) => {
    test("reads, is understood, and its shapes follow from its inputs'", () => {
      const graph = load(name);
      expect(unsupportedOperators(graph)).toEqual([]);
      const fixed = prepared(graph, feedsOf(name, graph, 0));
      const unknown = fixed.nodes
        .flatMap(({ outputs }) => outputs)
        .filter((value) => value !== "" && !staticShape(fixed.values.get(value)?.shape));
      // Which branch silero takes depends on an input's value, so its two results stay open; with the shapes that fit
      // one branch onnxruntime refuses the other, so it also has to run as it is.
      expect(unknown.length).toBe(name.startsWith("silero") ? 4 : 0);
    });

    test(
      "gives its golden outputs in the reference and natively, before and after the passes",
      { timeout: 120_000 },
      async () => {
        const graph = load(name);
        for (let set = 0; existsSync(join(realModels, name, `test_data_set_${set}`)); set++) {
          const feeds = feedsOf(name, graph, set);
          const reference = evaluate(graph, feeds);
          const session = await createSession(name.startsWith("silero") ? graph : prepared(graph, feeds));
          const native = await session.run(feeds);
          await session.release();
          for (const [index, output] of graph.outputs.entries()) {
            const golden = tensor(name, set, `output_${index}.pb`);
            expect(reference[output.name]!.shape).toEqual(golden.shape);
            expect(worstDifference(reference[output.name]!.data, golden)).toBeLessThan(tolerance);
            expect(worstDifference(native[output.name]!.data as Float32Array, golden)).toBeLessThan(tolerance);
          }
        }
      },
    );
  });

  test("a model with foreign operators is refused by their names", () => {
    const graph = load("superres-ortextensions-unsupported-ops");
    expect(unsupportedOperators(graph)).toEqual([
      "com.microsoft.extensions.DecodeImage",
      "com.microsoft.extensions.EncodeImage",
    ]);
    expect(() => evaluate(graph, { image: { shape: [1], data: [0] } })).toThrow(UnsupportedOperator);
  });
});
