/** @file ZIPs of pictures: what is one comes out under a name of ours; whatever leads elsewhere, lies or swells is named. */
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import sharp from "sharp";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { stream } from "../../../app/random/philox.ts";
import { writeExport } from "../../../native/export/write-export.ts";
import { type Unpacked, unpackPictures } from "../../../native/import/unpack.ts";
import { temporaryFolder } from "../../kit/circumplex.ts";
import { drawItems, filesBelow, requestWith } from "../../kit/export-items.ts";
import { hostileZip, type HostileEntry } from "../../kit/zip.ts";

let folder = "";
let uploads = "";
let picture: Buffer;
let visits = 0;
beforeAll(async () => {
  folder = temporaryFolder();
  picture = await sharp({ create: { width: 8, height: 6, channels: 3, background: "#3060c0" } })
    .png()
    .toBuffer();
});
beforeEach(async () => {
  uploads = path.join(folder, `${visits++}`, "inside", "uploads");
  await mkdir(uploads, { recursive: true });
});

const never = new AbortController().signal;

async function unpack(bytes: Buffer, signal = never): Promise<Unpacked> {
  const file = path.join(uploads, "zip");
  await writeFile(file, bytes);
  try {
    return await unpackPictures({ file, name: "box.zip" }, signal);
  } finally {
    await rm(file);
  }
}

const skips = ({ skipped }: Unpacked) =>
  skipped.map(({ name, failure }) => [name, failure.code === "picture.unreadable" ? failure.sentence : failure]);

test("pictures come out byte for byte, folders and litter are passed over, others are named", async () => {
  const unpacked = await unpack(
    hostileZip([
      { path: "trip/", content: "", mode: 0o040755 },
      { path: "trip/one.png", content: picture },
      { path: "trip/ONE.JPG", content: "whatever" },
      { path: "__MACOSX/trip/._one.png", content: "x" },
      { path: "trip/.DS_Store", content: "x" },
      { path: "trip/notes.txt", content: "x" },
      { path: "trip/more.zip", content: hostileZip([{ path: "deep.png", content: picture }]) },
    ]),
  );
  expect(unpacked.files.map(({ name }) => name)).toEqual(["trip/one.png", "trip/ONE.JPG"]);
  expect((await readFile(unpacked.files[0]!.file)).equals(picture)).toBe(true);
  expect(filesBelow(uploads).toSorted()).toEqual(unpacked.files.map(({ file }) => path.basename(file)).toSorted());
  expect(skips(unpacked)).toEqual([
    ["trip/notes.txt", "trip/notes.txt was passed over: only PNG, JPEG and WebP are read."],
    ["trip/more.zip", "trip/more.zip was passed over: an archive inside a ZIP is not opened."],
  ]);
});

test("a ZIP we have exported gives its pictures and no word of the rest", async () => {
  const blobs = path.join(folder, "blobs");
  await mkdir(blobs);
  const items = await drawItems(blobs);
  const file = path.join(uploads, "export");
  await writeExport({ items, request: requestWith({ format: "zip" }), file, blobs }, never);
  const { files, skipped } = await unpackPictures({ file, name: "export.zip" }, never);
  expect(files.map(({ name }) => name)).toEqual([
    "Lake of Ottokar.png",
    "lake of ottokar-2.png",
    "Lake of Ottokar-3.png",
  ]);
  expect(skipped).toEqual([]);
});

