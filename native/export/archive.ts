/** @file A ZIP written as its entries are made: one picture is in memory at a time, however many there are. */
import { type PassThrough, Readable } from "node:stream";
import { ZipFile } from "yazl";

/** An entry and how its bytes are made when its turn comes, which is in the order given. */
export interface ArchiveEntry {
  readonly name: string;
  readonly make: () => Promise<Buffer | string>;
}

/** The earliest a ZIP knows: an archive says nothing of when it was made, and the same pictures give the same bytes. */
const NO_TIME = new Date(1980, 0, 1);

/**
 * The bytes of the ZIP in pieces. Ends with the signal's reason when aborted between two entries, or with what an entry
 * throws.
 */
export async function* archive(entries: readonly ArchiveEntry[], signal: AbortSignal): AsyncGenerator<Uint8Array> {
  const zip = new ZipFile();
  const output = zip.outputStream as PassThrough;
  zip.on("error", (error: Error) => output.destroy(error));
  for (const { name, make } of entries) {
    // Pictures hardly shrink; but a stored entry whose length follows it cannot be read by those who read as they receive.
    const options = { mtime: NO_TIME, forceDosTimestamp: true, mode: 0o100644, compressionLevel: 1 };
    zip.addReadStreamLazy(name, options, (ready) => {
      give(make, signal).then(
        (stream) => ready(null, stream),
        (error: unknown) => ready(error, Readable.from([])),
      );
    });
  }
  zip.end();
  yield* output;
}

async function give(make: ArchiveEntry["make"], signal: AbortSignal): Promise<Readable> {
  signal.throwIfAborted();
  return Readable.from([Buffer.from(await make())], { objectMode: false });
}
