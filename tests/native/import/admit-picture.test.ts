/** @file Pictures taken in from elsewhere: ours with their recipe, others measured, and what is no picture turned away. */
import { mkdir, readFile, truncate, writeFile } from "node:fs/promises";
import path from "node:path";
import { crc32, deflateSync } from "node:zlib";
import sharp from "sharp";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { STYLE_FEATURES } from "../../../app/affect/ground/style-reference.ts";
import type { ExportItem } from "../../../app/contract/engine/engine.ts";
import { StudioError } from "../../../app/contract/failure.ts";
import { writeExport } from "../../../native/export/write-export.ts";
import { blobPath } from "../../../native/files/blobs.ts";
import { SIGNATURE, textChunk } from "../../../native/image/png.ts";
import { type Admitted, admitPicture } from "../../../native/import/admit-picture.ts";
import { openEmbeddedJudge } from "../../../native/judge/embedded-judge.ts";
import type { Judge } from "../../../native/judge/judge.ts";
import type { Raster } from "../../../native/scene/finish.ts";
import { temporaryFolder } from "../../kit/circumplex.ts";
import { drawItems, filesBelow, MODELS, PROMPT, requestWith, SIZE } from "../../kit/export-items.ts";

let folder = "";
let drawnBlobs = "";
let blobs = "";
let judge: Judge;
let items: readonly ExportItem[] = [];
let visits = 0;

beforeAll(async () => {
  folder = temporaryFolder();
  drawnBlobs = path.join(folder, "drawn");
  await mkdir(drawnBlobs);
  judge = await openEmbeddedJudge(path.join(MODELS, "papercut-judge"));
  items = await drawItems(drawnBlobs);
}, 120_000);
afterAll(() => judge.close());
beforeEach(async () => {
  blobs = path.join(folder, `blobs-${visits++}`);
  await mkdir(blobs);
});

async function admit(bytes: Buffer, name = "brought.png", by: Judge | null = judge): Promise<Admitted> {
  const file = path.join(folder, "upload");
  await writeFile(file, bytes);
  return admitPicture({ file, name, blobs, judge: by });
}

async function refusal(bytes: Buffer, name = "brought.png"): Promise<unknown> {
  const answer = await admit(bytes, name).then(
    () => "admitted",
    (error: { failure?: unknown }) => error.failure ?? error,
  );
  expect(filesBelow(blobs)).toEqual([]);
  return answer;
}

/** Of every picture, whether or not a judge reads it. */
const STYLE = Array.from(STYLE_FEATURES, () => expect.any(Number) as unknown);

const refused = (sentence: unknown, file = "brought.png") => ({ code: "picture.unreadable", file, sentence });
const plain = (width = 40, height = 30) => sharp({ create: { width, height, channels: 3, background: "#3060c0" } });

/** A PNG with texts behind its header. */
async function withText(texts: Readonly<Record<string, string>>): Promise<Buffer> {
  const png = await plain().png().toBuffer();
  const chunks = Object.entries(texts).map(([keyword, text]) => textChunk(keyword, text));
  return Buffer.concat([png.subarray(0, 33), ...chunks, png.subarray(33)]);
}

function chunk(type: string, data: Buffer, claimed = data.length): Buffer {
  const bytes = Buffer.alloc(12 + data.length);
  bytes.writeUInt32BE(claimed, 0);
  bytes.write(type, 4, "latin1");
  data.copy(bytes, 8);
  bytes.writeUInt32BE(crc32(bytes.subarray(4, 8 + data.length)), 8 + data.length);
  return bytes;
}

