/** @file Small graphs of one node for every operator: what the reference, shape inference and onnxruntime must agree on. */
import { type Attribute, type DataType, float, int, ints, type Tensor, text } from "../../../native/graph/graph.ts";
import { float32Tensor, int64Tensor } from "../../../native/graph/tensors.ts";

/** An input: drawn at random within a range, a constant, or left out. */
type CaseInput =
  | {
      readonly kind: "drawn";
      readonly type: DataType;
      readonly shape: readonly number[];
      readonly low: number;
      readonly high: number;
    }
  | { readonly kind: "constant"; readonly tensor: Tensor }
  | { readonly kind: "none" };

export interface OperatorCase {
  readonly op: string;
  readonly inputs: readonly CaseInput[];
  readonly attributes?: Record<string, Attribute>;
  readonly opset?: number;
  readonly outputs?: number;
  /** Outputs that onnxruntime does not give the reference's meaning are not compared. */
  readonly compared?: number;
}

const drawn =
  (type: DataType, low: number, high: number) =>
  (...shape: number[]): CaseInput => ({ kind: "drawn", type, shape, low, high });
const x = drawn("float32", -2, 2);
const positive = drawn("float32", 0.1, 2);
const unit = drawn("float32", -0.9, 0.9);
const whole = drawn("int64", -9, 9);
const bool = drawn("bool", 0, 2);
const list = (...values: number[]): CaseInput => ({ kind: "constant", tensor: int64Tensor(values) });
const number = (value: number): CaseInput => ({ kind: "constant", tensor: int64Tensor([value], []) });
const table = (shape: number[], ...values: number[]): CaseInput => ({
  kind: "constant",
  tensor: int64Tensor(values, shape),
});
const floats = (...values: number[]): CaseInput => ({
  kind: "constant",
  tensor: float32Tensor([values.length], values),
});
const scalar = (value: number): CaseInput => ({ kind: "constant", tensor: float32Tensor([], [value]) });
const none: CaseInput = { kind: "none" };

const one = (
  op: string,
  inputs: CaseInput[],
  attributes: Record<string, Attribute> = {},
  more: Partial<OperatorCase> = {},
): OperatorCase => ({
  op,
  inputs,
  attributes,
  ...more,
});

const unary =
  "Abs Atan Ceil Cos Elu Erf Exp Floor Gelu HardSigmoid HardSwish Identity LeakyRelu LogSoftmax Neg Reciprocal Relu Round Selu Sigmoid Sign Sin Sinh Cosh Softmax Softplus Softsign Tan Tanh Celu Mish ThresholdedRelu IsNaN IsInf";
const reductions =
  "ReduceSum ReduceMean ReduceMax ReduceMin ReduceProd ReduceL1 ReduceL2 ReduceSumSquare ReduceLogSumExp";

