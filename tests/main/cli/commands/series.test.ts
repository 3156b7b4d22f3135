/** @file `circumplex series`: what it leaves on disk, what it reports, and that the same asked twice is the same drawn. */
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import { parseRecipe } from "../../../../app/series/recipe.ts";
import { encodePng, readPngText } from "../../../../native/image/png.ts";
import { circumplex, temporaryFolder } from "../../../kit/circumplex.ts";
import { COMMAND } from "../../../kit/places.ts";

const SERIES = ["series", "--prompt", "a red boat on a lake", "--path", "-2,-1 2,1", "--size", "96", "--seed", "3"];

const point = z.strictObject({ valence: z.number(), arousal: z.number() });
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const perAxis = z.strictObject({ valence: z.number().nullable(), arousal: z.number().nullable() });
const steps = z.strictObject({ asked: z.number(), violations: z.number() });
const seriesJson = z.strictObject({
  version: z.literal(1),
  prompt: z.string(),
  reading: z.strictObject({
    unknown: z.array(z.strictObject({ word: z.string(), nearest: z.array(z.string()) })),
    withoutEffect: z.array(z.string()),
    dropped: z.array(z.string()),
  }),
  path: z.array(point),
  seed: z.number(),
  size: z.number(),
  aspect: z.enum(["square", "3:2", "2:3", "16:9"]),
  pack: z.strictObject({ id: z.literal("papercut"), sha256: hash }),
  adapter: z.strictObject({ id: z.string(), sha256: hash, strength: z.number() }).nullable(),
  judge: z.strictObject({ id: z.literal("papercut-judge"), sha256: hash }),
  scale: z.literal("range"),
  frames: z.array(
    z.strictObject({
      index: z.number(),
      prompt: z.string(),
      seed: z.number(),
      target: point,
      measured: point.extend({ spread: point }),
      rated: point,
      error: point,
      files: z.strictObject({ png: z.string(), svg: z.string() }),
      sha256: hash,
    }),
  ),
  summary: z.strictObject({
    vError: z.number(),
    aError: z.number(),
    skill: perAxis,
    spearman: perAxis,
    kendall: perAxis,
    steps: z.strictObject({ valence: steps, arousal: steps }),
    continuity: z.strictObject({ meanStep: z.number(), maxStep: z.number() }),
  }),
  timing: z.strictObject({ totalMs: z.number(), perFrameMs: z.number() }),
  environment: z.strictObject({ app: z.string(), onnxruntime: z.string(), provider: z.string(), cpu: z.string() }),
});

const read = (...parts: string[]): Buffer => readFileSync(path.join(...parts));
const report = (folder: string) => seriesJson.parse(JSON.parse(read(folder, "series.json").toString()));

test("three frames leave their pictures, drawings, contact sheet and report", async () => {
  const out = path.join(temporaryFolder(), "new");
  const { code, stdout } = await circumplex([...SERIES, "--frames", "3", "--out", out, "--json"]);
  expect(code).toBe(0);
  expect(readdirSync(out)).toEqual([
    "contact-sheet.png",
    ...[1, 2, 3].flatMap((frame) => [`frame-0${frame}.png`, `frame-0${frame}.svg`]),
    "series.json",
  ]);
  const written = report(out);
  expect(JSON.parse(stdout)).toEqual(JSON.parse(read(out, "series.json").toString()));
  expect(written.frames.map(({ target }) => target)).toEqual([
    { valence: -2, arousal: -1 },
    { valence: 0, arousal: 0 },
    { valence: 2, arousal: 1 },
  ]);
  for (const { target, measured, error, files, sha256 } of written.frames) {
    expect(error.valence).toBeCloseTo(Math.abs(measured.valence - target.valence), 3);
    expect(error.arousal).toBeCloseTo(Math.abs(measured.arousal - target.arousal), 3);
    expect(createHash("sha256").update(read(out, files.png)).digest("hex")).toBe(sha256);
    expect(read(out, files.svg).toString()).toMatch(/^<svg [^>]*width="96" height="96"/);
  }
  const errors = written.frames.map(({ error }) => error.valence);
  expect(written.summary.vError).toBeCloseTo(errors.reduce((sum, error) => sum + error, 0) / 3, 3);
});

