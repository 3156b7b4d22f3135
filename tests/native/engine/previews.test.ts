/** @file Previews: seldom enough, and without a trace in the picture. */
import { readFileSync } from "node:fs";
import path from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readPrompt } from "../../../app/prompt/read.ts";
import { planSeries } from "../../../app/series/plan.ts";
import { Previews } from "../../../native/engine/previews.ts";
import { blobPath } from "../../../native/files/blobs.ts";
import { openPapercut, type Pack, type SceneStep } from "../../../native/models/papercut/pack.ts";
import { drawFrame, type Drawing } from "../../../native/pipeline/draw-frame.ts";
import { temporaryFolder } from "../../kit/circumplex.ts";
import { MODELS, smallSeries } from "../../kit/engine.ts";

const { request } = smallSeries({ aspect: "3:2" });
const [first] = planSeries(request);
const { phrases } = readPrompt(request.prompt);
let pack: Pack;
beforeAll(async () => {
  pack = await openPapercut(path.join(MODELS, "papercut"));
});
afterAll(() => pack.close());

async function drawn(onStep: (step: SceneStep) => Promise<void>): Promise<Drawing> {
  const steps = drawFrame(pack, first!, { phrases, width: 96, height: 64 });
  for (;;) {
    const { done, value } = await steps.next();
    if (done) return value;
    await onStep(value);
  }
}

test("a preview of every step leaves the picture as it is, and comes closer to it", async () => {
  const blobs = temporaryFolder();
  let now = 0;
  const previews = new Previews(blobs, request, () => now);
  previews.begin();
  const shown: string[] = [];
  const looked = await drawn(async (step) => {
    now += 1000;
    const told = await previews.take(step, pack.steps);
    if (told?.preview) shown.push(told.preview);
  });
  const plain = await drawn(() => Promise.resolve());
  expect(looked).toEqual(plain);
  expect(shown).toHaveLength(pack.steps);
  const pixels = (input: Buffer): Promise<Buffer> =>
    sharp(input).removeAlpha().resize(24, 16, { fit: "fill" }).raw().toBuffer();
  const { width, height, data } = plain.picture;
  const whole = await sharp(data, { raw: { width, height, channels: 3 } })
    .resize(24, 16, { fit: "fill" })
    .raw()
    .toBuffer();
  const away = async (hash: string): Promise<number> => {
    const preview = await pixels(readFileSync(blobPath(blobs, hash)));
    return preview.reduce((sum, value, at) => sum + Math.abs(value - whole[at]!), 0) / whole.length;
  };
  expect(await sharp(readFileSync(blobPath(blobs, shown[0]!))).metadata()).toMatchObject({ width: 96, height: 64 });
  expect(await away(shown.at(-1)!)).toBeLessThan(12);
  expect(await away(shown.at(-1)!)).toBeLessThan(await away(shown[0]!));
});

/** Steps that cannot be shown: whoever asks for a preview of one fails. */
const step = (done: number): SceneStep => ({
  done,
  predicted: () => {
    throw new Error("nobody asked for a preview yet");
  },
});

test("steps closer than a tenth of a second are not told, but the last always is", async () => {
  let now = 0;
  const previews = new Previews(temporaryFolder(), request, () => now);
  previews.begin();
  const told: number[] = [];
  for (let done = 1; done <= 12; done++) {
    now += 8;
    if ((await previews.take(step(done), 12)) !== undefined) told.push(done);
  }
  expect(told).toEqual([1, 12]);
});

test("a picture that takes long to paint is previewed at its last step", async () => {
  const previews = new Previews(temporaryFolder(), { ...request, size: 4096 }, () => 0);
  previews.begin();
  await expect(previews.take(step(11), 12)).resolves.toEqual({ preview: null });
  await expect(previews.take(step(12), 12)).rejects.toThrow("nobody asked");
});
