/** @file A pass that rewrites graphs of opset 7 to 16 in the operators of opset 17, in which gradients are emitted. */
import { floatAttribute, floatsAttribute, intAttribute, intsAttribute, textAttribute } from "../graph/attributes.ts";
import type { Attribute, Graph, Node, Tensor } from "../graph/graph.ts";
import { int, text } from "../graph/graph.ts";
import { ModelError } from "../graph/model-error.ts";
import { inferShapes, staticShape } from "../graph/shapes.ts";
import { elementCount, float32Tensor, int64Tensor } from "../graph/tensors.ts";

const oldest = 7;
const target = 17;

/** What a rewrite may ask of the graph, and the constants it may add. */
interface Workshop {
  shape(value: string): readonly number[];
  /** Adds a constant and returns its name, made of the node's and `role`. */
  constant(node: Node, role: string, tensor: Tensor): string;
  /** A name for a value between the nodes of one rewrite. */
  between(node: Node, role: string): string;
}

interface Lift {
  /** First opset that already has the new form. */
  readonly since: number;
  readonly rewrite: (node: Node, shop: Workshop) => readonly Node[];
}

function without(node: Node, ...names: readonly string[]): Record<string, Attribute> {
  return Object.fromEntries(Object.entries(node.attributes).filter(([name]) => !names.includes(name)));
}

/** Moves a list of whole numbers from an attribute to input `position`. */
function listToInput(attribute: string, position: number): Lift["rewrite"] {
  return (node, shop) => {
    const values = intsAttribute(node, attribute);
    if (values === undefined || node.inputs.length > position) return [node];
    const added = shop.constant(node, attribute, int64Tensor(values));
    return [{ ...node, inputs: [...node.inputs, added], attributes: without(node, attribute) }];
  };
}

/** Until opset 12 all axes from `axis` (1 unless told) on were one. */
const flatSoftmax: Lift["rewrite"] = (node, shop) => {
  const shape = shop.shape(node.inputs[0]!);
  const given = intAttribute(node, "axis", 1);
  const axis = given < 0 ? given + shape.length : given;
  const last = { ...without(node, "axis"), axis: int(-1) };
  if (axis === shape.length - 1) return [{ ...node, attributes: last }];
  const flat = int64Tensor([elementCount(shape.slice(0, axis)), elementCount(shape.slice(axis))]);
  const [rows, result] = [shop.between(node, "rows"), shop.between(node, "result")];
  const reshape = (name: string, from: string, to: string, output: string): Node => {
    return { op: "Reshape", domain: "", name, inputs: [from, to], outputs: [output], attributes: {} };
  };
  return [
    reshape(rows, node.inputs[0]!, shop.constant(node, "flat", flat), rows),
    { ...node, inputs: [rows], outputs: [result], attributes: last },
    reshape(`${result}.shape`, result, shop.constant(node, "shape", int64Tensor(shape)), node.outputs[0]!),
  ];
};

const clip: Lift["rewrite"] = (node, shop) => {
  const bound = (name: string): string =>
    node.attributes[name] ? shop.constant(node, name, float32Tensor([], [floatAttribute(node, name, 0)])) : "";
  return [{ ...node, inputs: [node.inputs[0]!, bound("min"), bound("max")], attributes: {} }];
};

const slice: Lift["rewrite"] = (node, shop) => {
  const list = (name: string): string => {
    const values = intsAttribute(node, name);
    return values ? shop.constant(node, name, int64Tensor(values)) : "";
  };
  return [{ ...node, inputs: [node.inputs[0]!, list("starts"), list("ends"), list("axes")], attributes: {} }];
};

const pad: Lift["rewrite"] = (node, shop) => {
  const pads = shop.constant(node, "pads", int64Tensor(intsAttribute(node, "pads") ?? []));
  const value = shop.constant(node, "value", float32Tensor([], [floatAttribute(node, "value", 0)]));
  return [{ ...node, inputs: [node.inputs[0]!, pads, value], attributes: without(node, "pads", "value") }];
};

/** Upsample, and Resize as opset 10 had it, took the pixel to the left of the asymmetric position. */
const resize: Lift["rewrite"] = (node, shop) => {
  const listed = floatsAttribute(node, "scales");
  const scales = listed ? shop.constant(node, "scales", float32Tensor([listed.length], listed)) : node.inputs[1]!;
  const attributes = {
    mode: text(textAttribute(node, "mode", "nearest")),
    coordinate_transformation_mode: text("asymmetric"),
    nearest_mode: text("floor"),
  };
  return [{ ...node, op: "Resize", inputs: [node.inputs[0]!, "", scales], attributes }];
};

