/** @file What is written reads back the same, data beside the model included; foreign paths and sizes are refused. */
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { storage } from "../../../native/graph/data-types.ts";
import type { Attribute, DataType, Graph, Tensor } from "../../../native/graph/graph.ts";
import type { TensorMessage } from "../../../native/graph/messages.ts";
import { readGraph, readTensor } from "../../../native/graph/read.ts";
import { ModelProto, TensorProto } from "../../../native/graph/schema.ts";
import { elementCount, emptyData, float32Tensor } from "../../../native/graph/tensors.ts";
import { writeGraph, writeTensor } from "../../../native/graph/write.ts";
import { mixedGraph } from "./sample-graphs.ts";
import fc from "../../kit/fc.ts";

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "circumplex-graph-"));
  folders.push(folder);
  return folder;
}

const shapes = fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 3 });
const types = fc.constantFrom(...(Object.keys(storage) as DataType[]));

const tensors: fc.Arbitrary<Tensor> = fc
  .record({ type: types, shape: shapes })
  .chain(({ type, shape }): fc.Arbitrary<Tensor> => {
    const count = elementCount(shape);
    if (type === "string")
      return fc.array(fc.string(), { minLength: count, maxLength: count }).map((data) => ({ type, shape, data }));
    const bytes = fc.uint8Array({ minLength: count * storage[type].bytes, maxLength: count * storage[type].bytes });
    return bytes.map((raw) => {
      const data = emptyData(type, count) as Exclude<Tensor["data"], readonly string[]>;
      new Uint8Array(data.buffer).set(raw);
      return { type, shape, data };
    });
  });

const attributes: fc.Arbitrary<Attribute> = fc.oneof(
  fc.record({ kind: fc.constant("int" as const), value: fc.maxSafeInteger() }),
  fc.record({ kind: fc.constant("float" as const), value: fc.float() }),
  fc.record({ kind: fc.constant("string" as const), value: fc.string() }),
  fc.record({ kind: fc.constant("tensor" as const), value: tensors }),
  fc.record({ kind: fc.constant("graph" as const), value: fc.constant(mixedGraph()) }),
  fc.record({ kind: fc.constant("ints" as const), value: fc.array(fc.maxSafeInteger()) }),
  fc.record({ kind: fc.constant("floats" as const), value: fc.array(fc.float()) }),
  fc.record({ kind: fc.constant("strings" as const), value: fc.array(fc.string()) }),
);

const dimensions = fc.oneof(fc.nat(1000), fc.constantFrom("batch", "height"), fc.constant(null));

/** Chains of invented operators: reading must not depend on knowing them. */
const graphs: fc.Arbitrary<Graph> = fc
  .record({
    shape: fc.option(fc.array(dimensions, { maxLength: 4 }), { nil: undefined }),
    weight: tensors,
    nodes: fc.array(fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), attributes, { maxKeys: 3 }), {
      minLength: 1,
      maxLength: 4,
    }),
    metadata: fc.dictionary(fc.string({ minLength: 1 }), fc.string(), { maxKeys: 3 }),
  })
  .map(({ shape, weight, nodes, metadata }) => ({
    name: "any",
    opsets: { "": 20, "some.domain": 3 },
    inputs: [{ name: "value_0", type: "float32", shape }],
    outputs: [{ name: `value_${nodes.length}`, type: "int64", shape: undefined }],
    initializers: new Map([["weight", weight]]),
    nodes: nodes.map((each, index) => ({
      op: "Invented",
      domain: "some.domain",
      name: `node ${index}`,
      inputs: [`value_${index}`, "", "weight"],
      outputs: [`value_${index + 1}`],
      attributes: { ...each },
    })),
    values: new Map(nodes.slice(1).map((_, index) => [`value_${index + 1}`, { type: "bool", shape }])),
    metadata: { ...metadata },
  }));

describe("readGraph after writeGraph", () => {
  test("gives any graph back", () => {
    // Subgraphs carry the file's opsets and metadata, so they are compared by their nodes through another round.
    fc.assert(
      fc.property(graphs, (graph) => {
        const once = readGraph(writeGraph(graph));
        expect(withoutSubgraphs(once)).toEqual(withoutSubgraphs(graph));
        expect(readGraph(writeGraph(once))).toEqual(once);
      }),
      { seed: 11, numRuns: 200 },
    );
  });

  test("gives any tensor back", () => {
    fc.assert(
      fc.property(tensors, (tensor) => {
        expect(readTensor(writeTensor(tensor))).toEqual(tensor);
      }),
      { seed: 12, numRuns: 300 },
    );
  });

  test('keeps "to the end" in an attribute positive', () => {
    const [node] = mixedGraph().nodes;
    const endless = {
      ...mixedGraph(),
      nodes: mixedGraph().nodes.map((each) =>
        each.name === node!.name
          ? { ...each, attributes: { ...each.attributes, ends: { kind: "ints" as const, value: [2 ** 63] } } }
          : each,
      ),
    };
    expect(readGraph(writeGraph(endless)).nodes[0]!.attributes["ends"]).toEqual({ kind: "ints", value: [2 ** 63] });
  });

  test("reads values in the fields of their types", () => {
    const read = (message: TensorMessage) => readTensor(TensorProto.encode(message).finish()).data;
    expect(read({ dims: [2], dataType: 1, floatData: [1.5, -2] })).toEqual(Float32Array.of(1.5, -2));
    expect(read({ dims: [2], dataType: 7, int64Data: ["9223372036854775807", -3] })).toEqual(
      BigInt64Array.of(2n ** 63n - 1n, -3n),
    );
    expect(read({ dims: [2], dataType: 9, int32Data: [0, 1] })).toEqual(Uint8Array.of(0, 1));
    expect(read({ dims: [1], dataType: 11, doubleData: [0.1] })).toEqual(Float64Array.of(0.1));
    expect(read({ dims: [1], dataType: 12, uint64Data: [4e9] })).toEqual(Uint32Array.of(4e9));
  });
});

