/** @file Files of pictures: where they lie, and how those nobody refers to any more go. */
import { statSync, unlinkSync } from "node:fs";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";
import { blobPath } from "../../native/files/blobs.ts";
import type { Base } from "./base.ts";
import type { BlobStore } from "./store.ts";

/** Files deleted in one turn of the event loop. */
const SLICE = 200;

/** A blob nobody refers to may be one whose row is about to come, or a preview somebody looks at. */
const YOUNG_MS = 60 * 60 * 1000;

const FOLDER = /^[0-9a-f]{2}$/;
const BLOB = /^[0-9a-f]{62}$/;
const PART = /^[0-9a-f]{62}\.[\w.-]*part$/;

export interface BlobFiles extends BlobStore {
  /** Deletes those of `hashes` that no row refers to: the first at once, the rest in slices. */
  release(hashes: readonly string[]): void;
}

/** Blobs over an open database. */
export function createBlobs(base: Base): BlobFiles {
  const { connection, blobs } = base;
  const referred = connection
    .prepare<[{ readonly hash: string }], number>(
      `SELECT EXISTS (SELECT 1 FROM pictures WHERE blob = @hash) OR EXISTS (SELECT 1 FROM pictures WHERE thumb = @hash)
       OR EXISTS (SELECT 1 FROM pictures WHERE svg = @hash) OR EXISTS (SELECT 1 FROM adapters WHERE sha256 = @hash)
       OR EXISTS (SELECT 1 FROM run_points WHERE adapter = @hash) OR EXISTS (SELECT 1 FROM run_samples WHERE blob = @hash)
       OR EXISTS (SELECT 1 FROM evaluations WHERE html = @hash)`,
    )
    .pluck();
  const total = connection.prepare<[], number>("SELECT COALESCE(SUM(bytes), 0) FROM pictures").pluck();
  let summed: { readonly revision: number; readonly bytes: number } | undefined;
  let working: Promise<void> = Promise.resolve();
  const drop = (hash: string): void => {
    if (referred.get({ hash }) === 1) return;
    remove(blobPath(blobs, hash));
  };
  const inSlices = async (hashes: readonly string[]): Promise<void> => {
    for (let from = 0; from < hashes.length; from += SLICE) {
      await nextTurn();
      if (!connection.open) return;
      hashes.slice(from, from + SLICE).forEach(drop);
    }
  };
  return {
    pathOf: (hash) => blobPath(blobs, hash),
    has: (hash) => statSync(blobPath(blobs, hash), { throwIfNoEntry: false }) !== undefined,
    bytes() {
      const { revision } = base.library();
      if (summed?.revision !== revision) summed = { revision, bytes: total.get()! };
      return summed.bytes;
    },
    release(hashes) {
      const once = [...new Set(hashes)];
      once.slice(0, SLICE).forEach(drop);
      if (once.length > SLICE) working = working.then(() => inSlices(once.slice(SLICE)));
    },
    idle: () => working,
    async collect() {
      let [deleted, bytes] = [0, 0];
      for (const folder of (await readdir(blobs)).filter((name) => FOLDER.test(name))) {
        for (const name of await readdir(path.join(blobs, folder))) {
          if (!connection.open) return { deleted, bytes };
          const file = path.join(blobs, folder, name);
          const orphan = BLOB.test(name) ? referred.get({ hash: folder + name }) === 0 : PART.test(name);
          const found = orphan ? statSync(file, { throwIfNoEntry: false }) : undefined;
          if (found === undefined || !found.isFile() || base.now() - found.mtimeMs < YOUNG_MS) continue;
          remove(file);
          deleted++;
          bytes += found.size;
        }
        await nextTurn();
      }
      return { deleted, bytes };
    },
  };
}

/** A file that is gone already, or that the system holds on to, is nobody's loss: it is collected another time. */
function remove(file: string): void {
  try {
    unlinkSync(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== "ENOENT" && code !== "EBUSY" && code !== "EPERM" && code !== "EACCES") throw error;
  }
}
