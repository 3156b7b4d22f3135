/** @file What is said before a series is drawn: no word of a prompt is swallowed silently. */
import { expect, test } from "vitest";
import { affect } from "../../../app/affect/plane.ts";
import { readPrompt } from "../../../app/prompt/read.ts";
import { remarksOnPrompt, remarksOnTargets } from "../../../app/prompt/remarks.ts";

const remarks = (prompt: string): string[] => remarksOnPrompt(prompt, readPrompt(prompt));

test("a prompt that is understood needs no word", () => {
  expect(remarks("two red boats on a lake, no clouds")).toEqual([]);
});

test("an unknown word is named, with the nearest known where there is one", () => {
  expect(remarks("a lighthous")[0]).toMatch(/^The pack does not know “lighthous”; the nearest it knows: lighthouse/);
  expect(remarks("a boat and a zxqvk")).toEqual(["The pack does not know “zxqvk”."]);
});

test("a prompt without anything to draw leaves all to the mood, which is said", () => {
  expect(remarks("zxqvk").at(-1)).toBe(
    "The prompt names nothing the pack can draw, so the mood alone decides the pictures.",
  );
});

test("a quality of nothing is said to change nothing", () => {
  expect(remarks("a lake at night, huge")).toEqual(["“huge” goes with nothing in the prompt, so it changes nothing."]);
});

test("a second colour of one kind is said to be left out, once and not for what is only repeated", () => {
  expect(remarks("a red boat and a blue boat")).toEqual([
    "“blue” is left out: all of one kind share a colour, a size and a place.",
  ]);
  expect(remarks("a red boat and a red house far away in the distance")).toEqual([]);
});

test("targets beyond the pack's extremes are said once", () => {
  const sentence = "The path goes beyond ±2.4, which is the furthest the pack's pictures reach.";
  expect(remarksOnTargets([affect(2.4, -2.4), affect(0, 0)])).toEqual([]);
  expect(remarksOnTargets([affect(-3, 0), affect(0, 2.5), affect(3, 3)])).toEqual([sentence]);
});
