/** @file Small files: none over 300 lines without a reason on its first line; the ten biggest are printed. */
import { expect, test } from "vitest";
import { sourceFiles, textOf } from "../kit/repository.ts";

const MOST_LINES = 300;
/** Behind `@file`, in brackets, such as “over 300 lines: one row an operator”. */
const REASON = /over 300 lines: \S+/;

const sizes = sourceFiles()
  .map((file) => ({ file, lines: textOf(file).split("\n").length - 1 }))
  .toSorted((one, other) => other.lines - one.lines);

test("no file is over 300 lines without a reason on line one", () => {
  console.info(["The ten biggest:", ...sizes.slice(0, 10).map(({ file, lines }) => `${lines} ${file}`)].join("\n  "));
  const unexplained = sizes.filter(
    ({ file, lines }) => lines > MOST_LINES && !REASON.test(textOf(file).split("\n")[0]!),
  );
  expect(unexplained).toEqual([]);
});