describe("our own picture", () => {
  test("comes back from its PNG with recipe, prompt, target and the measurement it had", async () => {
    const file = path.join(folder, "ours.png");
    const request = requestWith({ format: "png" });
    await writeExport({ items: items.slice(2), request, file, blobs: drawnBlobs }, new AbortController().signal);
    const bytes = await readFile(file);
    const { picture, ...rest } = await admit(bytes);
    const { recipe, target, measurement } = items[2]!;
    expect(rest).toEqual({ recipe, prompt: PROMPT, target, measurement, style: STYLE, problem: null });
    expect(picture).toMatchObject({ ...SIZE, svg: null, bytes: bytes.length });
    expect((await readFile(blobPath(blobs, picture.blob))).equals(bytes)).toBe(true);
    const { width, height, format } = await sharp(blobPath(blobs, picture.thumb)).metadata();
    expect({ width, height, format }).toEqual({ ...SIZE, format: "webp" });
  });

  test("stripped, is a picture like any other", async () => {
    const file = path.join(folder, "stripped.png");
    const request = requestWith({ format: "png", strip: true });
    await writeExport({ items: items.slice(2), request, file, blobs: drawnBlobs }, new AbortController().signal);
    const { picture: _, ...rest } = await admit(await readFile(file), "stripped.png", null);
    expect(rest).toEqual({ recipe: null, prompt: "", target: null, measurement: null, style: STYLE, problem: null });
  });

  test("as JPEG or WebP tells its prompt, though it cannot be drawn again", async () => {
    for (const format of ["jpeg", "webp"] as const) {
      const file = path.join(folder, "ours");
      const request = requestWith({ format });
      await writeExport({ items: items.slice(2), request, file, blobs: drawnBlobs }, new AbortController().signal);
      expect(await admit(await readFile(file), "x", null)).toMatchObject({ recipe: null, prompt: PROMPT });
    }
  });
});

describe("a picture from elsewhere", () => {
  test.each(["png", "jpeg", "webp"] as const)("as %s is kept byte for byte and measured", async (format) => {
    const bytes = await plain(700, 300).toFormat(format).toBuffer();
    const { picture, measurement, ...rest } = await admit(bytes, "holiday");
    expect(rest).toEqual({ recipe: null, prompt: "", target: null, style: STYLE, problem: null });
    expect(measurement!.judge.id).toBe("papercut-judge");
    expect([picture.width, picture.height]).toEqual([700, 300]);
    expect((await readFile(blobPath(blobs, picture.blob))).equals(bytes)).toBe(true);
    const thumb = await sharp(blobPath(blobs, picture.thumb)).metadata();
    expect([thumb.width, thumb.height]).toEqual([256, 110]);
  });

  test("is kept unmeasured when the judge gives no answer, and says so", async () => {
    const failure = { code: "judge.failed", judge: "far", sentence: "far did not answer." } as const;
    const seen: Raster[] = [];
    const far: Judge = {
      id: "far",
      sha256: "",
      sees: "whole",
      measure: (picture) => {
        seen.push(picture);
        return Promise.reject(new StudioError(failure));
      },
      close: async () => undefined,
    };
    const { measurement, problem } = await admit(await plain(1536, 512).png().toBuffer(), "wide.png", far);
    expect([measurement, problem]).toEqual([null, failure]);
    expect(seen.map(({ width, height }) => [width, height])).toEqual([[768, 256]]);
    expect(filesBelow(blobs)).toHaveLength(2);
  });

  test("is as wide as a person sees it", async () => {
    const { picture } = await admit(await plain(40, 20).withMetadata({ orientation: 6 }).jpeg().toBuffer());
    expect([picture.width, picture.height]).toEqual([20, 40]);
  });

  test("tells its prompt to the search, from PNG and from JPEG", async () => {
    const notes = "a heron, fog\nNegative prompt: people\nSteps: 20, Sampler: Euler a, CFG scale: 7, Seed: 1";
    expect((await admit(await withText({ parameters: notes }))).prompt).toBe("a heron, fog");
    const jpeg = await plain()
      .withExif({ IFD2: { UserComment: notes } })
      .jpeg()
      .toBuffer();
    expect((await admit(jpeg)).prompt).toBe("a heron, fog");
  });

  test("without a judge stays unmeasured", async () => {
    expect((await admit(await plain().png().toBuffer(), "x", null)).measurement).toBeNull();
  });
});

