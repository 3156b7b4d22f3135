/** @file A series request is parsed once, and refused in one sentence. */
import { describe, expect, test } from "vitest";
import { parseSeriesRequest } from "../../../app/series/request.ts";
import { pixelSize } from "../../../app/series/size.ts";

const path = [
  { valence: -2, arousal: -1 },
  { valence: 2, arousal: 1 },
];
const request = { prompt: "  a boat on a lake ", path };

test("what is left out gets a default, and the prompt is trimmed", () => {
  expect(parseSeriesRequest(request)).toEqual({
    prompt: "a boat on a lake",
    path,
    frames: 9,
    seed: 0,
    size: 768,
    aspect: "square",
    pack: "papercut",
    adapter: null,
    scale: "range",
  });
});

test("the limits themselves are allowed", () => {
  const edge = { ...request, frames: 64, seed: Number.MAX_SAFE_INTEGER, size: 4096, prompt: "x".repeat(500) };
  expect(parseSeriesRequest(edge)).toMatchObject({ frames: 64, seed: Number.MAX_SAFE_INTEGER, size: 4096 });
  expect(parseSeriesRequest({ ...request, frames: 2, size: 64 })).toMatchObject({ frames: 2, size: 64 });
});

describe("refuses with one sentence", () => {
  test.each([
    [{ prompt: "   " }, "The prompt is empty."],
    [{ prompt: "x".repeat(501) }, "The prompt has 501 characters, 500 is the most."],
    [{ prompt: undefined }, "The prompt must be text."],
    [{ path: path.slice(1) }, "The path needs two points or more."],
    [{ path: "0,0" }, "The path must be a list of points."],
    [{ path: [path[0], { valence: 3.5, arousal: 0 }] }, "Each valence of the path must be a number from −3 to 3."],
    [
      { path: [path[0], { valence: 0, arousal: Number.NaN }] },
      "Each arousal of the path must be a number from −3 to 3.",
    ],
    [{ path: [path[0], 5] }, "Each point needs a valence and an arousal."],
    [{ frames: 1 }, "The number of frames must be a whole number from 2 to 64."],
    [{ frames: 2.5 }, "The number of frames must be a whole number from 2 to 64."],
    [{ seed: -1 }, "The seed must be a whole number from 0 to 9007199254740991."],
    [{ seed: 2 ** 53 }, "The seed must be a whole number from 0 to 9007199254740991."],
    [{ size: 63 }, "The size must be a whole number from 64 to 4096."],
    [{ aspect: "4:3" }, "The aspect must be one of square, 3:2, 2:3, 16:9."],
    [{ pack: "" }, "The pack must be named with 1 to 200 characters."],
    [{ scale: "rated" }, "The scale of a path is range."],
    [{ steps: 8 }, "A series request has no “steps”."],
  ])("%j", (change, sentence) => {
    expect(() => parseSeriesRequest({ ...request, ...change })).toThrow(new RangeError(sentence));
  });

  test.each([[null], ["a boat"], [[]]])("%j", (input) => {
    expect(() => parseSeriesRequest(input)).toThrow(new RangeError("A series request must be an object."));
  });
});

test("the longer side has the asked size and the shorter is even", () => {
  expect(pixelSize(512, "square")).toEqual({ width: 512, height: 512 });
  expect(pixelSize(600, "3:2")).toEqual({ width: 600, height: 400 });
  expect(pixelSize(600, "2:3")).toEqual({ width: 400, height: 600 });
  expect(pixelSize(65, "16:9")).toEqual({ width: 65, height: 36 });
});
