/** @file A shard as a file: named columns of numbers, read back as typed arrays. */
import { readFile } from "node:fs/promises";
import { z } from "zod";
import { writeDurably } from "../../../files/durable-file.ts";

export type Column = Float32Array | Uint8Array;
export type Columns = Readonly<Record<string, Column>>;

const headerSchema = z.array(
  z.object({ name: z.string(), kind: z.enum(["float32", "uint8"]), length: z.int().nonnegative() }),
);
type Header = z.infer<typeof headerSchema>;

const PREFIX_BYTES = 4;

/** Header length (u32), header (JSON), then each column; columns of four bytes first, so that all stay aligned. */
export async function writeColumns(file: string, columns: Columns): Promise<void> {
  const sorted = Object.entries(columns).toSorted(([, a], [, b]) => b.BYTES_PER_ELEMENT - a.BYTES_PER_ELEMENT);
  const entries: Header = sorted.map(([name, data]) => ({
    name,
    kind: data instanceof Float32Array ? "float32" : "uint8",
    length: data.length,
  }));
  const text = JSON.stringify(entries);
  const header = Buffer.from(text + " ".repeat((4 - (Buffer.byteLength(text) % 4)) % 4));
  const prefix = Buffer.alloc(PREFIX_BYTES);
  prefix.writeUInt32LE(header.length);
  const bodies = sorted.map(([, data]) => new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
  await writeDurably(file, [prefix, header, ...bodies]);
}

/**
 * Reads all columns of one file.
 *
 * @throws Error naming a file that is not what {@link writeColumns} wrote
 */
export async function readColumns(file: string): Promise<Columns> {
  const bytes = await readFile(file);
  // A copy of its own starts at offset 0, so that float columns are aligned.
  const whole = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  try {
    return decode(whole);
  } catch {
    throw new Error(`${file} is damaged; delete it, and it is made again.`);
  }
}

function decode(whole: ArrayBuffer): Columns {
  let at = PREFIX_BYTES + new DataView(whole).getUint32(0, true);
  const json = new TextDecoder().decode(new Uint8Array(whole, PREFIX_BYTES, at - PREFIX_BYTES));
  const columns: Record<string, Column> = {};
  for (const { name, kind, length } of headerSchema.parse(JSON.parse(json))) {
    columns[name] = kind === "float32" ? new Float32Array(whole, at, length) : new Uint8Array(whole, at, length);
    at += columns[name].byteLength;
  }
  return columns;
}
