/** @file Exports: every format opens at its size and says what it should; stripped, nothing of a person (over 300 lines: all formats share the pictures drawn once). */
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import sharp from "sharp";
import { beforeAll, describe, expect, test } from "vitest";
import type { ExportItem } from "../../../app/contract/engine/engine.ts";
import { type ExportRequest, PICTURE_FORMATS, SERIES_FORMATS } from "../../../app/contract/studio/exports.ts";
import { writeExport } from "../../../native/export/write-export.ts";
import { blobPath, storeBlob } from "../../../native/files/blobs.ts";
import { readPngText } from "../../../native/image/png.ts";
import { readUserComment } from "../../../native/image/user-comment.ts";
import { circumplex, temporaryFolder } from "../../kit/circumplex.ts";
import { drawItems, filesBelow, PROMPT, requestWith, SIZE } from "../../kit/export-items.ts";
import { smallDisk } from "../../kit/small-disk.ts";
import { readZip } from "../../kit/zip.ts";

const FORMATS = [...PICTURE_FORMATS, ...SERIES_FORMATS];
const PROVENANCE = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia";

let folder = "";
let blobs = "";
let items: readonly ExportItem[] = [];
let photograph: ExportItem;

beforeAll(async () => {
  folder = temporaryFolder();
  blobs = path.join(folder, "blobs");
  await mkdir(blobs);
  items = await drawItems(blobs);
  const camera = { IFD0: { Artist: "Ottokar Wilhelmina", Copyright: "Ottokar" } };
  const jpeg = await sharp({ create: { width: 90, height: 120, channels: 3, background: "#4070a0" } })
    .withExif(camera)
    .jpeg()
    .toBuffer();
  photograph = {
    ...items[0]!,
    blob: await storeBlob(blobs, jpeg),
    svg: null,
    name: "Ottokar's dog",
    prompt: "",
    seed: null,
    target: null,
    recipe: null,
  };
}, 120_000);

const never = new AbortController().signal;
let written = 0;

async function write(
  fields: Partial<ExportRequest> & Pick<ExportRequest, "format">,
  of: readonly ExportItem[] = items,
): Promise<Buffer> {
  const file = path.join(folder, `export-${written++}`);
  const { bytes } = await writeExport({ items: of, request: requestWith(fields), file, blobs }, never);
  const content = await readFile(file);
  expect(bytes).toBe(content.length);
  return content;
}

const one = () => items.slice(1, 2);
const blobOf = ({ blob }: ExportItem) => readFile(blobPath(blobs, blob));
const pixels = async (bytes: Buffer) => sharp(bytes).removeAlpha().raw().toBuffer();

