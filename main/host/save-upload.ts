/** @file A file that a person brings, saved as it arrives. */
import { createWriteStream } from "node:fs";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream as NodeReadableStream } from "node:stream/web";
import { StudioError } from "../../app/contract/failure.ts";

/**
 * @param name what the person calls it
 * @param most bytes; a larger one is refused while it arrives
 * @throws StudioError picture.unreadable when it is empty or too large
 */
export async function saveUpload(request: Request, file: string, name: string, most: number): Promise<void> {
  if (request.body === null)
    throw new StudioError({ code: "picture.unreadable", file: name, sentence: `${name} is empty.` });
  let bytes = 0;
  const bounded = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      const sentence = `${name} is larger than ${most / 1e6} MB.`;
      done(bytes > most ? new StudioError({ code: "picture.unreadable", file: name, sentence }) : null, chunk);
    },
  });
  const body = Readable.fromWeb(request.body as NodeReadableStream);
  await pipeline(body, bounded, createWriteStream(file), { signal: request.signal });
}
