/** @file Data types of results: the first input's, save for the operators listed here. */
import { intAttribute, tensorAttribute } from "../attributes.ts";
import { dataTypeOf } from "../data-types.ts";
import type { DataType } from "../graph.ts";
import { type Call, fail } from "./call.ts";
import { constantTensor } from "./creation.ts";

type Types = readonly (DataType | undefined)[];
type TypeRule = (call: Call, types: Types) => DataType | readonly DataType[];

const bool: TypeRule = () => "bool";
const int64: TypeRule = () => "int64";

function required(call: Call, types: Types, index: number): DataType {
  return types[index] ?? fail(call, `input ${index} is missing`);
}

function cast(call: Call): DataType {
  const code = intAttribute(call.node, "to");
  return dataTypeOf(code) ?? fail(call, `casts to the unsupported data type ${code}`);
}

/** Operators whose first two inputs must agree in type. */
const agreeing = new Set(
  "Add Sub Mul Div Mod Equal Greater Less GreaterOrEqual LessOrEqual MatMul Gemm Conv ConvTranspose".split(" "),
);

const rules: Readonly<Record<string, TypeRule>> = {
  And: bool,
  ArgMax: int64,
  ArgMin: int64,
  Cast: cast,
  CastLike: (call, types) => required(call, types, 1),
  Constant: (call) => constantTensor(call)?.type ?? fail(call, "it holds no tensor"),
  ConstantOfShape: (call) => tensorAttribute(call.node, "value")?.type ?? "float32",
  Dropout: (call, types) => [required(call, types, 0), "bool"],
  Equal: bool,
  EyeLike: (call, types) => (call.node.attributes["dtype"] ? castTo(call) : required(call, types, 0)),
  Greater: bool,
  GreaterOrEqual: bool,
  IsInf: bool,
  IsNaN: bool,
  Less: bool,
  LessOrEqual: bool,
  MaxPool: (call, types) => [required(call, types, 0), "int64"],
  NonZero: int64,
  Not: bool,
  OneHot: (call, types) => required(call, types, 2),
  Or: bool,
  Shape: int64,
  Size: int64,
  TopK: (call, types) => [required(call, types, 0), "int64"],
  Where: (call, types) => required(call, types, 1),
  Xor: bool,
};

function castTo(call: Call): DataType {
  const code = intAttribute(call.node, "dtype");
  return dataTypeOf(code) ?? fail(call, `its data type ${code} is not supported`);
}

/** Types of a node's outputs, given those of its inputs (undefined: left out). */
export function resultTypes(call: Call, types: Types): readonly DataType[] {
  const { op, outputs } = call.node;
  if (agreeing.has(op) && types[0] !== undefined && types[1] !== undefined && types[0] !== types[1])
    fail(call, `its inputs are ${types[0]} and ${types[1]}`);
  const result = (Object.hasOwn(rules, op) && rules[op]?.(call, types)) || required(call, types, 0);
  return typeof result === "string" ? outputs.map(() => result) : result;
}
