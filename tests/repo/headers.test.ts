/** @file Every source file says on its first line what it is for. */
import { expect, test } from "vitest";
import { sourceFiles, textOf } from "../kit/repository.ts";

test("every source file begins with a sentence behind @file", () => {
  const silent = sourceFiles().filter((file) => !/^\/\*\*\s+(\* )?@file \S/.test(textOf(file)));
  expect(silent).toEqual([]);
});