describe("refused by name, and nothing written anywhere", () => {
  const LINK = 0o120777;
  test.each<[string, HostileEntry, string]>([
    [
      "a path that climbs",
      { path: "../evil.png", content: "x" },
      "../evil.png is refused: its path leads out of the ZIP.",
    ],
    [
      "one that climbs later",
      { path: "a/../../b.png", content: "x" },
      "a/../../b.png is refused: its path leads out of the ZIP.",
    ],
    [
      "Windows' way of climbing",
      { path: "..\\evil.png", content: "x" },
      "../evil.png is refused: its path leads out of the ZIP.",
    ],
    [
      "the root",
      { path: "/tmp/evil.png", content: "x" },
      "/tmp/evil.png is refused: its path begins at the root of the disk.",
    ],
    [
      "a share",
      { path: "\\\\host\\evil.png", content: "x" },
      "//host/evil.png is refused: its path begins at the root of the disk.",
    ],
    ["a drive", { path: "C:\\evil.png", content: "x" }, "C:/evil.png is refused: its path names a drive."],
    ["a zero byte", { path: "evil.png\0.png", content: "x" }, "evil.png .png is refused: its path holds a zero byte."],
    ["a climbing folder", { path: "../up/", content: "" }, "../up/ is refused: its path leads out of the ZIP."],
    [
      "a link",
      { path: "link.png", content: "/etc/passwd", mode: LINK },
      "link.png is refused: it is a link to another file.",
    ],
    ["a device", { path: "dev.png", content: "x", mode: 0o020644 }, "dev.png is refused: it is not a file."],
    [
      "a locked picture",
      { path: "locked.png", content: "x", encrypted: true },
      "locked.png is refused: it is locked with a password.",
    ],
    [
      "a bomb",
      { path: "bomb.png", content: Buffer.alloc(50_000_000) },
      "bomb.png is refused: it unpacks to more than a picture can.",
    ],
    [
      "a giant",
      { path: "giant.png", content: "x", claims: { bytes: 201_000_000 } },
      "giant.png is too large: 201 MB, at most 200 are read.",
    ],
    [
      "more bytes than it claims",
      { path: "liar.png", content: Buffer.alloc(5000), claims: { bytes: 10 } },
      "liar.png is damaged: too many bytes in the stream. expected 10. got at least 5000.",
    ],
    [
      "fewer bytes than it claims",
      { path: "liar.png", content: "x", claims: { bytes: 10 } },
      "liar.png is damaged: not enough bytes in the stream. expected 10. got only 1.",
    ],
    [
      "another checksum",
      { path: "flipped.png", content: "x", claims: { crc: 1 } },
      "flipped.png is damaged: its checksum does not fit.",
    ],
  ])("%s", async (_, entry, sentence) => {
    const unpacked = await unpack(hostileZip([entry, { path: "good.png", content: picture }]));
    expect(skips(unpacked).map(([, said]) => said)).toEqual([sentence]);
    expect(unpacked.files.map(({ name }) => name)).toEqual(["good.png"]);
    const below = filesBelow(path.dirname(path.dirname(uploads)));
    expect(below).toEqual([path.join("inside", "uploads", path.basename(unpacked.files[0]!.file))]);
  });

  test("names too long or of several lines are told in one", async () => {
    const unpacked = await unpack(hostileZip([{ path: `a\n${"b".repeat(300)}.txt`, content: "x" }]));
    expect(skips(unpacked)).toEqual([
      [`…${"b".repeat(115)}.txt`, `…${"b".repeat(115)}.txt was passed over: only PNG, JPEG and WebP are read.`],
    ]);
  });
});

describe("the whole ZIP is refused", () => {
  const failing = async (bytes: Buffer, signal = never): Promise<unknown> => {
    const answer = await unpack(bytes, signal).then(
      () => "unpacked",
      (error: { failure?: unknown }) => error.failure ?? error,
    );
    expect(filesBelow(uploads)).toEqual([]);
    return answer;
  };

  test("when it is none", async () => {
    const sentence = expect.stringMatching(/^box\.zip is no ZIP that can be read: [^\n]+\.$/);
    const failure = { code: "picture.unreadable", file: "box.zip", sentence };
    expect(await failing(Buffer.from("PK\u0003\u0004 and so on"))).toEqual(failure);
    const whole = hostileZip([{ path: "a.png", content: picture }]);
    expect(await failing(whole.subarray(0, whole.length - 30))).toEqual(failure);
  });

  test("with more than 5,000 entries", async () => {
    const many = Array.from({ length: 5001 }, (_, index) => ({ path: `${index}.png`, content: "x" }));
    expect(await failing(hostileZip(many))).toEqual({
      code: "input.invalid",
      issues: ["box.zip has 5001 entries, 5000 are the most."],
    });
  });

  test("with more than two gigabytes of pictures, by what it claims", async () => {
    const random = stream(1, "noise");
    const content = Buffer.from(Uint32Array.from({ length: 160_000 }, () => random.below(2 ** 32)).buffer);
    const claims = { bytes: 60_000_000 };
    const many = Array.from({ length: 40 }, (_, index) => ({ path: `${index}.png`, content, claims }));
    expect(await failing(hostileZip(many))).toEqual({
      code: "input.invalid",
      issues: ["box.zip unpacks to 2400 MB of pictures, 2000 are the most."],
    });
  });

  test("when somebody cancels, with the reason", async () => {
    const controller = new AbortController();
    const reason = new Error("enough");
    controller.abort(reason);
    expect(await failing(hostileZip([{ path: "a.png", content: picture }]), controller.signal)).toBe(reason);
  });
});

test("a directory damaged half-way gives what stands before it", async () => {
  const bytes = hostileZip(["a.png", "b.png"].map((name) => ({ path: name, content: picture })));
  const second = bytes.lastIndexOf("PK\u0001\u0002");
  bytes.writeUInt8(0x51, second);
  const unpacked = await unpack(bytes);
  expect(unpacked.files.map(({ name }) => name)).toEqual(["a.png"]);
  expect(skips(unpacked)).toEqual([
    ["box.zip", expect.stringMatching(/^box\.zip is damaged behind its entry 1: [^\n]+\.$/)],
  ]);
});