describe("a recipe that does not hold leaves a picture without one, and says why", () => {
  const whole = () => items[0]!.recipe!;
  test.each<[string, () => string, string]>([
    ["not JSON", () => "{", "The recipe in the picture is not JSON."],
    [
      "of a later version",
      () => JSON.stringify({ ...whole(), version: 2 }),
      "The recipe in the picture does not hold: at version, Invalid input: expected 1",
    ],
    [
      "naming a frame there is not",
      () => JSON.stringify({ ...whole(), frame: 3 }),
      "The recipe names frame 3 of a series of 3.",
    ],
    [
      "with a path of endless points",
      () => JSON.stringify({ ...whole(), request: { ...whole().request, path: Array(90_000).fill([0, 0]) } }),
      "The recipe in the picture does not hold: at request.path, The path may have 64 points at most.",
    ],
  ])("%s", async (_, text, sentence) => {
    const { recipe, problem, picture } = await admit(await withText({ circumplex: text() }), "forged.png", null);
    expect({ recipe, problem }).toEqual({
      recipe: null,
      problem: refused(expect.stringContaining(`forged.png cannot be drawn again. ${sentence}`), "forged.png"),
    });
    expect(filesBelow(blobs)).toHaveLength(2);
    expect(picture.blob).toMatch(/^[0-9a-f]{64}$/);
  });

  test("words whose checksum is wrong are not read, the picture is", async () => {
    const bytes = await withText({ circumplex: JSON.stringify(whole()) });
    bytes[60]! ^= 1;
    const { recipe, problem } = await admit(bytes, "spoilt.png", null);
    const sentence =
      "The words in spoilt.png were not read. The PNG's text at byte 33 is damaged: its checksum does not fit.";
    expect({ recipe, problem }).toEqual({ recipe: null, problem: refused(sentence, "spoilt.png") });
  });
});

describe("turned away with one sentence and nothing kept", () => {
  test("a PNG that claims two gigabytes of text", async () => {
    const png = await plain().png().toBuffer();
    const claim = chunk("tEXt", Buffer.from("Title\0hello"), 0x7fffffff);
    expect(await refusal(Buffer.concat([png.subarray(0, 33), claim, png.subarray(33)]))).toEqual(
      refused("brought.png is damaged: its chunk at byte 33 is longer than the file."),
    );
  });

  test("a file of two gigabytes, by its length alone", async () => {
    const file = path.join(folder, "vast");
    await writeFile(file, SIGNATURE);
    await truncate(file, 2 ** 31);
    const answer = admitPicture({ file, name: "vast.png", blobs, judge }).catch((error: unknown) => error);
    expect(await answer).toMatchObject({
      failure: refused("vast.png is too large: 2148 MB, at most 200 are read.", "vast.png"),
    });
    await truncate(file, 0);
  });

  test("a PNG with more text than picture", async () => {
    const png = await plain().png().toBuffer();
    const book = chunk("zTXt", Buffer.alloc(17_000_000, "a"));
    expect(await refusal(Buffer.concat([png.subarray(0, 33), book, png.subarray(33)]))).toEqual(
      refused("brought.png is refused: it holds 18 MB of text, at most 16 are read."),
    );
  });

  test("a header of 30,000 × 30,000 pixels", async () => {
    const head = Buffer.alloc(13);
    head.writeUInt32BE(30_000, 0);
    head.writeUInt32BE(30_000, 4);
    head.set([8, 2, 0, 0, 0], 8);
    const data = chunk("IDAT", deflateSync(Buffer.alloc(64)));
    const bomb = Buffer.concat([SIGNATURE, chunk("IHDR", head), data, chunk("IEND", Buffer.alloc(0))]);
    expect(await refusal(bomb)).toEqual(
      refused("brought.png is too large: 30000 × 30000 pixels, at most 100 megapixels are read."),
    );
  });

  test.each(["png", "jpeg", "webp"] as const)("a %s cut in half", async (format) => {
    const noise = Buffer.from(Uint8Array.from({ length: 64 * 64 * 3 }, (_, i) => (i * 7919) % 251));
    const whole = await sharp(noise, { raw: { width: 64, height: 64, channels: 3 } })
      .toFormat(format)
      .toBuffer();
    expect(await refusal(whole.subarray(0, whole.length >> 1))).toEqual(
      refused(expect.stringMatching(/^brought\.png is damaged: [^\n]+\.$/)),
    );
  });

  test.each([
    [
      "an SVG called PNG",
      "<svg xmlns='http://www.w3.org/2000/svg'/>",
      "brought.png starts like an SVG; only PNG, JPEG and WebP are read.",
    ],
    ["a text", "Dear diary,", "brought.png is not a picture: it starts like text."],
    ["nothing", "", "brought.png is not a picture: it is empty."],
    ["a ZIP", "PK\u0003\u0004", "brought.png starts like a ZIP archive; only PNG, JPEG and WebP are read."],
  ])("%s", async (_, content, sentence) => {
    expect(await refusal(Buffer.from(content))).toEqual(refused(sentence));
  });

  test("a file that is gone", async () => {
    const answer = admitPicture({ file: path.join(folder, "none"), name: "none.png", blobs, judge: null });
    await expect(answer).rejects.toMatchObject({ failure: refused("There is no file none.png.", "none.png") });
  });
});