const topK: Lift["rewrite"] = (node, shop) => {
  const count = shop.constant(node, "k", int64Tensor([intAttribute(node, "k")]));
  return [{ ...node, inputs: [node.inputs[0]!, count], attributes: without(node, "k") }];
};

/** Inference only: the ratio no longer matters, and the mask is left out. */
const dropout: Lift["rewrite"] = (node) => [{ ...node, attributes: {}, outputs: node.outputs.slice(0, 1) }];

const batchNormalization: Lift["rewrite"] = (node) => {
  if (intAttribute(node, "spatial", 1) === 0)
    throw new ModelError(`BatchNormalization "${node.name}" normalises every pixel by itself, which ONNX gave up`);
  return [{ ...node, attributes: without(node, "spatial") }];
};

const lifts: Readonly<Record<string, Lift>> = {
  BatchNormalization: { since: 9, rewrite: batchNormalization },
  Clip: { since: 11, rewrite: clip },
  Dropout: { since: 12, rewrite: dropout },
  LogSoftmax: { since: 13, rewrite: flatSoftmax },
  Pad: { since: 11, rewrite: pad },
  ReduceSum: { since: 13, rewrite: listToInput("axes", 1) },
  Resize: { since: 11, rewrite: resize },
  Scatter: { since: 11, rewrite: (node) => [{ ...node, op: "ScatterElements" }] },
  Slice: { since: 10, rewrite: slice },
  Softmax: { since: 13, rewrite: flatSoftmax },
  Split: { since: 13, rewrite: listToInput("split", 1) },
  Squeeze: { since: 13, rewrite: listToInput("axes", 1) },
  TopK: { since: 10, rewrite: topK },
  Unsqueeze: { since: 13, rewrite: listToInput("axes", 1) },
  Upsample: { since: 10, rewrite: resize },
};

/** True for operators that later opsets have under another name. */
export function isRenamed(op: string): boolean {
  return op === "Scatter" || op === "Upsample";
}

/**
 * The same function in opset 17; graphs of opset 17 and later are returned as they are. From opset 13 to 17 operators
 * only gained types and options, so no node changes there.
 *
 * @throws ModelError for opsets before 7, whose broadcasting was another
 */
export function liftOpset(graph: Graph): Graph {
  const opset = graph.opsets[""] ?? target;
  if (opset >= target) return graph;
  if (opset < oldest) throw new ModelError(`the model is of opset ${opset}; opsets before ${oldest} are not read`);
  const needsShapes = graph.nodes.some(({ op }) => op === "Softmax" || op === "LogSoftmax");
  const typed = opset < 13 && needsShapes ? inferShapes(graph) : graph;
  const initializers = new Map(graph.initializers);
  const shop = workshop(typed, initializers);
  const nodes = graph.nodes.flatMap((node) => {
    const lift = node.domain === "" && Object.hasOwn(lifts, node.op) ? lifts[node.op] : undefined;
    return lift && opset < lift.since ? lift.rewrite(node, shop) : [node];
  });
  return { ...graph, opsets: { ...graph.opsets, "": target }, initializers, nodes };
}

function workshop(graph: Graph, initializers: Map<string, Tensor>): Workshop {
  const named = new Map([...graph.inputs, ...graph.outputs].map(({ name, shape }) => [name, shape]));
  const taken = new Set([
    ...named.keys(),
    ...graph.initializers.keys(),
    ...graph.nodes.flatMap(({ name, outputs }) => [name, ...outputs]),
  ]);
  const fresh = (name: string): string => {
    if (taken.has(name)) return fresh(`${name}_`);
    taken.add(name);
    return name;
  };
  const nameFor = (node: Node, role: string): string => fresh(`${node.outputs[0]!}.${role}`);
  return {
    shape: (value) => {
      const known = graph.initializers.get(value)?.shape ?? graph.values.get(value)?.shape ?? named.get(value);
      const shape = staticShape(known);
      if (!shape) throw new ModelError(`the shape of "${value}" is known only at run time`);
      return shape;
    },
    constant: (node, role, tensor) => {
      const name = nameFor(node, role);
      initializers.set(name, tensor);
      return name;
    },
    between: nameFor,
  };
}
