/** @file A series has a title before anybody gave it one. */
import { expect, test } from "vitest";
import { seriesTitle } from "../../../app/series/title.ts";

test.each([
  ["a lighthouse on a rocky coast, gulls over the sea", "A lighthouse on a rocky coast"],
  ["  boats.  two of them", "Boats"],
  [", odd", ", odd"],
  ["a very long and winding road through the mountains towards the sea", "A very long and winding road through the…"],
  ["水墨画の山", "水墨画の山"],
])("“%s” is called “%s”", (prompt, title) => {
  expect(seriesTitle(prompt)).toBe(title);
});