export const operatorCases: readonly OperatorCase[] = [
  ...unary.split(" ").map((op) => one(op, [x(2, 3, 4)])),
  ...["Sqrt", "Log"].map((op) => one(op, [positive(3, 4)])),
  ...["Acos", "Asin"].map((op) => one(op, [unit(3, 4)])),
  one("Elu", [x(5)], { alpha: float(0.3) }),
  one("LeakyRelu", [x(5)], { alpha: float(0.3) }),
  one("HardSigmoid", [x(5)], { alpha: float(0.3), beta: float(0.4) }),
  one("Gelu", [x(3, 5)], { approximate: text("tanh") }),
  one("Erf", [drawn("float32", -7, 7)(40)]),
  one("PRelu", [x(2, 3, 4), positive(3, 1)]),
  one("Clip", [x(3, 4), scalar(-0.5), scalar(0.5)]),
  one("Clip", [x(3, 4), none, scalar(0.5)]),
  one("Clip", [x(3, 4)], { min: float(-0.2), max: float(1) }, { opset: 10 }),
  one("Dropout", [x(3, 4)]),
  one("Dropout", [x(3, 4)], {}, { opset: 11 }),
  one("Not", [bool(3, 4)]),
  one("Cast", [x(3, 4)], { to: int(7) }),
  one("Cast", [x(3, 4)], { to: int(9) }),
  one("Cast", [whole(3, 4)], { to: int(1) }),
  one("CastLike", [x(3, 4), whole(1)]),
  one("Softmax", [x(2, 3, 4)], { axis: int(1) }),
  one("Softmax", [x(2, 3, 4)], { axis: int(1) }, { opset: 11 }),
  one("LogSoftmax", [x(2, 3, 4)], {}, { opset: 11 }),
  one("CumSum", [x(2, 3, 4), number(1)]),
  one("CumSum", [x(2, 3, 4), number(-1)], { exclusive: int(1), reverse: int(1) }),
  one("Trilu", [x(2, 4, 3)]),
  one("Trilu", [x(2, 4, 5), number(1)], { upper: int(0) }),

  ...["Add", "Sub", "Mul", "Div", "Max", "Min"].map((op) => one(op, [x(2, 3, 4), positive(3, 1)])),
  one("Pow", [positive(2, 3), x(3)]),
  one("Div", [whole(3, 4), drawn("int64", 1, 5)(4)]),
  one("Mod", [whole(3, 4), drawn("int64", 1, 5)(4)]),
  one("Mod", [x(3, 4), positive(4)], { fmod: int(1) }),
  one("Max", [x(2, 3), x(3), x(2, 1)]),
  one("Sum", [x(2, 3), x(3), x(2, 1)]),
  one("Mean", [x(2, 3), x(3), x(2, 1)]),
  ...["Equal", "Greater", "Less", "GreaterOrEqual", "LessOrEqual"].map((op) => one(op, [whole(3, 4), whole(4)])),
  ...["And", "Or", "Xor"].map((op) => one(op, [bool(3, 4), bool(4)])),
  one("Where", [bool(3, 1), x(4), x(2, 1, 4)]),

  one("MatMul", [x(3, 4), x(4, 5)]),
  one("MatMul", [x(2, 1, 3, 4), x(5, 4, 2)]),
  one("MatMul", [x(4), x(2, 4, 5)]),
  one("MatMul", [x(2, 3, 4), x(4)]),
  one("MatMul", [x(4), x(4)]),
  one("Gemm", [x(3, 4), x(4, 5)]),
  one("Gemm", [x(4, 3), x(5, 4), x(5)], { transA: int(1), transB: int(1), alpha: float(0.5), beta: float(2) }),
  one("Gemm", [x(3, 4), x(4, 5), x(3, 1)]),
  one("Einsum", [x(2, 3, 4), x(2, 4, 5)], { equation: text("bij,bjk->bik") }),
  one("Einsum", [x(3, 4), x(4)], { equation: text("ij,j") }),

  one("LayerNormalization", [x(2, 3, 4), x(4), x(4)], {}, { outputs: 3 }),
  one("LayerNormalization", [x(2, 3, 4), x(3, 4)], { axis: int(1), epsilon: float(0.01) }),
  one("RMSNormalization", [x(2, 3, 4), x(4)], {}, { opset: 23 }),
  one("InstanceNormalization", [x(2, 3, 4, 5), x(3), x(3)]),
  one("GroupNormalization", [x(2, 6, 4), x(3), x(3)], { num_groups: int(3) }, { opset: 20 }),
  one("GroupNormalization", [x(2, 6, 4), x(6), x(6)], { num_groups: int(3) }, { opset: 21 }),
  one("BatchNormalization", [x(2, 3, 4), x(3), x(3), x(3), positive(3)], { epsilon: float(0.1) }),
  one("LRN", [x(2, 5, 3, 3)], { size: int(3), alpha: float(0.2), bias: float(1.5) }),
  one("LRN", [x(2, 5, 3, 3)], { size: int(5) }),
  one("LpNormalization", [x(2, 3, 4)], { axis: int(1) }),
  one("LpNormalization", [x(2, 3, 4)], { p: int(1) }),

  one("Reshape", [x(2, 3, 4), list(0, -1)]),
  one("Reshape", [x(2, 3, 4), list(4, 3, 2)], { allowzero: int(1) }),
  one("Flatten", [x(2, 3, 4)]),
  one("Flatten", [x(2, 3, 4)], { axis: int(-1) }),
  one("Flatten", [x(2, 3, 4)], { axis: int(0) }),
  one("Squeeze", [x(1, 3, 1)]),
  one("Squeeze", [x(1, 3, 1), list(-1)]),
  one("Squeeze", [x(1, 3, 1)], { axes: ints([0]) }, { opset: 11 }),
  one("Unsqueeze", [x(3, 4), list(0, -1)]),
  one("Unsqueeze", [x(3, 4)], { axes: ints([1]) }, { opset: 11 }),
  one("Transpose", [x(2, 3, 4)]),
  one("Transpose", [x(2, 3, 4)], { perm: ints([1, 2, 0]) }),
  one("Expand", [x(3, 1), list(2, 1, 4)]),
  one("Tile", [x(2, 3), list(2, 3)]),
  one("Concat", [x(2, 3), x(2, 1), x(2, 2)], { axis: int(-1) }),
  one("Split", [x(2, 6), list(1, 5)], { axis: int(1) }, { outputs: 2 }),
  one("Split", [x(2, 7)], { axis: int(1), num_outputs: int(3) }, { outputs: 3 }),
  one("Split", [x(6, 2)], { split: ints([2, 4]) }, { outputs: 2, opset: 11 }),
  one("DepthToSpace", [x(2, 8, 2, 3)], { blocksize: int(2) }),
  one("DepthToSpace", [x(2, 8, 2, 3)], { blocksize: int(2), mode: text("CRD") }),
  one("SpaceToDepth", [x(2, 2, 4, 6)], { blocksize: int(2) }),

  one("Slice", [x(4, 5, 6), list(1, 0), list(4, 2 ** 63), list(0, -1), list(2, 3)]),
  one("Slice", [x(4, 5, 6), list(-1, 10), list(-(2 ** 63), 1), list(0, 2), list(-1, -2)]),
  one("Slice", [x(4, 5)], { starts: ints([1]), ends: ints([-1]), axes: ints([1]) }, { opset: 9 }),
  one("Gather", [x(4, 5), table([2, 2], 0, -1, 3, 1)]),
  one("Gather", [x(4, 5), number(2)], { axis: int(1) }),
  one("GatherElements", [x(3, 4), table([2, 4], 0, 1, 2, -1, 2, 2, 0, 1)]),
  one("GatherElements", [x(3, 4), table([3, 1], 0, 3, -4)], { axis: int(1) }),
  one("GatherND", [x(3, 4, 5), table([2, 2], 0, 1, 2, 3)]),
  one("GatherND", [x(2, 3, 4), table([2, 1], 2, 0)], { batch_dims: int(1) }),
  one("ScatterElements", [x(3, 4), table([2, 4], 0, 1, 2, 0, 2, 0, 1, 1), x(2, 4)]),
  one("ScatterElements", [x(3, 4), table([3, 2], 0, 0, 2, 3, 1, 1), x(3, 2)], { axis: int(1), reduction: text("add") }),
  one("ScatterND", [x(4, 5), table([2, 1], 3, 0), x(2, 5)]),
  one("ScatterND", [x(4, 5), table([3, 2], 0, 1, 2, 3, 0, 1), x(3)], { reduction: text("add") }),
  ...["mul", "max", "min"].map((name) =>
    one("ScatterND", [x(4, 5), table([3, 1], 1, 1, 2), x(3, 5)], { reduction: text(name) }),
  ),
  one("Pad", [x(2, 3), list(1, 0, 0, 2), scalar(0.5)]),
  one("Pad", [x(4, 5), list(-1, 0, 1, 2)]),
  one("Pad", [x(4, 5), list(2, 3), none, list(1)], { mode: text("reflect") }),
  one("Pad", [x(4, 5), list(1, 2, 3, 1)], { mode: text("edge") }),
  one("Pad", [x(4, 5), list(1, 2, 3, 1)], { mode: text("wrap") }),
  one("Pad", [x(2, 3)], { pads: ints([1, 0, 0, 2]), value: float(2) }, { opset: 10 }),
  one("OneHot", [table([3], 0, 2, -1), number(4), floats(0.5, 2)]),
  one("OneHot", [table([2, 2], 0, 2, 1, 7), number(3), floats(0, 1)], { axis: int(0) }),
  one("TopK", [x(3, 7), list(3)], {}, { outputs: 2 }),
  one("TopK", [x(7, 3), list(2)], { axis: int(0), largest: int(0) }, { outputs: 2 }),

  ...reductions
    .split(" ")
    .flatMap((op) => [
      one(op, [x(2, 3, 4)], {}, { opset: 18 }),
      one(op, [x(2, 3, 4), list(1, -1)], { keepdims: int(0) }, { opset: 18 }),
      one(op, [x(2, 3, 4)], op === "ReduceSum" ? {} : { axes: ints([0]) }, { opset: 13 }),
    ]),
  one("ReduceLogSum", [positive(2, 3, 4), list(1)]),
  one("ReduceSum", [x(2, 3)], { noop_with_empty_axes: int(1) }),
  ...["ArgMax", "ArgMin"].flatMap((op) => [
    one(op, [x(3, 4, 5)], { axis: int(1) }),
    one(op, [whole(4, 9)], { axis: int(-1), keepdims: int(0), select_last_index: int(1) }),
  ]),

  one("Conv", [x(2, 3, 7), x(4, 3, 3)]),
  one("Conv", [x(2, 4, 7, 6), x(6, 2, 3, 2), x(6)], { group: int(2), strides: ints([2, 1]), pads: ints([1, 0, 2, 1]) }),
  one("Conv", [x(1, 2, 9, 9), x(3, 2, 3, 3)], { dilations: ints([2, 3]) }),
  one("Conv", [x(1, 4, 5, 5), x(4, 1, 3, 3)], { group: int(4), auto_pad: text("SAME_UPPER"), strides: ints([2, 2]) }),
  one("Conv", [x(1, 2, 6, 7), x(3, 2, 4, 2)], { auto_pad: text("SAME_LOWER") }),
  one("Conv", [x(1, 2, 6, 7), x(3, 2, 4, 2)], { auto_pad: text("VALID") }),
  one("Conv", [x(1, 1, 4, 4, 4), x(2, 1, 2, 2, 2)]),
  one("ConvTranspose", [x(2, 3, 4), x(3, 2, 3)], { strides: ints([2]) }),
  one("ConvTranspose", [x(1, 4, 4, 3), x(4, 3, 3, 3), x(6)], {
    group: int(2),
    strides: ints([2, 3]),
    pads: ints([1, 0, 0, 1]),
  }),
  one("ConvTranspose", [x(1, 2, 4, 3), x(2, 3, 3, 2)], {
    strides: ints([2, 3]),
    output_padding: ints([1, 2]),
    dilations: ints([2, 1]),
  }),
  one("ConvTranspose", [x(1, 2, 4, 3), x(2, 3, 3, 3)], { strides: ints([2, 2]), output_shape: ints([8, 6]) }),
  one("ConvTranspose", [x(1, 2, 4, 3), x(2, 3, 3, 3)], { strides: ints([2, 2]), auto_pad: text("SAME_UPPER") }),
  one(
    "MaxPool",
    [x(2, 3, 7, 8)],
    { kernel_shape: ints([3, 2]), strides: ints([2, 2]), pads: ints([1, 0, 1, 1]) },
    { outputs: 2 },
  ),
  one("MaxPool", [x(1, 2, 7, 8)], {
    kernel_shape: ints([3, 3]),
    strides: ints([2, 2]),
    ceil_mode: int(1),
    dilations: ints([1, 2]),
  }),
  one("MaxPool", [x(1, 2, 7)], { kernel_shape: ints([3]), auto_pad: text("SAME_LOWER"), strides: ints([2]) }),
  one("AveragePool", [x(2, 3, 7, 8)], { kernel_shape: ints([3, 2]), strides: ints([2, 2]), pads: ints([1, 0, 1, 1]) }),
  one("AveragePool", [x(1, 2, 6, 7)], {
    kernel_shape: ints([3, 3]),
    strides: ints([2, 2]),
    pads: ints([1, 1, 1, 1]),
    count_include_pad: int(1),
  }),
  one("AveragePool", [x(1, 2, 6, 7)], { kernel_shape: ints([3, 3]), strides: ints([2, 2]), ceil_mode: int(1) }),
  one("AveragePool", [x(1, 2, 6, 7)], {
    kernel_shape: ints([3, 3]),
    strides: ints([2, 2]),
    pads: ints([1, 1, 1, 1]),
    ceil_mode: int(1),
    count_include_pad: int(1),
  }),
  one("GlobalAveragePool", [x(2, 3, 4, 5)]),
  one("GlobalMaxPool", [x(2, 3, 4, 5)]),

  one("Resize", [x(1, 2, 3, 4), none, floats(1, 1, 2, 3)]),
  one("Resize", [x(1, 2, 3, 4), none, none, list(1, 2, 7, 5)], { mode: text("linear") }),
  one("Resize", [x(1, 2, 3, 4), none, none, list(1, 2, 7, 5)], {
    mode: text("linear"),
    coordinate_transformation_mode: text("align_corners"),
  }),
  one("Resize", [x(1, 2, 3, 4), none, none, list(1, 2, 7, 5)], {
    mode: text("linear"),
    coordinate_transformation_mode: text("pytorch_half_pixel"),
  }),
  one("Resize", [x(1, 2, 6, 8), none, floats(1, 1, 0.5, 0.5)], {
    mode: text("linear"),
    coordinate_transformation_mode: text("asymmetric"),
  }),
  one("Resize", [x(1, 2, 3, 4), none, floats(1, 1, 2, 2)], {
    coordinate_transformation_mode: text("asymmetric"),
    nearest_mode: text("floor"),
  }),
  one("Resize", [x(1, 2, 4, 4), none, floats(1, 1, 1.5, 0.6)], { nearest_mode: text("ceil") }),
  one("Resize", [x(1, 1, 4, 4), none, none, list(1, 1, 7, 9)], { mode: text("cubic") }),
  one("Resize", [x(1, 1, 4, 4), none, none, list(1, 1, 7, 9)], {
    mode: text("cubic"),
    exclude_outside: int(1),
    cubic_coeff_a: float(-0.5),
  }),
  one(
    "Resize",
    [x(1, 2, 3, 4), none, none, list(6, 6)],
    { axes: ints([2, 3]), keep_aspect_ratio_policy: text("not_larger") },
    { opset: 19 },
  ),
  one("Resize", [x(1, 2, 3, 4), floats(1, 1, 2, 2)], {}, { opset: 10 }),
  one("Upsample", [x(1, 2, 3, 4), floats(1, 1, 2, 2)], {}, { opset: 9 }),
  one("Upsample", [x(1, 2, 3, 4), floats(1, 1, 2, 2)], { mode: text("linear") }, { opset: 9 }),

  one("Shape", [x(2, 3, 4)]),
  one("Shape", [x(2, 3, 4)], { start: int(1), end: int(-1) }),
  one("Size", [x(2, 3, 4)]),
  one("ConstantOfShape", [list(2, 3)], { value: { kind: "tensor", value: float32Tensor([1], [1.5]) } }),
  one("ConstantOfShape", [list(2, 3)]),
  one("Constant", [], { value_floats: { kind: "floats", value: [1, 2.5] } }),
  one("Constant", [], { value_int: int(3) }),
  one("Range", [number(2), number(11), number(3)]),
  one("Range", [scalar(2), scalar(-1), scalar(-0.5)]),
  one("EyeLike", [x(3, 4)], { k: int(1) }),

  one("LSTM", [x(5, 2, 3), unit(1, 16, 3), unit(1, 16, 4), unit(1, 32)], { hidden_size: int(4) }, { outputs: 3 }),
  one(
    "LSTM",
    [x(5, 2, 3), unit(2, 16, 3), unit(2, 16, 4), unit(2, 32), none, unit(2, 2, 4), unit(2, 2, 4)],
    { hidden_size: int(4), direction: text("bidirectional") },
    { outputs: 3 },
  ),
  one(
    "GRU",
    [x(5, 2, 3), unit(1, 12, 3), unit(1, 12, 4), unit(1, 24)],
    { hidden_size: int(4), linear_before_reset: int(1), direction: text("reverse") },
    { outputs: 2 },
  ),
  one("RNN", [x(5, 2, 3), unit(1, 4, 3), unit(1, 4, 4), unit(1, 8)], { hidden_size: int(4) }, { outputs: 2 }),
];
