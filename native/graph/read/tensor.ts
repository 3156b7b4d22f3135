/** @file Tensors out of their messages: every size is checked against the bytes there are before anything is allocated. */
import { dataTypeOf, storage } from "../data-types.ts";
import type { DataType, Tensor, TensorData } from "../graph.ts";
import { externalLocation, type TensorMessage, type Whole } from "../messages.ts";
import { ModelError } from "../model-error.ts";
import { mostDimensions } from "../shapes/call.ts";
import { elementCount, emptyData } from "../tensors.ts";
import { readExternal } from "./external.ts";

/** A whole number of the wire; beyond 2⁵³ to the nearest float64. */
export function wholeNumber(value: Whole): number {
  return typeof value === "number" ? value : Number(value.toString());
}

/** Text in UTF-8; protobufjs gives a plain empty array for bytes left out. */
export function textOf(bytes: Uint8Array | readonly number[]): string {
  return new TextDecoder().decode(Uint8Array.from(bytes));
}

/** The tensor of a message. `what` names it in errors; `directory` is where external data may lie. */
export function readTensorMessage(message: TensorMessage, what: string, directory: string | undefined): Tensor {
  const type = dataTypeOf(message.dataType ?? 0);
  if (!type) throw new ModelError(`${what} has the data type ${message.dataType ?? 0}, which is not supported`);
  const shape = (message.dims ?? []).map(wholeNumber);
  if (!shape.every((size) => Number.isSafeInteger(size) && size >= 0))
    throw new ModelError(`${what} has the impossible shape [${shape.slice(0, 8).join(",")}]`);
  if (shape.length > mostDimensions) throw new ModelError(`${what} has ${shape.length} dimensions`);
  const count = elementCount(shape);
  if (type === "string") return { type, shape, data: texts(message, count, what) };
  if (message.dataLocation === externalLocation) {
    const bytes = readExternal(message.externalData ?? [], count * storage[type].bytes, what, directory);
    return { type, shape, data: overBytes(type, bytes, count) };
  }
  if (message.rawData && message.rawData.length > 0)
    return { type, shape, data: raw(message.rawData, type, count, what) };
  return { type, shape, data: typed(message, type, count, what) };
}

function demand(found: number, wanted: number, unit: string, what: string): void {
  if (found !== wanted) throw new ModelError(`${what} holds ${found} ${unit} where its shape asks for ${wanted}`);
}

function texts(message: TensorMessage, count: number, what: string): readonly string[] {
  const data = message.stringData ?? [];
  demand(data.length, count, "texts", what);
  return data.map(textOf);
}

function raw(bytes: Uint8Array, type: DataType, count: number, what: string): TensorData {
  demand(bytes.length, count * storage[type].bytes, "bytes", what);
  // A copy, because the file's bytes need not be aligned.
  return overBytes(type, new Uint8Array(bytes).buffer, count);
}

/** The array of `type` over bytes in memory order, which is the file's on every machine this runs on. */
function overBytes(type: DataType, bytes: ArrayBuffer, count: number): TensorData {
  const construct = emptyData(type, 0).constructor as new (
    buffer: ArrayBuffer,
    offset: number,
    length: number,
  ) => TensorData;
  return new construct(bytes, 0, count);
}

/** Values in the field of their type, as older exporters write them. */
function typed(message: TensorMessage, type: DataType, count: number, what: string): TensorData {
  const field = fieldOf(message, type);
  demand(field.length, count, "values", what);
  const data = emptyData(type, count);
  if (data instanceof BigInt64Array || data instanceof BigUint64Array)
    for (const [index, value] of field.entries()) data[index] = BigInt(value.toString());
  else (data as Float64Array).set(field.map(wholeNumber));
  return data;
}

function fieldOf(message: TensorMessage, type: DataType): readonly Whole[] {
  switch (type) {
    case "float32":
      return message.floatData ?? [];
    case "float64":
      return message.doubleData ?? [];
    case "int64":
      return message.int64Data ?? [];
    case "uint64":
    case "uint32":
      return message.uint64Data ?? [];
    case "string":
      return [];
    case "bool":
    case "int8":
    case "uint8":
    case "int16":
    case "uint16":
    case "int32":
    case "float16":
    case "bfloat16":
      return message.int32Data ?? [];
    default:
      return type satisfies never;
  }
}
