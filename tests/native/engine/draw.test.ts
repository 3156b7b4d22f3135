/** @file The engine draws: events in order, blobs before their events, and recipes that draw the same bytes again. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { drawEvent } from "../../../app/contract/engine/engine.ts";
import { RECIPE_KEYWORD } from "../../../app/series/recipe.ts";
import { createEngine } from "../../../native/engine/create-engine.ts";
import { blobPath } from "../../../native/files/blobs.ts";
import { readPngText } from "../../../native/image/png.ts";
import manifest from "../../../package.json" with { type: "json" };
import { circumplex, temporaryFolder } from "../../kit/circumplex.ts";
import { type DrawInput, engineFolders, engineHere, eventsOf, JUDGE, ofKind, smallSeries } from "../../kit/engine.ts";

const free = (): AbortSignal => new AbortController().signal;

/** Draws with the recipe in a PNG, by the command line in a process of its own. */
async function drawnByRecipe(png: Uint8Array): Promise<Buffer> {
  const folder = temporaryFolder();
  const [file, out] = [path.join(folder, "picture.png"), path.join(folder, "again")];
  writeFileSync(file, png);
  const { code, stderr } = await circumplex(["series", "--recipe", file, "--out", out]);
  expect([code, stderr.includes("may draw other bytes")]).toEqual([0, false]);
  const { frame } = JSON.parse(readPngText(png)[RECIPE_KEYWORD]!) as { frame: number };
  return readFileSync(path.join(out, `frame-${String(frame + 1).padStart(2, "0")}.png`));
}

/** Draws with an engine of the very version that the command line has; gives the PNG of every frame. */
async function pngsOf(input: DrawInput): Promise<Buffer[]> {
  const folders = engineFolders();
  const engine = createEngine({ ...folders, app: manifest.version });
  const events = await eventsOf(engine["series.draw"](input, { signal: free() }));
  return ofKind(events, "drawn").map(({ picture }) => readFileSync(blobPath(folders.blobs, picture.blob)));
}

