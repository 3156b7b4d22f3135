/** @file Blobs: named by their bytes, whole or not there, and never outside their folder. */
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, utimesSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { blobPath, storeBlob } from "../../../native/files/blobs.ts";
import { temporaryFolder } from "../../kit/circumplex.ts";

const BYTES = new TextEncoder().encode("a red boat on a lake");
const HASH = createHash("sha256").update(BYTES).digest("hex");

test("a blob lies under its hash and holds its bytes", async () => {
  const blobs = temporaryFolder();
  expect(await storeBlob(blobs, BYTES)).toBe(HASH);
  expect(blobPath(blobs, HASH)).toBe(path.join(blobs, HASH.slice(0, 2), HASH.slice(2)));
  expect(new Uint8Array(readFileSync(blobPath(blobs, HASH)))).toEqual(BYTES);
});

test("any number of writers of the same bytes end with one whole file and no part", async () => {
  const blobs = temporaryFolder();
  await Promise.all(Array.from({ length: 16 }, () => storeBlob(blobs, BYTES)));
  expect(readdirSync(path.join(blobs, HASH.slice(0, 2)))).toEqual([HASH.slice(2)]);
});

test("a blob that is there keeps its file and becomes young again", async () => {
  const blobs = temporaryFolder();
  await storeBlob(blobs, BYTES);
  const place = blobPath(blobs, HASH);
  const { ino } = statSync(place);
  utimesSync(place, 1, 1);
  await storeBlob(blobs, BYTES);
  expect(statSync(place).ino).toBe(ino);
  expect(statSync(place).mtimeMs).toBeGreaterThan(1000);
});

test("a blob that was cut short is written again", async () => {
  const blobs = temporaryFolder();
  await storeBlob(blobs, BYTES);
  truncateSync(blobPath(blobs, HASH), 3);
  await storeBlob(blobs, BYTES);
  expect(new Uint8Array(readFileSync(blobPath(blobs, HASH)))).toEqual(BYTES);
});

test("a folder that has vanished is said to be gone, and not made anew", async () => {
  const blobs = path.join(temporaryFolder(), "blobs");
  mkdirSync(blobs);
  await storeBlob(blobs, BYTES);
  rmSync(blobs, { recursive: true });
  await expect(storeBlob(blobs, BYTES)).rejects.toMatchObject({ failure: { code: "disk.gone", path: blobs } });
  expect(readdirSync(path.dirname(blobs))).toEqual([]);
});

test.each(["", "../../etc/passwd", HASH.toUpperCase(), `${HASH}/..`])("no path comes of the name “%s”", (name) => {
  expect(() => blobPath("/data", name)).toThrow(RangeError);
});
