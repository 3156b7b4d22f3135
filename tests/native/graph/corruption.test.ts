/** @file Damaged files: whatever happens to the bytes, the answer is a graph or a ModelError, and soon. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { stream } from "../../../app/random/philox.ts";
import type { Random } from "../../../app/random/random.ts";
import { ModelError } from "../../../native/graph/model-error.ts";
import { mergeCommonSubexpressions } from "../../../native/graph/passes/common-subexpressions.ts";
import { fixDimensions } from "../../../native/graph/passes/fix-dimensions.ts";
import { foldConstants } from "../../../native/graph/passes/fold-constants.ts";
import { runPasses } from "../../../native/graph/passes/run-passes.ts";
import { readGraph } from "../../../native/graph/read.ts";
import { staticShape } from "../../../native/graph/shapes.ts";
import { elementCount } from "../../../native/graph/tensors.ts";
import { writeGraph } from "../../../native/graph/write.ts";
import { evaluate } from "../../../native/runtime/reference.ts";
import { hasRealModels, mixedGraph, realModels } from "./sample-graphs.ts";

type Damage = (bytes: Uint8Array, random: Random) => Uint8Array;

const damages: readonly Damage[] = [
  function flipBytes(bytes, random) {
    const result = bytes.slice();
    for (let count = 1 + random.below(8); count > 0; count--) result[random.below(result.length)] = random.below(256);
    return result;
  },
  function truncate(bytes, random) {
    return bytes.slice(0, random.below(bytes.length));
  },
  function copyWithin(bytes, random) {
    const start = random.below(bytes.length);
    return bytes.slice().copyWithin(random.below(bytes.length), start, start + random.below(64));
  },
  function cutOut(bytes, random) {
    const start = random.below(bytes.length);
    return Buffer.concat([bytes.subarray(0, start), bytes.subarray(start + 1 + random.below(16))]);
  },
  function repeat(bytes, random) {
    const start = random.below(bytes.length);
    const end = start + random.below(256);
    return Buffer.concat([bytes.subarray(0, end), bytes.subarray(start)]);
  },
];

/** Everything the program does with a model file, short of running it natively; true when all of it worked. */
function useModel(bytes: Uint8Array): boolean {
  try {
    const graph = readGraph(bytes);
    expect(readGraph(writeGraph(graph)).nodes.length).toBe(graph.nodes.length);
    const fixed = runPasses(fixDimensions(graph, { fallback: 2 }), [foldConstants, mergeCommonSubexpressions]);
    const feeds = fixed.inputs.map(({ name, shape }) => {
      const size = staticShape(shape) ?? [];
      return [name, { shape: size, data: new Float64Array(Math.min(1e6, elementCount(size))) }] as const;
    });
    evaluate(fixed, Object.fromEntries(feeds), { budget: 1e6 });
    return true;
  } catch (error) {
    if (error instanceof ModelError) return false;
    throw error;
  }
}

function damageRepeatedly(bytes: Uint8Array, count: number, seed: number): number {
  const random = stream(seed, "corruption", 0);
  let worst = 0;
  for (let index = 0; index < count; index++) {
    const damaged = damages[index % damages.length]!(bytes, random);
    const before = performance.now();
    useModel(damaged);
    worst = Math.max(worst, performance.now() - before);
  }
  return worst;
}

/** Generous, because the machine may be busy; a hang is far beyond it. */
const patience = 5000;

describe("damaged models", () => {
  test("a thousand variants of a built model", () => {
    const bytes = writeGraph(mixedGraph());
    expect(useModel(bytes)).toBe(true);
    expect(damageRepeatedly(bytes, 1000, 1)).toBeLessThan(patience);
  });

  test.skipIf(!hasRealModels).each([
    ["mnist-cntk", 400],
    ["tiny-bert-classifier", 200],
    ["super-resolution-bsds", 50],
    ["silero-vad-if-lstm", 40],
    ["superres-ortextensions-unsupported-ops", 100],
  ])("%s (needs the evaluation data)", (name, count) => {
    const bytes = readFileSync(join(realModels, name, "model.onnx"));
    expect(damageRepeatedly(bytes, count, 2)).toBeLessThan(patience);
  });
});
