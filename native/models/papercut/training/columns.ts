/** @file A shard of the corpus: named columns of numbers in one file, read back as typed arrays. */
import { readFile } from "node:fs/promises";
import { writeDurably } from "../../../training/durable-file.ts";

type Column = Float32Array | Uint8Array;
export type Columns = Readonly<Record<string, Column>>;

interface Entry {
  readonly name: string;
  readonly kind: "float32" | "uint8";
  readonly length: number;
}

/** Header length (u32), header (JSON), then each column; columns of four bytes first, so that all stay aligned. */
export async function writeColumns(file: string, columns: Columns): Promise<void> {
  const sorted = Object.entries(columns).toSorted(([, a], [, b]) => b.BYTES_PER_ELEMENT - a.BYTES_PER_ELEMENT);
  const entries = sorted.map(([name, data]): Entry => ({
    name,
    kind: data instanceof Float32Array ? "float32" : "uint8",
    length: data.length,
  }));
  const text = JSON.stringify(entries);
  const header = Buffer.from(text.padEnd(Math.ceil((text.length + 4) / 4) * 4 - 4));
  const prefix = Buffer.alloc(4);
  prefix.writeUInt32LE(header.length);
  const bodies = sorted.map(([, data]) => new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
  await writeDurably(file, [prefix, header, ...bodies]);
}

/** Reads the columns named, in order, from one file. */
export async function readColumns(file: string): Promise<Columns> {
  const bytes = await readFile(file);
  // A copy of its own starts at offset 0, so that float columns are aligned.
  const whole = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  const headerLength = bytes.readUInt32LE();
  const entries = JSON.parse(bytes.toString("utf8", 4, 4 + headerLength)) as readonly Entry[];
  let at = 4 + headerLength;
  const columns: Record<string, Column> = {};
  for (const { name, kind, length } of entries) {
    columns[name] = kind === "float32" ? new Float32Array(whole, at, length) : new Uint8Array(whole, at, length);
    at += columns[name].byteLength;
  }
  return columns;
}

/** The same columns of several shards, one after another. */
export function joinColumn<T extends Column>(shards: readonly Columns[], name: string): T {
  const parts = shards.map((shard) => shard[name]!);
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const whole = parts[0] instanceof Float32Array ? new Float32Array(length) : new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole as T;
}
