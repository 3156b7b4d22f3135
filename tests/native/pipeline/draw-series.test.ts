/** @file Drawing a series: frames in order, each independent of the others, and an end that comes when it is asked for. */
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readPrompt } from "../../../app/prompt/read.ts";
import { planSeries } from "../../../app/series/plan.ts";
import { parseSeriesRequest } from "../../../app/series/request.ts";
import { openEmbeddedJudge } from "../../../native/judge/embedded-judge.ts";
import type { Judge } from "../../../native/judge/judge.ts";
import { openPapercut, type Pack } from "../../../native/models/papercut/pack.ts";
import { type DrawnFrame, drawSeries } from "../../../native/pipeline/draw-series.ts";

const MODELS = path.join(import.meta.dirname, "../../../resources/models");
const PROMPT = "a red boat on a lake";
const PATH = [-2, 2].map((at) => ({ valence: at, arousal: at }));
const plan = planSeries(parseSeriesRequest({ prompt: PROMPT, path: PATH, frames: 3, seed: 5 }));

let models: { readonly pack: Pack; readonly judge: Judge };
beforeAll(async () => {
  models = {
    pack: await openPapercut(path.join(MODELS, "papercut")),
    judge: await openEmbeddedJudge(path.join(MODELS, "papercut-judge")),
  };
});
afterAll(() => Promise.all([models.pack.close(), models.judge.close()]));

async function draw(frames = plan): Promise<DrawnFrame[]> {
  const { phrases } = readPrompt(PROMPT);
  const drawn: DrawnFrame[] = [];
  for await (const frame of drawSeries(models, frames, { phrases, width: 96, height: 64 })) drawn.push(frame);
  return drawn;
}

const shown = ({ index, svg, picture, measured }: DrawnFrame) => ({ index, svg, picture, measured });

test("frames come in order, at the size asked for, measured by the judge", async () => {
  const frames = await draw();
  expect(frames.map(({ index }) => index)).toEqual([0, 1, 2]);
  for (const { picture, svg, measured } of frames) {
    expect([picture.width, picture.height, picture.data.length]).toEqual([96, 64, 96 * 64 * 3]);
    expect(svg).toContain('width="96" height="64"');
    expect(measured.judge.id).toBe("papercut-judge");
  }
});

test("a frame drawn by itself is the frame of the series", async () => {
  const [whole, alone] = [await draw(), await draw(plan.slice(1, 2))];
  expect(shown(alone[0]!)).toEqual(shown(whole[1]!));
});

test("steps are reported, and an abort between two of them ends the series with its reason", async () => {
  const steps: number[] = [];
  const controller = new AbortController();
  const reason = new Error("enough");
  const onStep = (step: number): void => {
    steps.push(step);
    if (steps.length === models.pack.steps + 2) controller.abort(reason);
  };
  const frames: DrawnFrame[] = [];
  const drawing = (async () => {
    const { phrases } = readPrompt(PROMPT);
    const options = { phrases, width: 64, height: 64, signal: controller.signal, onStep };
    for await (const frame of drawSeries(models, plan, options)) frames.push(frame);
  })();
  await expect(drawing).rejects.toBe(reason);
  expect(frames).toHaveLength(1);
  expect(steps.slice(-3)).toEqual([models.pack.steps, 1, 2]);
});
