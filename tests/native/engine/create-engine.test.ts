/** @file What the engine says of itself, and the files it touches and does not. */
import { spawnSync } from "node:child_process";
import { appendFileSync, cpSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { engineContract } from "../../../app/contract/engine/engine.ts";
import { createEngine } from "../../../native/engine/create-engine.ts";
import { sha256 } from "../../../native/files/model-files.ts";
import { encodePng } from "../../../native/image/png.ts";
import { RUNTIME_VERSION } from "../../../native/runtime/session.ts";
import { temporaryFolder } from "../../kit/circumplex.ts";
import { type DrawEvent, engineFolders, engineHere, MODELS, ofKind, smallSeries } from "../../kit/engine.ts";

const context = { signal: new AbortController().signal };
const hello = engineContract["engine.hello"].output;

test("it names what it runs on and what is installed, whole", async () => {
  const { engine } = engineHere();
  const { pid, packs, judges, ...runs } = hello.parse(await engine["engine.hello"]({}, context));
  expect([pid, runs]).toEqual([process.pid, { onnxruntime: RUNTIME_VERSION, provider: "cpu", threads: 2 }]);
  expect(packs.map(({ id, adapters, problem }) => [id, adapters, problem])).toEqual([["papercut", ["mood"], null]]);
  expect(judges.map(({ id, witness, problem }) => [id, witness, problem])).toEqual([
    ["papercut-judge", false, null],
    ["papercut-witness", true, null],
  ]);
});

test("it says which model is damaged, and refuses to draw with it in the same words", async () => {
  const models = temporaryFolder();
  cpSync(MODELS, models, { recursive: true });
  appendFileSync(path.join(models, "papercut/mood.safetensors"), "!");
  writeFileSync(path.join(models, "papercut-judge/judge.json"), "{");
  rmSync(path.join(models, "papercut-witness/witness.onnx"));
  const { engine } = engineHere(models);
  const { packs, judges } = hello.parse(await engine["engine.hello"]({}, context));
  const problems = [...packs, ...judges].map(({ problem }) => problem);
  expect(problems).toEqual([
    expect.stringMatching(/mood\.safetensors is damaged: its SHA-256 begins/),
    expect.stringMatching(/judge\.json is not JSON/),
    expect.stringMatching(/witness\.onnx cannot be read \(ENOENT\)/),
  ]);
  const drawing = engine["series.draw"](smallSeries(), context)[Symbol.asyncIterator]();
  await expect(drawing.next()).rejects.toMatchObject({ failure: { code: "model.damaged", sentence: problems[0] } });
});

test("without models it still answers", async () => {
  const { engine } = engineHere(path.join(temporaryFolder(), "nowhere"));
  expect(await engine["engine.hello"]({}, context)).toMatchObject({ packs: [], judges: [] });
});

test("a picture is admitted from the folder for uploads and from nowhere else", async () => {
  const { engine, uploads, blobs } = engineHere();
  const png = await encodePng({ width: 64, height: 48, data: new Uint8Array(64 * 48 * 3).fill(120) });
  const outside = path.join(uploads, "..", "outside.png");
  for (const place of [path.join(uploads, "in.png"), outside]) writeFileSync(place, png);
  symlinkSync(outside, path.join(uploads, "link.png"));
  mkdirSync(`${uploads}-beside`);
  writeFileSync(`${uploads}-beside/in.png`, png);
  const admit = async (file: string) => engine["pictures.admit"]({ file, name: "in.png", judge: null }, context);
  const { picture } = await admit(path.join(uploads, "in.png"));
  expect([picture.blob, picture.width, picture.height]).toEqual([sha256(png), 64, 48]);
  const before = readdirSync(blobs);
  for (const file of [
    outside,
    "../outside.png",
    "link.png",
    `${uploads}-beside/in.png`,
    "",
    ".",
    "a\0b",
    "missing.png",
  ])
    await expect(admit(file), file).rejects.toMatchObject({ failure: { code: "input.unknown", what: "upload" } });
  expect(readdirSync(blobs)).toEqual(before);
});

test("a heart beats at once and is still when nobody listens", async () => {
  const { engine } = engineHere();
  const controller = new AbortController();
  const beats: number[] = [];
  for await (const { beat } of engine["engine.beat"]({}, { signal: controller.signal })) {
    beats.push(beat);
    if (beat === 1) controller.abort();
  }
  expect(beats).toEqual([0, 1]);
});

/** A disk of a few hundred kilobytes; only root may make one. */
function smallDisk(): string | undefined {
  const place = temporaryFolder();
  const { status } = spawnSync("mount", ["-t", "tmpfs", "-o", "size=300k", "tmpfs", place], { stdio: "ignore" });
  if (status !== 0) return undefined;
  onTestFinished(() => void spawnSync("umount", [place]));
  return place;
}

test("a full disk is said with figures; what was drawn stays whole, and with room it goes on", async ({ skip }) => {
  const blobs = smallDisk();
  if (blobs === undefined) return skip("only root on Linux can mount a small disk");
  const engine = createEngine({ ...engineFolders(), blobs, app: "0.0.0-test" });
  const series = { ...smallSeries({ frames: 64, size: 160 }), judge: null };
  const events: DrawEvent[] = [];
  const drawing = (async () => {
    for await (const event of engine["series.draw"](series, context)) events.push(event);
  })();
  const { failure } = (await drawing.catch((error: unknown) => error)) as { failure: Record<string, unknown> };
  expect(failure).toMatchObject({ code: "disk.full", freeBytes: expect.any(Number), neededBytes: expect.any(Number) });
  expect(failure["neededBytes"]).toBeGreaterThan(failure["freeBytes"] as number);
  const pictures = ofKind(events, "drawn");
  expect(pictures.length).toBeGreaterThan(0);
  const kept = readdirSync(blobs, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  expect(kept.filter(({ name }) => !/^[0-9a-f]{62}$/.test(name))).toEqual([]);

  spawnSync("mount", ["-o", "remount,size=4m", blobs], { stdio: "ignore" });
  const rest = { ...series, frames: series.frames.slice(pictures.length, pictures.length + 1) };
  for await (const event of engine["series.draw"](rest, context)) events.push(event);
  expect(ofKind(events, "drawn")).toHaveLength(pictures.length + 1);
});
