/** @file Tensor files that lie about themselves are refused. */
import { describe, expect, test } from "vitest";
import { decodeSafetensors } from "../../../native/files/safetensors.ts";

describe("a file of tensors", () => {
  /** A file with this header and so many bytes of values. */
  function file(header: string, values: number): Uint8Array {
    const length = Buffer.alloc(8);
    length.writeBigUInt64LE(BigInt(Buffer.byteLength(header)));
    return Buffer.concat([length, Buffer.from(header), Buffer.alloc(values)]);
  }
  const entry = (from: number, to: number) =>
    `{"dtype":"F32","shape":[${(to - from) / 4}],"data_offsets":[${from},${to}]}`;

  test.each([
    ["overlaps", `{"a":${entry(0, 8)},"b":${entry(4, 12)}}`, 12, /b overlapping/],
    ["a gap", `{"a":${entry(0, 8)},"b":${entry(12, 16)}}`, 16, /b overlapping another tensor, or a gap/],
    ["one name for two", `{"a":${entry(0, 8)},"a":${entry(8, 16)}}`, 16, /a overlapping another tensor, or a gap/],
    ["values of nobody", `{"a":${entry(0, 8)}}`, 16, /no tensor/],
    ["too few values", `{"a":${entry(0, 8)}}`, 4, /cut short inside a/],
    ["offsets the wrong way round", `{"a":{"dtype":"F32","shape":[2],"data_offsets":[8,0]}}`, 8, /a/],
  ])("is refused for %s", (_, header, values, complaint) => {
    expect(() => decodeSafetensors(file(header, values))).toThrow(complaint);
  });

  test("is refused for a header longer than any file", () => {
    const bytes = new Uint8Array(64).fill(0xff);
    expect(() => decodeSafetensors(bytes)).toThrow(/cut short/);
  });
});
