/** @file What a child says at its end: lines, however they come in pieces, and whether memory ran out. */
import { expect, test } from "vitest";
import { LastWords } from "../../../main/engine/last-words.ts";

function heard(...pieces: string[]): { lines: string[]; outOfMemory: boolean } {
  const lines: string[] = [];
  const words = new LastWords((line) => lines.push(line));
  for (const piece of pieces) words.take(piece);
  words.end();
  return { lines, outOfMemory: words.outOfMemory };
}

test("lines are put together from pieces, and empty ones are left out", () => {
  expect(heard("one\ntw", "o\n\n", "three")).toEqual({ lines: ["one", "two", "three"], outOfMemory: false });
});

test("a line without end is cut", () => {
  const { lines } = heard(
    ..."x"
      .repeat(9)
      .split("")
      .map((letter) => letter.repeat(1000)),
  );
  expect(lines.map((line) => line.length)).toEqual([2000]);
});

test.each([
  "FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory",
  "FATAL ERROR: invalid table size Allocation failed - JavaScript heap out of memory",
  "terminate called after throwing an instance of 'std::bad_alloc'",
])("“%s” speaks of memory", (line) => {
  expect(heard(`<--- Last few GCs --->\n${line}\n 1: 0xb8d node::Abort()\n`).outOfMemory).toBe(true);
});

test("other ends do not", () => {
  expect(heard("Segmentation fault\n", '{"level":"error","message":"no"}\n').outOfMemory).toBe(false);
});