/** The graph with subgraph attributes reduced to a mark. */
function withoutSubgraphs(graph: Graph): Graph {
  const plain = (attribute: Attribute): Attribute =>
    attribute.kind === "graph" ? { kind: "string", value: "(graph)" } : attribute;
  const nodes = graph.nodes.map((node) => ({
    ...node,
    attributes: Object.fromEntries(Object.entries(node.attributes).map(([name, each]) => [name, plain(each)])),
  }));
  return { ...graph, nodes };
}

describe("external data", () => {
  function writtenBeside(location = "model.data") {
    const folder = temporaryFolder();
    const pieces: Uint8Array[] = [];
    const graph = mixedGraph();
    const bytes = writeGraph(graph, {
      externalData: { location, threshold: 1, append: (piece) => pieces.push(piece.slice()) },
    });
    return { folder, graph, bytes, data: Buffer.concat(pieces) };
  }

  test("reads back the same", () => {
    const { folder, graph, bytes, data } = writtenBeside();
    writeFileSync(join(folder, "model.data"), data);
    expect(readGraph(bytes, { directory: folder }).initializers).toEqual(graph.initializers);
    expect(bytes.length).toBeLessThan(writeGraph(graph).length + 1000);
  });

  test("is refused without a folder, beyond the end of its file and when the file is missing", () => {
    const { folder, bytes, data } = writtenBeside();
    expect(() => readGraph(bytes)).toThrow(/whose folder is not known/);
    expect(() => readGraph(bytes, { directory: folder })).toThrow(/cannot be found/);
    writeFileSync(join(folder, "model.data"), data.subarray(0, data.length - 1));
    expect(() => readGraph(bytes, { directory: folder })).toThrow(/would end at byte \d+ of \d+/);
  });

  test.each(["../secret", "/etc/passwd", "a/../../secret", ".", ""])("is refused at %j", (location) => {
    const { folder, bytes } = writtenBeside(location);
    expect(() => readGraph(bytes, { directory: folder })).toThrow(/outside the folder|not named/);
  });

  test("is refused through a link out of the folder", () => {
    const { folder, bytes, data } = writtenBeside();
    const elsewhere = join(temporaryFolder(), "secret");
    writeFileSync(elsewhere, data);
    symlinkSync(elsewhere, join(folder, "model.data"));
    expect(() => readGraph(bytes, { directory: folder })).toThrow(/outside the folder/);
  });
});

describe("sizes and structure are checked", () => {
  const modelWith = (changes: object) => {
    const model = ModelProto.decode(writeGraph(mixedGraph())) as unknown as { graph: Record<string, unknown> };
    return ModelProto.encode({ ...model, graph: { ...model.graph, ...changes } }).finish();
  };
  const value = (name: string) => ({ name, type: { tensorType: { elemType: 1, shape: { dim: [] } } } });
  const node = (opType: string, input: string[], output: string[]) => ({ opType, input, output, name: opType });

  test.each([
    [
      "a tensor larger than its bytes",
      { initializer: [{ name: "w", dims: [1e9, 1e9], dataType: 1, rawData: new Uint8Array(8) }] },
      /8 bytes/,
    ],
    ["a negative size", { initializer: [{ name: "w", dims: [-1], dataType: 1 }] }, /impossible shape \[-1\]/],
    ["an unknown data type", { initializer: [{ name: "w", dims: [0], dataType: 77 }] }, /data type 77/],
    [
      "two initializers of one name",
      {
        initializer: [
          { name: "w", dims: [0], dataType: 1 },
          { name: "w", dims: [0], dataType: 1 },
        ],
      },
      /two initializers/,
    ],
    [
      "a cycle",
      { node: [node("A", ["b"], ["a"]), node("B", ["a"], ["b"])], output: [value("a")] },
      /depends on its own result/,
    ],
    ["a value nobody computes", { node: [node("A", ["nothing"], ["a"])], output: [value("a")] }, /reads "nothing"/],
    [
      "a value computed twice",
      { node: [node("A", [], ["a"]), node("B", [], ["a"])], output: [value("a")] },
      /defined twice/,
    ],
    ["an input that is no tensor", { input: [{ name: "s", type: { sequenceType: {} } }] }, /no tensor/],
    ["no outputs", { output: [] }, /no outputs/],
    ["sparse weights", { sparseInitializer: [{}] }, /sparse/],
  ])("%s is refused", (_, changes, complaint) => {
    expect(() => readGraph(modelWith(changes))).toThrow(complaint);
  });

  test("unsorted nodes are sorted", () => {
    const nodes = [node("B", ["a"], ["b"]), node("A", ["image"], ["a"])];
    expect(readGraph(modelWith({ node: nodes, output: [value("b")] })).nodes.map(({ op }) => op)).toEqual(["A", "B"]);
  });

  test("subgraphs nested without end are refused", () => {
    let inner: object = { node: [], output: [] };
    for (let depth = 0; depth < 60; depth++)
      inner = { node: [{ opType: "If", attribute: [{ name: "then_branch", type: 5, g: inner }] }] };
    expect(() => ModelProto.encode({ graph: inner }).finish()).toThrow(/depth/);
  });

  test("a file of nothing is no model", () => {
    expect(() => readGraph(new Uint8Array())).toThrow(/holds no graph/);
    expect(() => readTensor(new Uint8Array([255]))).toThrow(/damaged/);
    expect(readTensor(writeTensor(float32Tensor([0], [])))).toEqual(float32Tensor([0], []));
  });
});
