/** @file Model files on disk: read whole, and only when they are the very bytes their manifest names. */
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";

/** A model that is missing, damaged or not what its manifest says; the message is one sentence naming the file. */
export class ModelFileError extends Error {
  override readonly name: string = "ModelFileError";
}

/** A file beside its manifest. */
export const modelFile = z.strictObject({
  file: z.string().regex(/^[\w.-]+$/, "a plain file name"),
  sha256: z.string().regex(/^[0-9a-f]{64}$/, "64 hexadecimal digits"),
});
export type ModelFile = z.output<typeof modelFile>;

/** SHA-256 as 64 hexadecimal digits. */
export function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/**
 * The bytes of a file named by a manifest in `directory`.
 *
 * @throws ModelFileError when it is missing or its hash is another
 */
export async function readModelFile(directory: string, { file, sha256: expected }: ModelFile): Promise<Uint8Array> {
  const place = path.join(directory, file);
  const bytes = await readOrFail(place);
  const found = sha256(bytes);
  if (found !== expected) {
    throw new ModelFileError(
      `${place} is damaged: its SHA-256 begins ${found.slice(0, 12)} where the manifest says ${expected.slice(0, 12)}.`,
    );
  }
  return bytes;
}

/**
 * What `use` makes of a file named by a manifest, such as a session.
 *
 * @throws ModelFileError as {@link readModelFile} does, and when the file is whole but `use` cannot make sense of it
 */
export async function openModelFile<T>(
  directory: string,
  file: ModelFile,
  use: (bytes: Uint8Array) => T | Promise<T>,
): Promise<T> {
  const bytes = await readModelFile(directory, file);
  try {
    return await use(bytes);
  } catch (error) {
    if (error instanceof ModelFileError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new ModelFileError(`${path.join(directory, file.file)} cannot be used: ${reason.replace(/\.?\s*$/, "")}.`);
  }
}

/**
 * A manifest, checked against its schema; its hash names the whole model, since it names every file's hash.
 *
 * @throws ModelFileError when it is missing, no JSON, or not of the schema
 */
export async function readManifest<T>(place: string, schema: z.ZodType<T>): Promise<{ manifest: T; sha256: string }> {
  const bytes = await readOrFail(place);
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    throw new ModelFileError(`${place} is not JSON.`);
  }
  const parsed = schema.safeParse(json);
  if (!parsed.success) {
    const { path: where, message } = parsed.error.issues[0]!;
    throw new ModelFileError(`${place} is not a manifest: at ${where.join(".") || "the top"}, ${message}.`);
  }
  return { manifest: parsed.data, sha256: sha256(bytes) };
}

async function readOrFail(place: string): Promise<Uint8Array> {
  try {
    return await readFile(place);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new ModelFileError(`${place} cannot be read (${code}).`);
  }
}