test("the same words draw the same bytes, and a recipe draws its frame again", async () => {
  const folder = temporaryFolder();
  const [first, second, again] = ["first", "second", "again"].map((name) => path.join(folder, name));
  const words = [...SERIES, "--frames", "3", "--aspect", "3:2"];
  const runs = [first!, second!].map((out) => circumplex([...words, "--out", out]));
  expect((await Promise.all(runs)).map(({ code }) => code)).toEqual([0, 0]);
  for (const file of readdirSync(first!).filter((name) => name !== "series.json")) {
    expect(read(first!, file).equals(read(second!, file)), file).toBe(true);
  }
  const picture = path.join(first!, "frame-02.png");
  expect((await circumplex(["series", "--recipe", picture, "--out", again!])).code).toBe(0);
  expect(readdirSync(again!)).toEqual(["frame-02.png", "frame-02.svg", "series.json"]);
  expect(read(again!, "frame-02.png").equals(read(picture))).toBe(true);
  expect(read(again!, "frame-02.svg").equals(read(first!, "frame-02.svg"))).toBe(true);
});

test("a recipe keeps to its adapter's strength, and to the bare base", async () => {
  const folder = temporaryFolder();
  const place = (name: string): string => path.join(folder, name);
  const redraw = async (name: string, words: readonly string[]): Promise<Buffer> => {
    await circumplex([...SERIES, "--frames", "2", ...words, "--out", place(name)]);
    await circumplex(["series", "--recipe", path.join(place(name), "frame-01.png"), "--out", place(`${name} again`)]);
    const drawn = read(place(name), "frame-01.png");
    expect(read(place(`${name} again`), "frame-01.png").equals(drawn), name).toBe(true);
    return drawn;
  };
  const bare = await redraw("bare", ["--strength", "0"]);
  const half = await redraw("half", ["--strength", "0.5"]);
  const recipe = (picture: Buffer) => parseRecipe(readPngText(picture)["circumplex"]!);
  expect(recipe(bare).adapter).toBeNull();
  expect(recipe(half).adapter).toMatchObject({ id: "mood", strength: 0.5 });
  expect(half.equals(bare)).toBe(false);
});

test("a recipe with another version of its adapter is refused", async () => {
  const folder = temporaryFolder();
  const [first, altered, again] = ["first", "altered.png", "again"].map((name) => path.join(folder, name));
  await circumplex([...SERIES, "--frames", "2", "--out", first!]);
  const recipe = parseRecipe(readPngText(read(first!, "frame-01.png"))["circumplex"]!);
  const circumplexText = JSON.stringify({ ...recipe, adapter: { ...recipe.adapter, sha256: "0".repeat(64) } });
  const raster = { width: 2, height: 2, data: new Uint8Array(12) };
  writeFileSync(altered!, await encodePng(raster, { text: { circumplex: circumplexText } }));
  const { code, stderr } = await circumplex(["series", "--recipe", altered!, "--out", again!]);
  expect([code, stderr]).toEqual([
    2,
    `${altered} was drawn with another version of the adapter mood, so it cannot be drawn again.\n`,
  ]);
  expect(readdirSync(folder)).toEqual(["altered.png", "first"]);
});

test("a mood that stays has no rank order to report", async () => {
  const out = path.join(temporaryFolder(), "still");
  const words = ["series", "--prompt", "a boat", "--path", "1,0 1,0", "--frames", "2", "--size", "64", "--out", out];
  expect((await circumplex(words)).code).toBe(0);
  const { skill, spearman } = report(out).summary;
  expect([skill, spearman]).toEqual(Array(2).fill({ valence: null, arousal: null }));
});

test("who stops reading the output does not stop the work", async () => {
  const out = path.join(temporaryFolder(), "unread");
  const child = spawn(process.execPath, [COMMAND, ...SERIES, "--frames", "2", "--out", out]);
  child.stdout.destroy();
  child.stderr.destroy();
  expect(await new Promise((resolve) => child.on("exit", resolve))).toBe(0);
  expect(report(out).frames).toHaveLength(2);
});

test("unknown words and targets out of reach are said, and the series is drawn all the same", async () => {
  const out = path.join(temporaryFolder(), "remarks");
  const words = [
    "--prompt",
    "a lighthous and a zxqvk, a huge night",
    "--path",
    "-3,0 3,0",
    "--frames",
    "2",
    "--size",
    "64",
    "--out",
    out,
  ];
  const { code, stderr } = await circumplex(["series", ...words]);
  expect(code).toBe(0);
  expect(stderr).toMatch(/The pack does not know “lighthous”; the nearest it knows: .*lighthouse/);
  expect(stderr).toContain("The pack does not know “zxqvk”");
  expect(report(out).reading).toEqual({
    unknown: [
      { word: "lighthous", nearest: expect.arrayContaining(["lighthouse"]) as string[] },
      { word: "zxqvk", nearest: [] },
    ],
    withoutEffect: ["huge"],
    dropped: [],
  });
  expect(stderr.match(/goes beyond ±2\.4/g)).toHaveLength(1);
});
