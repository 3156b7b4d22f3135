/** @file `circumplex judge`: measurements in the order given, and a sentence for every file that is no picture. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { crc32 } from "node:zlib";
import { expect, test } from "vitest";
import { z } from "zod";
import { encodePng } from "../../../../native/image/png.ts";
import { circumplex, temporaryFolder } from "../../../kit/circumplex.ts";

const point = z.strictObject({ valence: z.number(), arousal: z.number() });
const entry = z.strictObject({
  file: z.string(),
  valence: z.number().min(-3).max(3),
  arousal: z.number().min(-3).max(3),
  spread: point,
  confidence: z.number().min(0).max(1),
  causes: z.array(z.strictObject({ what: z.string(), axis: z.enum(["valence", "arousal"]), effect: z.number() })),
  rated: point,
  note: z.string().optional(),
  judge: z.strictObject({ id: z.string(), sha256: z.string(), scale: z.literal("range") }),
});

/** A picture in two flat halves: enough for a judge to say something of. */
async function picture(): Promise<Buffer> {
  const data = Uint8Array.from(
    { length: 80 * 60 * 3 },
    (_, i) => (i < 80 * 30 * 3 ? [90, 150, 220] : [60, 120, 50])[i % 3]!,
  );
  return encodePng({ width: 80, height: 60, data });
}

/** A PNG whose header claims 30,000 × 30,000 pixels, and hardly any bytes. */
function hugePng(): Buffer {
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const frame = Buffer.alloc(8);
    frame.writeUInt32BE(data.length, 0);
    frame.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(30_000, 0);
  header.writeUInt32BE(30_000, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk("IHDR", header),
    chunk("IDAT", Buffer.alloc(0)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

test("what cannot be read is an entry with its error, among the others, and the exit code is 2", async () => {
  const cwd = temporaryFolder();
  const files = ["text.png", "sky.png", "huge.png", "none.png", "empty.webp", "folder.jpg"];
  writeFileSync(path.join(cwd, "text.png"), "this is a letter");
  writeFileSync(path.join(cwd, "sky.png"), await picture());
  writeFileSync(path.join(cwd, "huge.png"), hugePng());
  writeFileSync(path.join(cwd, "empty.webp"), "");
  mkdirSync(path.join(cwd, "folder.jpg"));

  const { code, stdout, stderr } = await circumplex(["judge", ...files, "--json"], { cwd });
  expect(code).toBe(2);
  const entries = JSON.parse(stdout) as Record<string, unknown>[];
  expect(entries.map(({ file }) => file)).toEqual(files);
  expect(entries.map(({ error }) => error)).toEqual([
    "text.png is not a picture: it starts like text.",
    undefined,
    "huge.png is too large: 30000 × 30000 pixels, at most 100 megapixels are read.",
    "There is no file none.png.",
    "empty.webp is not a picture: it is empty.",
    "folder.jpg is not a picture: it is not a file.",
  ]);
  expect(entry.parse(entries[1]).judge.id).toBe("papercut-judge");
  for (const { error } of entries) if (typeof error === "string") expect(stderr).toContain(`${error}\n`);
});

test("a measurement for people names both scales, and is the same every time", async () => {
  const cwd = temporaryFolder();
  writeFileSync(path.join(cwd, "sky.png"), await picture());
  const first = await circumplex(["judge", "sky.png"], { cwd });
  expect(first).toMatchObject({ code: 0, stderr: "" });
  expect(first.stdout).toMatch(/^sky\.png\n {2}valence [+−]\d\.\d\d ± .*\(range scale\)\n.*\(rated scale\)\n/);
  expect(await circumplex(["judge", "sky.png"], { cwd })).toEqual(first);
});

test("another judge measures when it is named", async () => {
  const cwd = temporaryFolder();
  writeFileSync(path.join(cwd, "sky.png"), await picture());
  const { code, stdout } = await circumplex(["judge", "sky.png", "--judge", "papercut-witness", "--json"], { cwd });
  expect(code).toBe(0);
  expect(z.array(entry).parse(JSON.parse(stdout))[0]!.judge.id).toBe("papercut-witness");
});

test("a picture is needed", async () => {
  expect(await circumplex(["judge"])).toMatchObject({
    code: 2,
    stderr: "judge needs a picture: circumplex judge FILE….\n",
  });
});

test("the picture on disk is left as it was", async () => {
  const cwd = temporaryFolder();
  const bytes = await picture();
  writeFileSync(path.join(cwd, "sky.png"), bytes);
  await circumplex(["judge", "sky.png"], { cwd });
  expect(readFileSync(path.join(cwd, "sky.png")).equals(bytes)).toBe(true);
});
