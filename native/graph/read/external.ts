/** @file Tensor data in files beside the model: only plain files within the model's own folder, only bytes they have. */
import { closeSync, fstatSync, openSync, readSync, realpathSync, statSync } from "node:fs";
import { isAbsolute, relative, resolve, sep } from "node:path";
import type { EntryMessage } from "../messages.ts";
import { ModelError } from "../model-error.ts";

/** Reads the `byteLength` bytes that `entries` (location, offset, length) point at. */
export function readExternal(
  entries: readonly EntryMessage[],
  byteLength: number,
  what: string,
  directory: string | undefined,
): ArrayBuffer {
  const entry = (key: string) => entries.find((each) => each.key === key)?.value;
  const location = entry("location");
  if (!location) throw new ModelError(`${what} lies in another file, which is not named`);
  if (directory === undefined)
    throw new ModelError(`${what} lies in the file "${location}" beside the model, whose folder is not known`);
  const offset = position(entry("offset") ?? "0", "offset", what);
  const length = position(entry("length") ?? String(byteLength), "length", what);
  if (length !== byteLength)
    throw new ModelError(`${what} holds ${length} bytes in "${location}" where its shape asks for ${byteLength}`);
  return readPart(insideFolder(location, directory, what), offset, length, `${what} in "${location}"`);
}

function position(digits: string, key: string, what: string): number {
  const value = /^\d{1,16}$/.test(digits) ? Number(digits) : NaN;
  if (!Number.isSafeInteger(value)) throw new ModelError(`${what} has an external ${key} that is no number of bytes`);
  return value;
}

/** The real path of a file that lies within `directory`, links followed. */
function insideFolder(location: string, directory: string, what: string): string {
  const outside = new ModelError(`${what} points at "${location}", which is outside the folder of the model`);
  const leaves = (path: string) => path === "" || path === ".." || path.startsWith(`..${sep}`) || isAbsolute(path);
  if (location.includes("\0") || isAbsolute(location) || leaves(relative(directory, resolve(directory, location))))
    throw outside;
  const [folder, file] = [realPath(directory, what), realPath(resolve(directory, location), what)];
  if (leaves(relative(folder, file))) throw outside;
  // Opening a pipe or a device could wait for ever.
  if (!statSync(file).isFile()) throw new ModelError(`${what} points at "${location}", which is no file`);
  return file;
}

function realPath(path: string, what: string): string {
  try {
    return realpathSync(path);
  } catch (cause) {
    throw new ModelError(`${what} lies in a file that cannot be found: ${path}`, { cause });
  }
}

function readPart(path: string, offset: number, length: number, what: string): ArrayBuffer {
  const file = openSync(path, "r");
  try {
    const { size } = fstatSync(file);
    if (offset + length > size) throw new ModelError(`${what} would end at byte ${offset + length} of ${size}`);
    const bytes = new Uint8Array(length);
    let done = 0;
    while (done < length) {
      const count = readSync(file, bytes, done, length - done, offset + done);
      if (count === 0) throw new ModelError(`${what} ended early`);
      done += count;
    }
    return bytes.buffer;
  } finally {
    closeSync(file);
  }
}
