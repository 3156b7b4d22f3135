/** @file The numeric-check table: at least one row for every operator with a gradient rule. */
import type { Attribute } from "../../native/graph/graph.ts";
import { float, int, ints, text } from "../../native/graph/graph.ts";
import type { Operator } from "../../native/graph/shapes.ts";
import { pictureRows } from "./picture-rules.ts";
import type { Row } from "./row.ts";
import { distinct, fixed, indices, mask, positive, type Sample, signed, small, whole } from "./samples.ts";

/** Shared by every operator that broadcasts two inputs. */
const broadcastShapes: readonly (readonly [readonly number[], readonly number[]])[] = [
  [
    [2, 3],
    [2, 3],
  ],
  [[2, 3], [3]],
  [
    [2, 1],
    [1, 3],
  ],
  [[], [2, 3]],
  [[2, 3], []],
  [
    [4, 1, 3],
    [2, 1],
  ],
  [[1], [2, 2, 3]],
];

type Maker = (...shape: readonly number[]) => Sample;

const pairs = (op: Operator, left: Maker, right: Maker, attributes: Record<string, Attribute> = {}): Row[] =>
  broadcastShapes.map(([a, b]) => ({ op, inputs: [left(...a), right(...b)], attributes }));

const single = (make: Maker, ...ops: readonly Operator[]): Row[] => ops.map((op) => ({ op, inputs: [make(3, 4)] }));

const reductions = (make: Maker, ...ops: readonly Operator[]): Row[] =>
  ops.flatMap((op) => [
    { op, inputs: [make(2, 3, 4), whole([1])], attributes: { keepdims: int(0) } },
    { op, inputs: [make(2, 3, 4), whole([0, -1])] },
    { op, inputs: [make(2, 3)] },
    { op, inputs: [make(2, 3)], attributes: { noop_with_empty_axes: int(1) } },
  ]);

const elementwise: readonly Row[] = [
  ...pairs("Add", signed, signed),
  ...pairs("Sub", signed, signed),
  ...pairs("Mul", signed, signed),
  ...pairs("Div", signed, positive),
  ...pairs("Pow", positive, signed),
  ...pairs("Mod", positive, (...shape) => fixed(Array(shape.reduce((a, b) => a * b, 1)).fill(2.5), shape), {
    fmod: int(1),
  }),
  ...pairs("Max", distinct, (...shape) => small(...shape)),
  ...pairs("Min", distinct, (...shape) => small(...shape)),
  ...pairs("Sum", signed, signed),
  ...pairs("Mean", signed, signed),
  { op: "Max", inputs: [distinct(2, 3), small(3), positive(2, 1)] },
  { op: "Pow", inputs: [signed(2, 3), fixed([2], [])] },
  { op: "Pow", inputs: [signed(2, 3), fixed([3], [1])] },
  { op: "Pow", inputs: [positive(2, 3), fixed([0.5], [])] },
  { op: "Pow", inputs: [positive(2, 3), whole([3], [])] },
  { op: "Where", inputs: [mask(2, 3), signed(3), signed(2, 1)] },
  { op: "Where", inputs: [mask(3), signed(2, 3), signed()] },
  { op: "Clip", inputs: [distinct(4, 5), fixed([-0.43], []), fixed([0.405], [])] },
  { op: "Clip", inputs: [distinct(4, 5), null, small()] },
  { op: "Cast", inputs: [signed(2, 3)], attributes: { to: int(1) } },
  { op: "CastLike", inputs: [signed(2, 3), fixed([0])] },
  { op: "Dropout", inputs: [signed(2, 3)] },
  ...single(signed, "Abs", "Identity", "Neg", "Exp", "Erf", "Sin", "Cos", "Sinh", "Cosh", "Tanh", "Sigmoid", "Relu"),
  ...single(
    signed,
    "LeakyRelu",
    "Elu",
    "Selu",
    "Celu",
    "Softplus",
    "Softsign",
    "HardSwish",
    "HardSigmoid",
    "Mish",
    "Gelu",
  ),
  ...single(small, "Tan", "Asin", "Acos", "Atan"),
  ...single(positive, "Sqrt", "Log", "Reciprocal"),
  { op: "ThresholdedRelu", inputs: [distinct(4, 5)], attributes: { alpha: float(0.5) } },
  { op: "LeakyRelu", inputs: [signed(2, 3)], attributes: { alpha: float(0.3) } },
  { op: "Celu", inputs: [signed(2, 3)], attributes: { alpha: float(2) } },
  { op: "Gelu", inputs: [signed(3, 4)], attributes: { approximate: text("tanh") } },
  { op: "PRelu", inputs: [signed(2, 3, 4), signed(3, 1)] },
  { op: "PRelu", inputs: [signed(2, 3), signed(1)] },
];

