/** @file Which frame is on the stage, and when a draft can be drawn. */
import { describe, expect, test } from "vitest";
import type { Frame } from "../../../app/contract/studio/series.ts";
import { shownFrame } from "../../../renderer/features/studio/shown-frame.ts";
import { lackOf } from "../../../renderer/features/studio/use-draw.ts";
import { frameWith, pictureWith } from "../../kit/series-frame.ts";

type Sign = "·" | "x" | "k" | "d" | "m";

/** One sign a frame: waiting, finished, kept, drawing, measuring. */
function frames(signs: string): Frame[] {
  const fields: { readonly [S in Sign]: Partial<Frame> } = {
    "·": { state: "waiting" },
    x: { state: "finished", picture: pictureWith({}) },
    k: { state: "finished", picture: pictureWith({}), locked: true },
    d: { state: "drawing" },
    m: { state: "measuring", picture: pictureWith({}) },
  };
  return signs.split("").map((sign, index) => frameWith({ index, ...fields[sign as Sign] }));
}

describe("the frame on the stage", () => {
  test.each([
    ["d···", 0],
    ["xd··", 0],
    ["xm··", 0],
    ["xxd·", 1],
    ["kd·k", 1],
    ["xxxk", 3],
    ["xx··", 1],
    ["····", 0],
  ])("of %s is frame %i while nobody has chosen", (signs, index) => {
    expect(shownFrame(frames(signs), null)?.index).toBe(index);
  });

  test("is the chosen one as long as there is one", () => {
    expect(shownFrame(frames("xxd·"), 3)?.index).toBe(3);
    expect(shownFrame(frames("xxd·"), 9)?.index).toBe(1);
    expect(shownFrame([], 0)).toBeUndefined();
  });
});

test("a draft lacks a prompt, a shorter one, or a path, in this order", () => {
  const points = [
    { valence: 0, arousal: 0 },
    { valence: 1, arousal: 1 },
  ];
  expect(lackOf({ prompt: "  ", points: [] })).toBe("promptEmpty");
  expect(lackOf({ prompt: "a".repeat(501), points })).toBe("promptTooLong");
  expect(lackOf({ prompt: "a boat", points: points.slice(1) })).toBe("pathShort");
  expect(lackOf({ prompt: "a boat", points })).toBeUndefined();
});
