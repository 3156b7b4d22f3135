/** @file ONNX's numbers for data types, and the bytes one element takes. */
import type { DataType } from "./graph.ts";

interface Storage {
  /** The value of TensorProto.DataType. */
  readonly code: number;
  /** Bytes of one element in raw data; 0 where there is no raw form. */
  readonly bytes: number;
}

export const storage: { readonly [K in DataType]: Storage } = {
  float32: { code: 1, bytes: 4 },
  uint8: { code: 2, bytes: 1 },
  int8: { code: 3, bytes: 1 },
  uint16: { code: 4, bytes: 2 },
  int16: { code: 5, bytes: 2 },
  int32: { code: 6, bytes: 4 },
  int64: { code: 7, bytes: 8 },
  string: { code: 8, bytes: 0 },
  bool: { code: 9, bytes: 1 },
  float16: { code: 10, bytes: 2 },
  float64: { code: 11, bytes: 8 },
  uint32: { code: 12, bytes: 4 },
  uint64: { code: 13, bytes: 8 },
  bfloat16: { code: 16, bytes: 2 },
};

const byCode = new Map(Object.entries(storage).map(([type, { code }]) => [code, type as DataType]));

/** The data type of an ONNX number, undefined for those not supported (complex, 4- and 8-bit floats …). */
export function dataTypeOf(code: number): DataType | undefined {
  return byCode.get(code);
}
