/** @file Measures the memory that loading a model from a folder takes, in sizes of its file: `node tests/figures/local-memory.ts` (Linux). */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Attribute, Graph, Node, Tensor } from "../../native/graph/graph.ts";
import { writeGraph } from "../../native/graph/write.ts";
import { DTYPES, type Dtype } from "../../native/judge/local/weights.ts";
import { writeTinyVisionModel } from "../kit/tiny-vision-model.ts";

const SIDE = 4096;
const MEGABYTES = 400;
/** Numbers that share a scale in a quantised matrix. */
const BLOCK = 32;

const whole = (value: number): Attribute => ({ kind: "int", value });
const isHalf = (dtype: Dtype): boolean => dtype.endsWith("f16") || dtype === "fp16";

/** Numbers of one type, no two matrices alike: equal ones would be kept once. */
const numbers = (dtype: Dtype, shape: readonly number[], layer: number): Tensor => {
  const length = shape.reduce((product, size) => product * size, 1);
  return isHalf(dtype)
    ? { type: "float16", shape, data: new Uint16Array(length).fill(0x1400 + layer) }
    : { type: "float32", shape, data: new Float32Array(length).fill(0.001 * (layer + 1)) };
};

/** A chain of matrices, as most of a language model is. */
function matrices(dtype: Dtype): Graph {
  const isQuantised = dtype === "q4" || dtype === "q4f16";
  const bytes = SIDE * SIDE * (isQuantised ? 0.5 + (isHalf(dtype) ? 2 : 4) / BLOCK : isHalf(dtype) ? 2 : 4);
  const initializers = new Map<string, Tensor>();
  const nodes: Node[] = [];
  let last = "x";
  for (let layer = 0; layer * bytes < MEGABYTES * 1e6; layer++) {
    const [weights, scales, output] = [`w${layer}`, `s${layer}`, `y${layer}`];
    const shared = { name: output, outputs: [output] };
    if (isQuantised) {
      const shape = [SIDE, SIDE / BLOCK, BLOCK / 2];
      initializers.set(weights, { type: "uint8", shape, data: new Uint8Array((SIDE * SIDE) / 2).fill(layer + 1) });
      initializers.set(scales, numbers(dtype, [(SIDE * SIDE) / BLOCK], layer));
      // Level 4 computes in 8 bits, for which weights are laid out once more.
      const attributes = {
        K: whole(SIDE),
        N: whole(SIDE),
        bits: whole(4),
        block_size: whole(BLOCK),
        accuracy_level: whole(4),
      };
      const inputs = [last, weights, scales];
      nodes.push({ ...shared, op: "MatMulNBits", domain: "com.microsoft", inputs, attributes });
    } else {
      initializers.set(weights, numbers(dtype, [SIDE, SIDE], layer));
      nodes.push({ ...shared, op: "MatMul", domain: "", inputs: [last, weights], attributes: {} });
    }
    last = output;
  }
  const type = isHalf(dtype) ? "float16" : "float32";
  const shape = ["n", SIDE];
  return {
    name: "matrices",
    opsets: { "": 20, "com.microsoft": 1 },
    inputs: [{ name: "x", type, shape }],
    outputs: [{ name: last, type, shape }],
    initializers,
    nodes,
    values: new Map(),
    metadata: {},
  };
}

const MODELS = new URL("../../native/judge/local/local-models.ts", import.meta.url).href;

/** Megabytes before loading, at most while loading, and loaded. */
function measured(folder: string): readonly [before: number, most: number, loaded: number] {
  const script = `
    import { readFileSync } from "node:fs";
    const { localModels } = await import(${JSON.stringify(MODELS)});
    const kilobytes = (name) => Number(new RegExp(name + ":\\\\s+(\\\\d+)").exec(readFileSync("/proc/self/status", "utf8"))[1]);
    const models = localModels();
    await models.inspect(${JSON.stringify(folder)});
    const before = kilobytes("VmRSS");
    await models.open(${JSON.stringify(folder)}, () => undefined);
    console.log(JSON.stringify([before, kilobytes("VmHWM"), kilobytes("VmRSS")].map((each) => each / 1000)));`;
  const { stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", script], { encoding: "utf8" });
  if (stderr !== "") throw new Error(stderr);
  return JSON.parse(stdout) as [number, number, number];
}

console.log("dtype   weights       file MB   loaded ×   most ×   counted ×");
for (const dtype of ["fp32", "fp16", "q4", "q4f16"] as const)
  for (const isExternal of [false, true]) {
    const place = mkdtempSync(path.join(tmpdir(), "circumplex-memory-"));
    try {
      const folder = writeTinyVisionModel(path.join(place, "model"));
      rmSync(path.join(folder, "onnx/decoder_model_merged.onnx"));
      const name = `decoder_model_merged${DTYPES[dtype].suffix}.onnx`;
      const file = path.join(folder, "onnx", name);
      const data: Uint8Array[] = [];
      const location = `${name}_data`;
      const externalData = { location, append: (bytes: Uint8Array) => void data.push(bytes) };
      writeFileSync(file, writeGraph(matrices(dtype), isExternal ? { externalData } : {}));
      if (isExternal) writeFileSync(path.join(folder, "onnx", location), Buffer.concat(data));
      const megabytes = statSync(isExternal ? `${file}_data` : file).size / 1e6;
      const [before, most, loaded] = measured(folder);
      const times = (memory: number): string => ((memory - before) / megabytes).toFixed(2).padStart(8);
      console.log(
        `${dtype.padEnd(8)}${(isExternal ? "beside" : "in the file").padEnd(14)}${megabytes.toFixed(0).padStart(7)}   ${times(loaded)} ${times(most)} ${DTYPES[dtype].peak.toFixed(1).padStart(11)}`,
      );
    } finally {
      rmSync(place, { recursive: true, force: true });
    }
  }