describe("one picture", () => {
  test("as PNG has the very pixels, and says all there is to say", async () => {
    const png = await write({ format: "png" }, one());
    expect((await pixels(png)).equals(await pixels(await blobOf(items[1]!)))).toBe(true);
    const texts = readPngText(png);
    const { valence, arousal, spread, judge, rated } = items[1]!.measurement!;
    const near = (value: number) => expect.closeTo(value, 3);
    expect(Object.keys(texts)).toEqual(["circumplex", "parameters", "circumplex-measurement", "XML:com.adobe.xmp"]);
    expect(JSON.parse(texts["circumplex"]!)).toEqual(items[1]!.recipe);
    expect(JSON.parse(texts["circumplex-measurement"]!)).toEqual({
      version: 1,
      target: { valence: 0, arousal: 0 },
      measured: {
        valence: near(valence),
        arousal: near(arousal),
        spread: { valence: near(spread.valence), arousal: near(spread.arousal) },
      },
      rated: { valence: near(rated.valence), arousal: near(rated.arousal) },
      error: { valence: near(Math.abs(valence)), arousal: near(Math.abs(arousal)) },
      judge,
      scale: "range",
    });
    expect(texts["XML:com.adobe.xmp"]).toContain(`Iptc4xmpExt:DigitalSourceType="${PROVENANCE}"`);
    expect((await sharp(png).metadata()).xmp?.toString()).toBe(texts["XML:com.adobe.xmp"]);
  });

  test.each(["webp", "jpeg", "avif"] as const)(
    "as %s keeps its size, and its words in EXIF and XMP",
    async (format) => {
      const bytes = await write({ format }, one());
      const { width, height, exif, xmp, ...head } = await sharp(bytes).metadata();
      expect({ width, height, format: head.format }).toEqual({ ...SIZE, format: format === "avif" ? "heif" : format });
      expect(readUserComment(exif!)).toBe(readPngText(await write({ format: "png" }, one()))["parameters"]);
      expect(xmp!.toString()).toContain(PROVENANCE);
      const [drawn, lossy] = [await pixels(await blobOf(items[1]!)), await pixels(bytes)];
      const off = drawn.reduce((sum, value, at) => sum + Math.abs(value - lossy[at]!), 0) / drawn.length;
      expect(off).toBeLessThan(6);
    },
  );

  test("as SVG is the drawing, with where it comes from", async () => {
    const svg = (await write({ format: "svg" }, one())).toString();
    expect((await sharp(Buffer.from(svg)).metadata()).width).toBe(SIZE.width);
    const drawing = (await readFile(blobPath(blobs, items[1]!.svg!))).toString();
    expect(svg.replace(/<metadata>.*<\/metadata>/, "")).toBe(drawing);
    expect(svg).toContain(PROVENANCE);
    expect(svg).toContain(PROMPT);
  });

  test.each([64, 500])("at %i pixels a side", async (size) => {
    for (const format of ["png", "webp", "jpeg"] as const) {
      const { width, height } = await sharp(await write({ format, size }, one())).metadata();
      expect([width, height]).toEqual([size, Math.round((size * SIZE.height) / SIZE.width)]);
    }
  });

  test("quality counts", async () => {
    const small = await write({ format: "webp", quality: 20 }, one());
    expect(small.length).toBeLessThan((await write({ format: "webp", quality: 95 }, one())).length / 2);
  });

  test("a PNG draws the same picture again from its recipe", async () => {
    const file = path.join(folder, "again.png");
    await writeFile(file, await write({ format: "png" }, one()));
    const out = path.join(folder, "again");
    const { code } = await circumplex(["series", "--recipe", file, "--out", out]);
    expect(code).toBe(0);
    const again = await readFile(path.join(out, "frame-02.png"));
    expect((await pixels(again)).equals(await pixels(await readFile(file)))).toBe(true);
  });
});

