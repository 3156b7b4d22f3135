/** @file Every operator known here: a gradient rule, "none" by nature, or refused by name with the reason. */
import type { Node } from "../../graph/graph.ts";
import { isOperator, type Operator } from "../../graph/shapes.ts";
import * as activation from "./activation.ts";
import * as convolve from "./convolve.ts";
import * as elementwise from "./elementwise.ts";
import * as indexing from "./indexing.ts";
import * as algebra from "./linear-algebra.ts";
import * as movement from "./movement.ts";
import * as normalise from "./normalise.ts";
import * as pool from "./pool.ts";
import * as reduction from "./reduction.ts";
import * as resample from "./resample.ts";
import type { Rule } from "./rule.ts";

export interface Refused {
  readonly refused: string;
}

/** `"none"`: integer or boolean answers, steps and draws, whose gradient is zero wherever it exists. */
export type Entry = Rule | "none" | Refused;

const recurrent: Refused = { refused: "recurrent operators have no gradient rule; export the cell as plain operators" };
const controlFlow: Refused = { refused: "control flow has no gradient rule; export the branch that is taken" };
const quantised: Refused = { refused: "quantised arithmetic has no gradient; use the float32 model" };
const sequence: Refused = { refused: "sequences have no gradient rule" };

/** Total over the operators with a shape rule: a new one does not compile until it is decided here. */
export const rules: { readonly [K in Operator]: Entry } = {
  Abs: elementwise.Abs,
  Acos: elementwise.Acos,
  Add: elementwise.Add,
  And: "none",
  ArgMax: "none",
  ArgMin: "none",
  Asin: elementwise.Asin,
  Atan: elementwise.Atan,
  AveragePool: pool.AveragePool,
  BatchNormalization: normalise.BatchNormalization,
  Cast: elementwise.Cast,
  CastLike: elementwise.Cast,
  Ceil: "none",
  Celu: activation.Celu,
  Clip: elementwise.Clip,
  Concat: movement.Concat,
  Constant: "none",
  ConstantOfShape: "none",
  Conv: convolve.Conv,
  ConvTranspose: convolve.ConvTranspose,
  Cos: elementwise.Cos,
  Cosh: elementwise.Cosh,
  CumSum: movement.CumSum,
  DepthToSpace: movement.DepthToSpace,
  Div: elementwise.Div,
  Dropout: elementwise.Dropout,
  Einsum: algebra.Einsum,
  Elu: activation.Elu,
  Equal: "none",
  Erf: elementwise.Erf,
  Exp: elementwise.Exp,
  Expand: movement.Expand,
  EyeLike: "none",
  Flatten: movement.Flatten,
  Floor: "none",
  GRU: recurrent,
  Gather: indexing.Gather,
  GatherElements: indexing.GatherElements,
  GatherND: indexing.GatherND,
  Gelu: activation.Gelu,
  Gemm: algebra.Gemm,
  GlobalAveragePool: pool.GlobalAveragePool,
  GlobalMaxPool: pool.GlobalMaxPool,
  Greater: "none",
  GreaterOrEqual: "none",
  GroupNormalization: normalise.GroupNormalization,
  HardSigmoid: activation.HardSigmoid,
  HardSwish: activation.HardSwish,
  Identity: elementwise.Identity,
  InstanceNormalization: normalise.InstanceNormalization,
  IsInf: "none",
  IsNaN: "none",
  LRN: normalise.LRN,
  LSTM: recurrent,
  LayerNormalization: normalise.LayerNormalization,
  LeakyRelu: activation.LeakyRelu,
  Less: "none",
  LessOrEqual: "none",
  Log: elementwise.Log,
  LogSoftmax: normalise.LogSoftmax,
  LpNormalization: normalise.LpNormalization,
  MatMul: algebra.MatMul,
  Max: elementwise.Max,
  MaxPool: pool.MaxPool,
  Mean: elementwise.Mean,
  Min: elementwise.Min,
  Mish: activation.Mish,
  Mod: elementwise.Mod,
  Mul: elementwise.Mul,
  Neg: elementwise.Neg,
  NonZero: "none",
  Not: "none",
  OneHot: "none",
  Or: "none",
  PRelu: activation.PRelu,
  Pad: movement.Pad,
  Pow: elementwise.Pow,
  RMSNormalization: normalise.RMSNormalization,
  RNN: recurrent,
  RandomNormalLike: "none",
  RandomUniformLike: "none",
  Range: "none",
  Reciprocal: elementwise.Reciprocal,
  ReduceL1: reduction.ReduceL1,
  ReduceL2: reduction.ReduceL2,
  ReduceLogSum: reduction.ReduceLogSum,
  ReduceLogSumExp: reduction.ReduceLogSumExp,
  ReduceMax: reduction.ReduceMax,
  ReduceMean: reduction.ReduceMean,
  ReduceMin: reduction.ReduceMin,
  ReduceProd: reduction.ReduceProd,
  ReduceSum: reduction.ReduceSum,
  ReduceSumSquare: reduction.ReduceSumSquare,
  Relu: activation.Relu,
  Reshape: movement.Reshape,
  Resize: resample.Resize,
  Round: "none",
  ScatterElements: indexing.ScatterElements,
  ScatterND: indexing.ScatterND,
  Selu: activation.Selu,
  Shape: "none",
  Sigmoid: activation.Sigmoid,
  Sign: "none",
  Sin: elementwise.Sin,
  Sinh: elementwise.Sinh,
  Size: "none",
  Slice: movement.Slice,
  Softmax: normalise.Softmax,
  Softplus: activation.Softplus,
  Softsign: activation.Softsign,
  SpaceToDepth: movement.SpaceToDepth,
  Split: movement.Split,
  Sqrt: elementwise.Sqrt,
  Squeeze: movement.Squeeze,
  Sub: elementwise.Sub,
  Sum: elementwise.Sum,
  Tan: elementwise.Tan,
  Tanh: elementwise.Tanh,
  ThresholdedRelu: activation.ThresholdedRelu,
  Tile: movement.Tile,
  TopK: indexing.TopK,
  Transpose: movement.Transpose,
  Trilu: movement.Trilu,
  Unsqueeze: movement.Unsqueeze,
  Upsample: { refused: "it gave way to Resize in opset 10; lift the model first" },
  Where: elementwise.Where,
  Xor: "none",
};

/** Operators of the standard domain without a shape rule, refused for a reason worth giving. */
export const refusedFamilies: Readonly<Record<string, Refused>> = {
  ConvInteger: quantised,
  DequantizeLinear: quantised,
  DynamicQuantizeLinear: quantised,
  If: controlFlow,
  Loop: controlFlow,
  MatMulInteger: quantised,
  QLinearConv: quantised,
  QLinearMatMul: quantised,
  QuantizeLinear: quantised,
  Scan: controlFlow,
  ConcatFromSequence: sequence,
  SequenceAt: sequence,
  SequenceConstruct: sequence,
  SplitToSequence: sequence,
};

/** What is decided for a node; operators of other domains and unknown ones are refused. */
export function entryOf(node: Pick<Node, "op" | "domain">): Entry {
  if (node.domain !== "") return { refused: `operators of the domain ${node.domain} are not standard` };
  if (isOperator(node.op)) return rules[node.op];
  const family = Object.hasOwn(refusedFamilies, node.op) ? refusedFamilies[node.op] : undefined;
  return family ?? { refused: "it has no gradient rule" };
}
