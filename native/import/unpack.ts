/** @file Takes the pictures out of a ZIP somebody brought, under names of our own; nothing in the ZIP says where they go. */
import { randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { crc32 } from "node:zlib";
import { type Entry, getFileNameLowLevel, openPromise, type ZipFile } from "yauzl";
import type { z } from "zod";
import type { engineContract } from "../../app/contract/engine/engine.ts";
import { type Failure, StudioError } from "../../app/contract/failure.ts";
import { type ArchiveEntry, entryName, judgeEntries } from "../../app/import/archive-entry.ts";
import { onDisk } from "../files/disk-failure.ts";

const MOST_ENTRIES = 5000;
/** Of all pictures together, unpacked. */
const MOST_BYTES = 2_000_000_000;

export type Unpacked = z.output<(typeof engineContract)["uploads.unpack"]["output"]>;

/**
 * Unpacks the pictures of the ZIP `file`, which messages call `name`, beside it. What is no picture, leads out of the ZIP, is a link, a bomb or damaged is
 * skipped with a sentence; folders, what systems leave behind, and the tables of our own exports are passed over in silence.
 *
 * @throws StudioError picture.unreadable when it is no ZIP, input.invalid when it has more than 5,000 entries or 2 GB of
 *   pictures, disk.full, disk.readOnly, disk.gone; the signal's reason. Nothing unpacked is left then.
 */
export async function unpackPictures(
  { file, name: zipName }: { readonly file: string; readonly name: string },
  signal: AbortSignal,
): Promise<Unpacked> {
  const folder = path.dirname(file);
  const zip = await openPromise(file, { decodeStrings: false, autoClose: false }).catch((error: unknown) => {
    throw new StudioError(unreadable(zipName, `${zipName} is no ZIP that can be read: ${complaint(error)}.`), {
      cause: error,
    });
  });
  const files: { file: string; name: string }[] = [];
  const skipped: { name: string; failure: Failure }[] = [];
  try {
    const skip = (name: string, sentence: string): void =>
      void skipped.push({ name, failure: unreadable(name, sentence) });
    const entries = await directory(zip, zipName, skip);
    const described = entries.map(describe);
    const verdicts = judgeEntries(described);
    requireRoom(
      described.filter((_, index) => verdicts[index]!.kind === "picture"),
      zipName,
    );
    for (const [index, entry] of entries.entries()) {
      signal.throwIfAborted();
      const name = entryName(described[index]!.path);
      const verdict = verdicts[index]!;
      if (verdict.kind === "refused") skip(name, verdict.sentence);
      if (verdict.kind !== "picture") continue;
      const target = path.join(folder, `${randomUUID()}.picture`);
      files.push({ file: target, name });
      const problem = await unpack(zip, entry, target, signal);
      if (problem === undefined) continue;
      files.pop();
      skip(name, `${name} is damaged: ${problem}.`);
    }
    return { files, skipped };
  } catch (error) {
    await Promise.all(files.map((one) => rm(one.file, { force: true })));
    throw error;
  } finally {
    zip.close();
  }
}

function unreadable(file: string, sentence: string): Failure {
  return { code: "picture.unreadable", file, sentence };
}

function complaint(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split("\n")[0]!.replace(/\.$/, "");
}

/** All entries; when the directory is damaged, those before the damage. */
async function directory(zip: ZipFile, name: string, skip: (name: string, sentence: string) => void): Promise<Entry[]> {
  if (zip.entryCount > MOST_ENTRIES)
    throw new StudioError({
      code: "input.invalid",
      issues: [`${name} has ${zip.entryCount} entries, ${MOST_ENTRIES} are the most.`],
    });
  const entries: Entry[] = [];
  try {
    for await (const entry of zip.eachEntry()) entries.push(entry);
  } catch (error) {
    skip(name, `${name} is damaged behind its entry ${entries.length}: ${complaint(error)}.`);
  }
  return entries;
}

function describe(entry: Entry): ArchiveEntry {
  const { uncompressedSize, compressedSize, externalFileAttributes } = entry;
  return {
    path: getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false),
    bytes: uncompressedSize,
    packedBytes: compressedSize,
    isEncrypted: entry.isEncrypted(),
    mode: externalFileAttributes >>> 16,
  };
}

function requireRoom(pictures: readonly ArchiveEntry[], name: string): void {
  const bytes = pictures.reduce((sum, picture) => sum + picture.bytes, 0);
  if (bytes <= MOST_BYTES) return;
  throw new StudioError({
    code: "input.invalid",
    issues: [`${name} unpacks to ${Math.ceil(bytes / 1e6)} MB of pictures, ${MOST_BYTES / 1e6} are the most.`],
  });
}

/** Writes one entry; what is wrong with it, and nothing on the disk, when it is damaged. */
async function unpack(zip: ZipFile, entry: Entry, target: string, signal: AbortSignal): Promise<string | undefined> {
  const source = await zip.openReadStreamPromise(entry).catch(complaint);
  if (typeof source === "string") return source;
  let sum = 0;
  let damage: string | undefined;
  async function* checked(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    try {
      // yauzl ends a stream that is longer or shorter than the directory says.
      for await (const piece of pieces) {
        sum = crc32(piece, sum);
        yield piece;
      }
    } catch (error) {
      damage = complaint(error);
    }
  }
  await onDisk(target, entry.uncompressedSize, () =>
    pipeline(checked(source), createWriteStream(target, { flags: "wx" }), { signal }),
  ).catch((error: unknown) => {
    // The pipeline has an error of its own for an abort.
    throw signal.aborted ? signal.reason : error;
  });
  if (damage === undefined && sum !== entry.crc32) damage = "its checksum does not fit";
  if (damage !== undefined) await rm(target, { force: true });
  return damage;
}