describe("several pictures", () => {
  test("in a picture format are a ZIP of files and a manifest", async () => {
    const files = await readZip(await write({ format: "jpeg" }));
    expect([...files.keys()]).toEqual([
      "Lake of Ottokar.jpg",
      "lake of ottokar-2.jpg",
      "Lake of Ottokar-3.jpg",
      "manifest.json",
    ]);
  });

  test("as ZIP come with contact sheet and affect table, and the manifest agrees with both", async () => {
    const files = await readZip(await write({ format: "zip", inside: "webp", size: 128 }));
    const names = [...files.keys()];
    expect(names.slice(3)).toEqual(["contact-sheet.png", "affect.csv", "manifest.json"]);
    const manifest = JSON.parse(files.get("manifest.json")!.toString());
    expect(manifest).toMatchObject({
      version: 1,
      series: { prompt: PROMPT, frames: 3, seed: 51966, scale: "range", pack: { id: "papercut" } },
      summary: { pictures: 3, spearman: { valence: expect.any(Number), arousal: expect.any(Number) } },
    });
    expect(manifest.frames.map((frame: { files: unknown }) => frame.files)).toEqual(
      names.slice(0, 3).map((webp) => ({ webp })),
    );
    const lines = files.get("affect.csv")!.toString().trim().split("\r\n");
    expect(lines).toHaveLength(4);
    expect(lines[2]!.startsWith(`1,lake of ottokar-2.webp,${PROMPT},51966,0,0,`)).toBe(true);
    for (const name of names.slice(0, 3)) expect((await sharp(files.get(name)).metadata()).width).toBe(128);
    expect((await sharp(files.get("contact-sheet.png")).metadata()).width).toBeGreaterThan(2 * SIZE.width);
  });

  test("as JSON are the rows of the table", async () => {
    const rows = JSON.parse((await write({ format: "json" })).toString());
    expect(rows.map(({ index, file, prompt }: Record<string, unknown>) => ({ index, file, prompt }))).toEqual([
      { index: 0, file: "Lake of Ottokar.png", prompt: PROMPT },
      { index: 1, file: "lake of ottokar-2.png", prompt: PROMPT },
      { index: 2, file: "Lake of Ottokar-3.png", prompt: PROMPT },
    ]);
  });

  test.each(["webp-animation", "gif"] as const)("as %s melt into each other", async (format) => {
    const bytes = await write({ format, morph: 2, fps: 4, quality: 95 });
    const { width, pageHeight, pages, delay, loop } = await sharp(bytes, { animated: true }).metadata();
    expect({ width, pageHeight, pages, loop }).toEqual({
      width: SIZE.width,
      pageHeight: SIZE.height,
      pages: 7,
      loop: 0,
    });
    expect(delay!.reduce((sum, milliseconds) => sum + milliseconds, 0)).toBe(750);
    const page = async (number: number) => pixels(await sharp(bytes, { page: number }).png().toBuffer());
    const distance = async (number: number, item: ExportItem) => {
      const [shown, drawn] = [await page(number), await pixels(await blobOf(item))];
      return shown.reduce((sum, value, at) => sum + Math.abs(value - drawn[at]!), 0) / drawn.length;
    };
    expect(await distance(0, items[0]!)).toBeLessThan(8);
    expect(await distance(6, items[2]!)).toBeLessThan(8);
    expect(await distance(2, items[1]!)).toBeLessThan(await distance(1, items[1]!));
    expect(await distance(2, items[1]!)).toBeGreaterThan(await distance(3, items[1]!));
  });

  test("of several sizes stand between bars, and a photograph among drawn pictures is said to be one", async () => {
    const both = [items[0]!, photograph];
    const sheet = await write({ format: "contact-sheet", size: 640 }, both);
    const { width, height, xmp } = await sharp(sheet).metadata();
    expect(Math.max(width, height)).toBe(640);
    expect(xmp!.toString()).toContain("compositeWithTrainedAlgorithmicMedia");
    const gif = await sharp(await write({ format: "gif", morph: 0 }, both), { animated: true }).metadata();
    expect([gif.width, gif.pageHeight, gif.pages]).toEqual([SIZE.width, SIZE.height, 2]);
  });
});

describe("stripped", () => {
  const CREATED = Date.UTC(2026, 10, 25);
  const secrets = ["boat", "Wilhelmina", "Ottokar", "ottokar", "51966", `${CREATED}`, "2026-11-25", "2026:11:25"];

  /** Every text the file may hold: as it is, and each file of a ZIP unpacked. */
  async function readings(bytes: Buffer): Promise<Buffer[]> {
    if (bytes.toString("latin1", 0, 2) !== "PK") return [bytes];
    const files = await readZip(bytes);
    return [bytes, Buffer.from([...files.keys()].join("\n")), ...files.values()];
  }

  const holds = (bytes: Buffer, word: string): boolean =>
    bytes.includes(word, 0, "utf8") ||
    bytes.includes(word, 0, "utf16le") ||
    bytes.includes(Buffer.from(word, "utf16le").swap16());

  test.each(FORMATS)(
    "%s names neither prompt nor person, and a drawn picture still says what it is",
    async (format) => {
      for (const of of [one(), items]) {
        const bytes = await write({ format, strip: true, morph: 1 }, of);
        for (const reading of await readings(bytes)) expect(secrets.filter((word) => holds(reading, word))).toEqual([]);
        const isTable = format === "csv" || format === "json";
        expect((await readings(bytes)).some((reading) => holds(reading, "trainedAlgorithmicMedia"))).toBe(!isTable);
      }
    },
  );

  test("the words would be found in what is not stripped", async () => {
    for (const format of FORMATS) {
      const found = (await readings(await write({ format, morph: 1 }))).some((reading) => holds(reading, "boat"));
      expect({ format, found }).toEqual({ format, found: true });
    }
  });

  test("no export of a photograph says who took it", async () => {
    for (const format of ["png", "webp", "jpeg", "avif"] as const)
      expect(holds(await write({ format }, [photograph]), "Copyright")).toBe(false);
    expect(holds(await blobOf(photograph), "Ottokar Wilhelmina")).toBe(true);
  });
});

