/** @file From pictures back to the draft. */
import { expect, it } from "vitest";
import { affect } from "../../../../app/affect/plane.ts";
import type { PictureDetail } from "../../../../app/contract/studio/pictures.ts";
import { parseSeriesRequest } from "../../../../app/series/request.ts";
import { evenly, pathThrough, recalled, recallsOf } from "../../../../renderer/features/gallery/recall.ts";

const hash = "a".repeat(64);
const request = parseSeriesRequest({
  prompt: "a lighthouse",
  path: [affect(-1.5, 1), affect(1.5, -1)],
  frames: 5,
  seed: 17,
  size: 512,
  aspect: "3:2",
});
type Recallable = Pick<PictureDetail, "hasRecipe" | "prompt" | "seed" | "recipe">;
const drawn: Recallable = {
  hasRecipe: true,
  prompt: "a lighthouse in mist",
  seed: 17,
  recipe: { version: 1, frame: 2, request, pack: { id: "papercut", sha256: hash }, adapter: null, app: "0.1.0" },
};
const foreign: Recallable = { hasRecipe: false, prompt: "", seed: null, recipe: null };

const common = {
  prompt: "a lighthouse",
  points: [
    { valence: -1.5, arousal: 1 },
    { valence: 1.5, arousal: -1 },
  ],
  frames: 5,
  size: 512,
  aspect: "3:2",
  pack: "papercut",
};

it("uses all of a recipe, or all but its seed, or the seed, or the words", () => {
  expect(recalled(drawn, "all")).toEqual({ ...common, seed: 17, seedLocked: true });
  expect(recalled(drawn, "remix")).toEqual({ ...common, seedLocked: false });
  expect(recalled(drawn, "seed")).toEqual({ seed: 17, seedLocked: true });
  expect(recalled(drawn, "prompt")).toEqual({ prompt: "a lighthouse in mist" });
});

it("a picture without a recipe gives its words, and nothing when it has none", () => {
  expect(recallsOf(foreign)).toEqual([]);
  expect(recallsOf({ ...foreign, prompt: "a boat" })).toEqual(["prompt"]);
  expect(recalled(foreign, "all")).toBeUndefined();
});

const mood = (valence: number, arousal: number) => ({ valence, arousal });
const reading = (valence: number, arousal: number) => ({
  ...mood(valence, arousal),
  scale: "range" as const,
  rated: mood(0, 0),
  spread: mood(0.4, 0.4),
  confidence: 1,
  judge: { id: "papercut-judge", sha256: hash },
});

it("a path goes through measured moods, through the target where nothing is measured, and stays on the plane", () => {
  expect(
    pathThrough([
      { measured: reading(3.4, -0.5), target: mood(1, 1) },
      { measured: null, target: mood(-1, 0.5) },
      { measured: null, target: null },
    ]),
  ).toEqual([mood(3, -0.5), mood(-1, 0.5)]);
  expect(pathThrough([{ measured: null, target: mood(1, 1) }])).toBeUndefined();
});

it("of many, first and last stay", () => {
  const many = Array.from({ length: 1000 }, (_, at) => at);
  const few = evenly(many, 64);
  expect([few.length, few[0], few.at(-1), new Set(few).size]).toEqual([64, 0, 999, 64]);
  expect(evenly([1, 2], 64)).toEqual([1, 2]);
});
