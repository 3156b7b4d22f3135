/** @file Blobs: files named by the SHA-256 of their bytes, `<ab>/<cdef…>` in one folder, always whole. */
import { mkdir, open, stat } from "node:fs/promises";
import path from "node:path";
import { onDisk } from "./disk-failure.ts";
import { writeDurably } from "./durable-file.ts";
import { sha256 } from "./model-files.ts";

/** Tells apart the parts that this process writes at the same time. */
let written = 0;

/**
 * Where the blob of this hash lies, whether it is there or not.
 *
 * @throws RangeError when `hash` is not 64 hexadecimal digits, so that no name can lead elsewhere
 */
export function blobPath(blobs: string, hash: string): string {
  if (!/^[0-9a-f]{64}$/.test(hash)) throw new RangeError("A blob is named by 64 hexadecimal digits.");
  return path.join(blobs, hash.slice(0, 2), hash.slice(2));
}

/**
 * Keeps `bytes` in the folder `blobs`, which must exist, and gives their hash. A blob that is there already is left as it is
 * but for its time, so that whoever sweeps old blobs spares one that is wanted again. Any number of writers at once.
 *
 * @throws StudioError disk.full, disk.readOnly or disk.gone; nothing is then left behind
 */
export async function storeBlob(blobs: string, bytes: Uint8Array): Promise<string> {
  const hash = sha256(bytes);
  const place = blobPath(blobs, hash);
  await onDisk(blobs, bytes.length, async () => {
    if (await isThere(place, bytes)) return;
    await mkdir(path.dirname(place)).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST") throw error;
    });
    await writeDurably(place, [bytes], `${place}.${process.pid}-${written++}.part`);
  });
  return hash;
}

/** A file cut short by a dying disk has the name but not the length, and is written again. */
async function isThere(place: string, bytes: Uint8Array): Promise<boolean> {
  const found = await stat(place).catch(() => undefined);
  if (found?.size !== bytes.length) return false;
  await touch(place, bytes).catch(() => undefined);
  return true;
}

/** Writing a byte over its like makes a file young by the file system's own clock. */
async function touch(place: string, bytes: Uint8Array): Promise<void> {
  const file = await open(place, "r+");
  try {
    await file.write(bytes, 0, Math.min(1, bytes.length), 0);
  } finally {
    await file.close();
  }
}