const algebra: readonly Row[] = [
  { op: "MatMul", inputs: [signed(3, 4), signed(4, 2)] },
  { op: "MatMul", inputs: [signed(2, 3, 4), signed(4, 2)] },
  { op: "MatMul", inputs: [signed(2, 3, 4), signed(2, 4, 5)] },
  { op: "MatMul", inputs: [signed(2, 1, 3, 4), signed(3, 4, 2)] },
  { op: "MatMul", inputs: [signed(3, 4), signed(2, 4, 5)] },
  { op: "MatMul", inputs: [signed(4), signed(4, 2)] },
  { op: "MatMul", inputs: [signed(2, 3, 4), signed(4)] },
  { op: "MatMul", inputs: [signed(4), signed(4)] },
  { op: "MatMul", inputs: [signed(4), signed(2, 4, 3)] },
  ...[0, 1].flatMap((a) =>
    [0, 1].map((b): Row => ({
      op: "Gemm",
      inputs: [a ? signed(4, 3) : signed(3, 4), b ? signed(2, 4) : signed(4, 2), signed(2)],
      attributes: { transA: int(a), transB: int(b), alpha: float(0.5), beta: float(2) },
    })),
  ),
  { op: "Gemm", inputs: [signed(3, 4), signed(4, 2), signed(3, 1)] },
  { op: "Gemm", inputs: [signed(3, 4), signed(4, 2)] },
  { op: "Einsum", inputs: [signed(2, 3), signed(3, 4)], attributes: { equation: text("ij,jk->ik") } },
  { op: "Einsum", inputs: [signed(2, 3, 4), signed(2, 5, 4)], attributes: { equation: text("bqd,bkd->bqk") } },
  { op: "Einsum", inputs: [signed(2, 3), signed(2)], attributes: { equation: text("ij,i->i") } },
];

const moving: readonly Row[] = [
  { op: "Reshape", inputs: [signed(2, 6), whole([3, -1])] },
  { op: "Flatten", inputs: [signed(2, 3, 2)], attributes: { axis: int(2) } },
  { op: "Squeeze", inputs: [signed(2, 1, 3), whole([1])] },
  { op: "Unsqueeze", inputs: [signed(2, 3), whole([0, -1])] },
  { op: "Transpose", inputs: [signed(2, 3, 4)], attributes: { perm: ints([2, 0, 1]) } },
  { op: "Transpose", inputs: [signed(2, 3)] },
  { op: "Expand", inputs: [signed(3, 1), whole([2, 3, 4])] },
  { op: "Expand", inputs: [signed(2, 3), whole([1, 3])] },
  { op: "Concat", inputs: [signed(2, 3), signed(2, 1), signed(2, 2)], attributes: { axis: int(-1) } },
  { op: "Split", inputs: [signed(2, 6), whole([1, 3, 2])], attributes: { axis: int(1) }, outputs: 3 },
  { op: "Split", inputs: [signed(4, 2)], attributes: { num_outputs: int(2) }, outputs: 2 },
  { op: "Slice", inputs: [signed(4, 5), whole([1]), whole([-1]), whole([1])] },
  { op: "Slice", inputs: [signed(7, 8), whole([1, 0]), whole([100, 7]), whole([0, 1]), whole([2, 3])] },
  { op: "Slice", inputs: [signed(7, 5), whole([-2, 4]), whole([-100, 1]), whole([0, 1]), whole([-2, -1])] },
  { op: "Pad", inputs: [signed(2, 3), whole([1, 0, 2, 1])] },
  { op: "Pad", inputs: [signed(3, 4), whole([-1, 1, 0, -2])] },
  { op: "Pad", inputs: [signed(3, 4), whole([2, 1]), null, whole([-1])] },
  ...["reflect", "edge", "wrap"].map((mode): Row => ({
    op: "Pad",
    inputs: [signed(2, 4), whole([0, 2, 0, 3])],
    attributes: { mode: text(mode) },
  })),
  { op: "Tile", inputs: [signed(2, 3), whole([2, 3])] },
  { op: "DepthToSpace", inputs: [signed(1, 8, 2, 3)], attributes: { blocksize: int(2) } },
  { op: "DepthToSpace", inputs: [signed(1, 8, 2, 3)], attributes: { blocksize: int(2), mode: text("CRD") } },
  { op: "SpaceToDepth", inputs: [signed(1, 2, 4, 6)], attributes: { blocksize: int(2) } },
  { op: "Trilu", inputs: [signed(4, 4), whole([1], [])], attributes: { upper: int(0) } },
  { op: "CumSum", inputs: [signed(3, 4), whole([1], [])] },
  { op: "CumSum", inputs: [signed(3, 4), whole([0], [])], attributes: { reverse: int(1), exclusive: int(1) } },
];

