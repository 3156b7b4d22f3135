/** @file SHA-256 of files too large to be held in memory; a file that has not changed since is not read again. */
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";

const PIECE = 1 << 20;

interface Known {
  readonly size: number;
  readonly modified: number;
  readonly sha256: string;
}

export class FileHashes {
  readonly #known = new Map<string, Known>();

  /**
   * The hash of a file as 64 hexadecimal digits.
   *
   * @param onBytes is told how many bytes more are done
   * @throws Error of the file system
   */
  async hash(file: string, onBytes: (bytes: number) => void): Promise<string> {
    const { size, mtimeMs: modified } = await stat(file);
    const known = this.#known.get(file);
    if (known?.size === size && known.modified === modified) {
      onBytes(size);
      return known.sha256;
    }
    const hash = createHash("sha256");
    for await (const piece of createReadStream(file, { highWaterMark: PIECE }) as AsyncIterable<Buffer>) {
      hash.update(piece);
      onBytes(piece.length);
    }
    const sha256 = hash.digest("hex");
    this.#known.set(file, { size, modified, sha256 });
    return sha256;
  }
}
