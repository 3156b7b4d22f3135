/**
 * @file Checkpoints: everything a training run needs to go on as if it had never stopped, in one file with a checksum.
 *
 *     "CPXTRAIN" · version (u32) · header bytes (u32) · header (JSON) · float32 values · SHA-256 of all before
 *
 * Little-endian, as every machine this runs on is.
 */
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { z } from "zod";
import { writeDurably } from "../files/durable-file.ts";
import type { Weights } from "./parameters.ts";

const MAGIC = "CPXTRAIN";
const VERSION = 1;
const PREFIX_BYTES = 16;
const DIGEST_BYTES = 32;
const SECTIONS = ["parameters", "first", "second", "averaged", "accumulated", "memory"] as const;

/** Where a run stands between two batches. */
export interface TrainingState {
  /** Steps made. */
  readonly step: number;
  /** Batches already in `accumulated`, for the step to come. */
  readonly batches: number;
  readonly parameters: Weights;
  /** Moments of AdamW. */
  readonly first: Weights;
  readonly second: Weights;
  /** Moving average of the parameters; undefined when none is kept. */
  readonly averaged: Weights | undefined;
  /** Sum of the gradients of `batches`; undefined when every batch makes a step. */
  readonly accumulated: Weights | undefined;
}

/** What the caller adds: counters of random streams, place in the data, curve. Small, and nothing JSON cannot hold. */
type Extra = Readonly<Record<string, unknown>>;

export interface Checkpoint {
  readonly state: TrainingState;
  /** Values that are no parameters of the trainer: what a method keeps beside it. */
  readonly memory?: Weights;
  readonly extra: Extra;
}

/** A file that is not a whole checkpoint, said in one sentence. */
export class CheckpointError extends Error {
  override readonly name = "CheckpointError";
}

const headerSchema = z.object({
  step: z.int().nonnegative(),
  batches: z.int().nonnegative(),
  tensors: z.array(z.object({ section: z.enum(SECTIONS), name: z.string(), length: z.int().nonnegative() })),
  extra: z.record(z.string(), z.unknown()),
});
type Header = z.infer<typeof headerSchema>;

/**
 * Saves a checkpoint so that `path` always holds a whole one, the last or this.
 *
 * @throws what the file system says; the checkpoint already at `path` is then untouched
 */
export function saveCheckpoint(path: string, checkpoint: Checkpoint): Promise<void> {
  return writeDurably(path, encode(checkpoint));
}

/**
 * Reads a checkpoint back, bit for bit.
 *
 * @throws CheckpointError when the file is missing, cut short, damaged, foreign or of a newer version
 */
export async function loadCheckpoint(path: string): Promise<Checkpoint> {
  const refuse = (what: string) => new CheckpointError(`The checkpoint ${path} ${what}.`);
  const bytes = await readFile(path).catch((cause: NodeJS.ErrnoException) => {
    throw refuse(cause.code === "ENOENT" ? "does not exist" : `cannot be read (${cause.code ?? cause.message})`);
  });
  if (bytes.toString("latin1", 0, MAGIC.length) !== MAGIC) throw refuse("is not a training checkpoint");
  if (bytes.length < PREFIX_BYTES + DIGEST_BYTES) throw refuse("is cut short");
  const version = bytes.readUInt32LE(8);
  if (version !== VERSION) throw refuse(`has format version ${version}, this program reads version ${VERSION}`);
  const end = bytes.length - DIGEST_BYTES;
  const digest = createHash("sha256").update(bytes.subarray(0, end)).digest();
  if (!digest.equals(bytes.subarray(end))) throw refuse("is damaged or cut short: its checksum does not match");
  const start = PREFIX_BYTES + bytes.readUInt32LE(12);
  const header = readHeader(bytes.toString("utf8", PREFIX_BYTES, start));
  const length = header?.tensors.reduce((sum, tensor) => sum + 4 * tensor.length, 0);
  if (!header || start + length! !== end) throw refuse("has a header that does not describe it");
  return decode(header, bytes.subarray(start, end));
}

function readHeader(json: string): Header | undefined {
  try {
    return headerSchema.parse(JSON.parse(json));
  } catch {
    return undefined;
  }
}

function* encode({ state, memory, extra }: Checkpoint): Generator<Uint8Array> {
  const hash = createHash("sha256");
  const hashed = (bytes: Uint8Array): Uint8Array => {
    hash.update(bytes);
    return bytes;
  };
  const kept = { ...state, memory };
  const tensors = SECTIONS.flatMap((section) =>
    [...(kept[section] ?? [])].map(([name, values]) => ({ section, name, values })),
  );
  const header: Header = {
    step: state.step,
    batches: state.batches,
    tensors: tensors.map(({ section, name, values }) => ({ section, name, length: values.length })),
    extra: { ...extra },
  };
  const headerBytes = Buffer.from(JSON.stringify(header));
  const prefix = Buffer.alloc(PREFIX_BYTES);
  prefix.write(MAGIC, "latin1");
  prefix.writeUInt32LE(VERSION, 8);
  prefix.writeUInt32LE(headerBytes.length, 12);
  yield hashed(prefix);
  yield hashed(headerBytes);
  for (const { values } of tensors) yield hashed(bytesOf(values));
  yield hash.digest();
}

function decode(header: Header, payload: Uint8Array): Checkpoint {
  const sections = new Map<string, Map<string, Float32Array>>();
  let offset = 0;
  for (const { section, name, length } of header.tensors) {
    const values = new Float32Array(length);
    bytesOf(values).set(payload.subarray(offset, offset + values.byteLength));
    offset += values.byteLength;
    const tensors = sections.get(section) ?? new Map<string, Float32Array>();
    sections.set(section, tensors.set(name, values));
  }
  const { step, batches, extra } = header;
  const section = (name: (typeof SECTIONS)[number]): Weights => sections.get(name) ?? new Map();
  return {
    state: {
      step,
      batches,
      parameters: section("parameters"),
      first: section("first"),
      second: section("second"),
      averaged: sections.get("averaged"),
      accumulated: sections.get("accumulated"),
    },
    ...(sections.has("memory") && { memory: section("memory") }),
    extra,
  };
}

/** The same memory as bytes. */
function bytesOf(values: Float32Array): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
}
