/** @file Shapes of operators that keep their first input's shape or broadcast their inputs. */
import { broadcast, broadcastInputs } from "./broadcast.ts";
import { type Call, fail, type Shape, type ShapeRule, shapeOf, show } from "./call.ts";

const keep: ShapeRule = (call) => [shapeOf(call, 0)];

function broadcastPair(call: Call): readonly Shape[] {
  if (call.operands.length !== 2) fail(call, `it takes two inputs, not ${call.operands.length}`);
  return broadcastInputs(call);
}

function parametricRelu(call: Call): readonly Shape[] {
  const [shape, slope] = [shapeOf(call, 0), shapeOf(call, 1)];
  if (broadcast(shape, slope)?.join() !== shape.join())
    fail(call, `slope ${show(slope)} does not broadcast to ${show(shape)}`);
  return [shape];
}

function dropout(call: Call): readonly Shape[] {
  return [shapeOf(call, 0), shapeOf(call, 0)];
}

export const elementwiseShapes = {
  Abs: keep,
  Acos: keep,
  Asin: keep,
  Atan: keep,
  Cast: keep,
  CastLike: keep,
  Ceil: keep,
  Celu: keep,
  Clip: keep,
  Cos: keep,
  Cosh: keep,
  CumSum: keep,
  Dropout: dropout,
  Elu: keep,
  Erf: keep,
  Exp: keep,
  Floor: keep,
  Gelu: keep,
  HardSigmoid: keep,
  HardSwish: keep,
  Identity: keep,
  IsInf: keep,
  IsNaN: keep,
  LeakyRelu: keep,
  Log: keep,
  LogSoftmax: keep,
  Mish: keep,
  Neg: keep,
  Not: keep,
  PRelu: parametricRelu,
  Reciprocal: keep,
  Relu: keep,
  Round: keep,
  Selu: keep,
  Sigmoid: keep,
  Sign: keep,
  Sin: keep,
  Sinh: keep,
  Softmax: keep,
  Softplus: keep,
  Softsign: keep,
  Sqrt: keep,
  Tan: keep,
  Tanh: keep,
  ThresholdedRelu: keep,
  Trilu: keep,

  Add: broadcastPair,
  And: broadcastPair,
  Div: broadcastPair,
  Equal: broadcastPair,
  Greater: broadcastPair,
  GreaterOrEqual: broadcastPair,
  Less: broadcastPair,
  LessOrEqual: broadcastPair,
  Max: broadcastInputs,
  Mean: broadcastInputs,
  Min: broadcastInputs,
  Mod: broadcastPair,
  Mul: broadcastPair,
  Or: broadcastPair,
  Pow: broadcastPair,
  Sub: broadcastPair,
  Sum: broadcastInputs,
  Where: broadcastInputs,
  Xor: broadcastPair,
} satisfies Record<string, ShapeRule>;
