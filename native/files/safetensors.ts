/**
 * @file The safetensors format (Hugging Face): header bytes (u64), a JSON header, then the values, little-endian.
 * Only F32 is written and read: adapters are small, and half precision would not give back what was trained.
 */
import { z } from "zod";

export interface NamedTensor {
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

export interface Safetensors {
  readonly tensors: ReadonlyMap<string, NamedTensor>;
  /** Text by key, the format's `__metadata__`. */
  readonly metadata: Readonly<Record<string, string>>;
}

const LENGTH_BYTES = 8;
const entrySchema = z.object({
  dtype: z.string(),
  shape: z.array(z.int().nonnegative()),
  data_offsets: z.tuple([z.int().nonnegative(), z.int().nonnegative()]),
});
const headerSchema = z.object({ __metadata__: z.record(z.string(), z.string()).optional() }).catchall(entrySchema);

/** The file as chunks: tensors in the order given, each right behind the last. */
export function* encodeSafetensors({ tensors, metadata }: Safetensors): Generator<Uint8Array> {
  let offset = 0;
  const entries = [...tensors].map(([name, { shape, data }]) => {
    const start = offset;
    offset += data.byteLength;
    return [name, { dtype: "F32", shape, data_offsets: [start, offset] }] as const;
  });
  const json = JSON.stringify({ __metadata__: metadata, ...Object.fromEntries(entries) });
  // Readers that map the file want the values aligned to 8 bytes; the format pads the header with spaces.
  const header = Buffer.from(json.padEnd(json.length + ((8 - (Buffer.byteLength(json) % 8)) % 8)));
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeBigUInt64LE(BigInt(header.length));
  yield length;
  yield header;
  for (const { data } of tensors.values()) yield new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
}

/**
 * Reads a whole file; the values are copied.
 *
 * @throws Error with one clause saying what is wrong, such as "is cut short"
 */
export function decodeSafetensors(bytes: Uint8Array): Safetensors {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = bytes.length < LENGTH_BYTES ? Infinity : LENGTH_BYTES + Number(view.getBigUint64(0, true));
  if (start > bytes.length) throw new Error("is cut short or no safetensors file");
  const header = parseHeader(new TextDecoder().decode(bytes.subarray(LENGTH_BYTES, start)));
  const { __metadata__: metadata = {}, ...entries } = header;
  requireGapless(entries as Record<string, Entry>, bytes.length - start);
  const tensors = new Map<string, NamedTensor>();
  for (const [name, { dtype, shape, data_offsets: offsets }] of Object.entries(entries as Record<string, Entry>)) {
    const [from, to] = offsets;
    if (dtype !== "F32") throw new Error(`holds ${name} as ${dtype}; only F32 is read`);
    if (to - from !== 4 * shape.reduce((product, side) => product * side, 1))
      throw new Error(`gives ${name} another size than its shape [${shape.join(", ")}]`);
    const data = new Float32Array((to - from) / 4);
    new Uint8Array(data.buffer).set(bytes.subarray(start + from, start + to));
    tensors.set(name, { shape, data });
  }
  return { tensors, metadata };
}

/** The format allows neither overlaps nor gaps: a file with one is damaged, or hides something. */
function requireGapless(entries: Readonly<Record<string, Entry>>, length: number): void {
  const parts = Object.entries(entries).map(([name, { data_offsets: offsets }]) => ({ name, offsets }));
  let end = 0;
  for (const { name, offsets } of parts.toSorted(
    (a, b) => a.offsets[0] - b.offsets[0] || a.offsets[1] - b.offsets[1],
  )) {
    if (offsets[0] !== end) throw new Error(`has ${name} overlapping another tensor, or a gap before it`);
    end = offsets[1];
    if (end > length) throw new Error(`is cut short inside ${name}`);
  }
  if (end !== length) throw new Error("holds bytes that belong to no tensor");
}

type Entry = z.infer<typeof entrySchema>;

function parseHeader(json: string): z.infer<typeof headerSchema> {
  try {
    return headerSchema.parse(JSON.parse(json));
  } catch {
    throw new Error("is no safetensors file: its header cannot be read");
  }
}