test.each(FORMATS)("%s: the same order gives the same bytes", async (format) => {
  const order = { format, morph: 1, size: 96 };
  expect((await write(order)).equals(await write(order))).toBe(true);
});

describe("refusals", () => {
  const attempt = async (
    fields: Partial<ExportRequest> & Pick<ExportRequest, "format">,
    of: readonly ExportItem[],
    signal: AbortSignal = never,
    file = path.join(folder, "refused"),
  ) => writeExport({ items: of, request: requestWith(fields), file, blobs }, signal);
  const failing = async (work: Promise<unknown>): Promise<unknown> =>
    work.then(
      () => "written",
      (error: { failure?: unknown }) => error.failure ?? error,
    );

  test("a photograph has no SVG, alone or among others", async () => {
    const sentence = "“Ottokar's dog” was not drawn here, so it has no SVG; choose PNG, WebP, JPEG or AVIF for it.";
    const failure = { code: "input.invalid", issues: [sentence] };
    expect(await failing(attempt({ format: "svg" }, [photograph]))).toEqual(failure);
    expect(await failing(attempt({ format: "zip", inside: "svg" }, [items[0]!, photograph]))).toEqual(failure);
  });

  test("a blob that is gone, or is no picture any more, is named", async () => {
    const gone = { ...items[0]!, blob: "0".repeat(64) };
    expect(await failing(attempt({ format: "png" }, [gone]))).toEqual({
      code: "input.unknown",
      what: "picture",
      id: gone.blob,
    });
    const spoilt = { ...items[0]!, blob: await storeBlob(blobs, (await blobOf(items[0]!)).subarray(0, 4000)) };
    expect(await failing(attempt({ format: "zip", inside: "webp" }, [items[1]!, spoilt]))).toEqual({
      code: "picture.unreadable",
      file: "Lake of Ottokar-2",
      sentence: expect.stringMatching(/^Lake of Ottokar-2 is damaged: .*\.$/),
    });
    expect(filesBelow(folder).filter((name) => name.startsWith("refused"))).toEqual([]);
  });

  test("an animation nobody would see the end of", async () => {
    const many = Array.from({ length: 500 }, () => items[0]!);
    expect(await failing(attempt({ format: "gif", morph: 4 }, many))).toEqual({
      code: "input.invalid",
      issues: [
        "The animation would have 2496 frames, 2000 are the most; choose fewer pictures or fewer blends between two.",
      ],
    });
  });

  test.each(["zip", "gif", "webp-animation", "contact-sheet", "png"] as const)(
    "cancelled, %s leaves nothing and ends with the reason",
    async (format) => {
      const controller = new AbortController();
      const reason = new Error("enough");
      const many = Array.from({ length: 40 }, (_, index) => items[index % 3]!);
      const writing = failing(attempt({ format, quality: 60 }, many, controller.signal));
      setImmediate(() => controller.abort(reason));
      expect(await writing).toBe(reason);
      expect(filesBelow(folder).filter((name) => name.startsWith("refused"))).toEqual([]);
    },
  );

  test.for(["zip", "gif", "png"] as const)("a disk that fills up while %s is written", async (format, { skip }) => {
    const disk = smallDisk(40);
    if (disk === undefined) return skip("only root on Linux can mount a small disk");
    const of = format === "png" ? one() : items;
    const failure = await failing(attempt({ format, quality: 60 }, of, never, path.join(disk, "file")));
    expect(failure).toEqual({
      code: "disk.full",
      freeBytes: expect.any(Number),
      neededBytes: expect.any(Number),
    });
    expect(await readdir(disk)).toEqual([]);
  });

  test("a folder that is gone is said", async () => {
    const file = path.join(folder, "none", "file");
    expect(await failing(attempt({ format: "zip" }, items, never, file))).toEqual({ code: "disk.gone", path: file });
  });
});