describe("a series", () => {
  test("is opened, then each frame is stepped, drawn and measured, as the contract has it", async () => {
    const { engine, blobs } = engineHere();
    const events = await eventsOf(engine["series.draw"](smallSeries(), { signal: free() }));
    for (const event of events) expect(drawEvent.parse(event)).toEqual(event);
    const { pack, judge, steps, remarks } = ofKind(events, "opened")[0]!;
    expect([pack.id, judge?.id, remarks]).toEqual(["papercut", JUDGE, []]);
    const told = events.map((event) => (event.kind === "opened" ? "opened" : `${event.kind} ${event.index}`));
    const inOrder = told.filter((word, at) => word !== told[at - 1]);
    expect(inOrder).toEqual([
      "opened",
      ...[0, 1, 2].flatMap((index) => [`step ${index}`, `drawn ${index}`, `measured ${index}`]),
    ]);
    const last = ofKind(events, "step").filter(({ step }) => step === steps);
    expect(last.map(({ index, of }) => [index, of])).toEqual([0, 1, 2].map((index) => [index, steps]));
    for (const { picture } of ofKind(events, "drawn")) {
      const [png, thumb] = [picture.blob, picture.thumb].map((hash) => readFileSync(blobPath(blobs, hash)));
      expect(await sharp(png).metadata()).toMatchObject({ format: "png", width: 96, height: 96 });
      expect(await sharp(thumb).metadata()).toMatchObject({ format: "webp", width: 96, height: 96 });
      expect(readFileSync(blobPath(blobs, picture.svg!), "utf8")).toMatch(/^<svg/);
      expect([picture.width, picture.height, picture.bytes]).toEqual([96, 96, png!.length]);
    }
  });

  test("leaves a recipe in every picture from which the command line draws the same bytes", async () => {
    const [, second] = await pngsOf(smallSeries());
    expect(await drawnByRecipe(second!)).toEqual(second);
  });

  test("may have frames with a prompt, a seed and a target of their own, whose recipes hold as well", async () => {
    const { frames, ...series } = smallSeries();
    const own = {
      ...frames[1]!,
      prompt: "a lighthouse at night",
      seed: 77,
      target: { valence: 2.25, arousal: -1.125 },
    };
    const [picture] = await pngsOf({ ...series, frames: [own] });
    const recipe = JSON.parse(readPngText(picture!)[RECIPE_KEYWORD]!) as { frame: number; request: object };
    expect(recipe.frame).toBe(1);
    expect(recipe.request).toMatchObject({ prompt: own.prompt, seed: 77, path: [own.target, own.target] });
    expect(await drawnByRecipe(picture!)).toEqual(picture);
  });

  test("without a judge stays unmeasured", async () => {
    const { engine } = engineHere();
    const events = await eventsOf(
      engine["series.draw"]({ ...smallSeries({ frames: 2 }), judge: null }, { signal: free() }),
    );
    expect(ofKind(events, "opened")[0]!.judge).toBeNull();
    expect(ofKind(events, "unmeasured")).toEqual(
      [0, 1].map((index) => ({ kind: "unmeasured", index, reason: "No judge was asked.", style: expect.any(Array) })),
    );
  });

  test("says once what its prompts and targets ask in vain", async () => {
    const { engine } = engineHere();
    const input = smallSeries({ frames: 2, prompt: "a boat and a zxqvk", path: [-3, 3].map(bothAxes) });
    const [opened] = await eventsOf(engine["series.draw"]({ ...input, judge: null }, { signal: free() }));
    expect(opened).toMatchObject({
      remarks: [
        "The pack does not know “zxqvk”.",
        "The path goes beyond ±2.4, which is the furthest the pack's pictures reach.",
      ],
    });
  });

  test("ends between two steps when nobody wants it any more; finished frames stay", async () => {
    const { engine, blobs } = engineHere();
    const controller = new AbortController();
    const reason = new Error("enough");
    const kept: string[] = [];
    const drawing = (async () => {
      for await (const event of engine["series.draw"](smallSeries(), { signal: controller.signal })) {
        if (event.kind === "drawn") kept.push(event.picture.blob);
        if (event.kind === "step" && event.index === 1) controller.abort(reason);
      }
    })();
    await expect(drawing).rejects.toBe(reason);
    expect(kept).toHaveLength(1);
    expect(existsSync(blobPath(blobs, kept[0]!))).toBe(true);
  });
});

function bothAxes(at: number): { valence: number; arousal: number } {
  return { valence: at, arousal: at };
}

describe("what cannot be drawn is refused before anything is drawn", () => {
  const { engine } = engineHere();
  const refusal = async (input: DrawInput): Promise<unknown> =>
    eventsOf(engine["series.draw"](input, { signal: free() })).catch((error: unknown) => error);
  const { frames, ...series } = smallSeries();
  const [first] = frames;

  test.each([
    ["an unknown pack", smallSeries({ pack: "nowhere" }), { code: "model.missing", model: "nowhere" }],
    ["a pack outside", smallSeries({ pack: "../models/papercut" }), { code: "model.missing" }],
    ["an unknown adapter", smallSeries({ adapter: "x" }), { code: "model.missing", model: "papercut/x" }],
    [
      "an unknown judge",
      { ...smallSeries(), judge: { kind: "embedded" as const, id: ".." } },
      { code: "model.missing", model: ".." },
    ],
    ["a strength beyond", { ...smallSeries(), strength: 5 }, { code: "input.invalid" }],
    ["a frame beyond", { ...series, frames: [{ ...first!, index: 3 }] }, { code: "input.invalid" }],
    ["an empty prompt", { ...series, frames: [{ ...first!, prompt: " " }] }, { code: "input.invalid" }],
    ["other noise", { ...series, frames: [{ ...first!, sharedNoise: 0.5 }] }, { code: "input.invalid" }],
  ])("%s", async (_what, input, failure) => {
    expect(await refusal(input)).toMatchObject({ failure });
  });
});