const indexing: readonly Row[] = [
  { op: "Gather", inputs: [signed(5, 3), indices([1, 4, 1, -1], [2, 2])] },
  { op: "Gather", inputs: [signed(2, 5, 3), indices([4, 0, 0])], attributes: { axis: int(1) } },
  { op: "Gather", inputs: [signed(2, 5), whole([-2], [])], attributes: { axis: int(1) } },
  { op: "GatherElements", inputs: [signed(3, 4), indices([0, 2, 1, 1, 1, 0], [2, 3])] },
  { op: "GatherND", inputs: [signed(3, 4, 2), indices([0, 1, 2, 3, 0, 1], [3, 2])] },
  { op: "ScatterND", inputs: [signed(5, 2), indices([1, 3], [2, 1]), signed(2, 2)] },
  { op: "ScatterND", inputs: [signed(5, 2), indices([1, 3, 1], [3, 1]), signed(3, 2)] },
  { op: "ScatterElements", inputs: [signed(3, 4), indices([0, 2, 0, 0, 0, 2], [2, 3]), signed(2, 3)] },
  {
    op: "ScatterND",
    inputs: [signed(5, 2), indices([1, 1], [2, 1]), signed(2, 2)],
    attributes: { reduction: text("add") },
  },
  { op: "ScatterElements", inputs: [signed(3, 4), indices([0, 2, 1, 1, 0, 2], [2, 3]), signed(2, 3)] },
  {
    op: "ScatterElements",
    inputs: [signed(3, 4), indices([0, 0, 1, 3, 3, 2], [3, 2]), signed(3, 2)],
    attributes: { axis: int(1), reduction: text("add") },
  },
  { op: "TopK", inputs: [distinct(3, 6), whole([2])], outputs: 2 },
];

const reducing: readonly Row[] = [
  ...reductions(
    signed,
    "ReduceSum",
    "ReduceMean",
    "ReduceSumSquare",
    "ReduceL1",
    "ReduceL2",
    "ReduceLogSumExp",
    "ReduceProd",
  ),
  ...reductions(positive, "ReduceLogSum"),
  ...reductions(distinct, "ReduceMax", "ReduceMin"),
  { op: "ReduceMean", inputs: [signed(2, 3, 4)], attributes: { axes: ints([-1]) }, opset: 17 },
];

const normalising: readonly Row[] = [
  ...(["Softmax", "LogSoftmax"] as const).flatMap((op): Row[] => [
    { op, inputs: [signed(3, 4)] },
    { op, inputs: [signed(2, 3, 4)], attributes: { axis: int(1) } },
    { op, inputs: [signed(2, 3, 4)], attributes: { axis: int(1) }, opset: 11 },
  ]),
  { op: "LayerNormalization", inputs: [signed(2, 3, 4), signed(4), signed(4)] },
  {
    op: "LayerNormalization",
    inputs: [signed(2, 3, 4), signed(3, 4)],
    attributes: { axis: int(1), epsilon: float(0.1) },
  },
  { op: "InstanceNormalization", inputs: [signed(2, 3, 4, 2), signed(3), signed(3)] },
  { op: "GroupNormalization", inputs: [signed(2, 4, 3), signed(4), signed(4)], attributes: { num_groups: int(2) } },
  { op: "BatchNormalization", inputs: [signed(2, 3, 4), signed(3), signed(3), signed(3), positive(3)] },
  { op: "LpNormalization", inputs: [signed(3, 4)] },
  { op: "LpNormalization", inputs: [signed(3, 4)], attributes: { p: int(1), axis: int(0) } },
  { op: "LRN", inputs: [signed(2, 6, 2, 2)], attributes: { size: int(3), alpha: float(0.5) } },
  { op: "LRN", inputs: [signed(1, 5, 2, 2)], attributes: { size: int(5), alpha: float(0.5), bias: float(2) } },
  { op: "RMSNormalization", inputs: [signed(2, 3, 4), signed(4)], opset: 23 },
];

export const rows: readonly Row[] = [
  ...elementwise,
  ...algebra,
  ...moving,
  ...indexing,
  ...reducing,
  ...normalising,
  ...pictureRows,
];
