/** @file Causes gathered by thing. */
import { expect, test } from "vitest";
import { gatherCauses } from "../../../app/judge/causes.ts";

test("both effects of a thing are one row, and the strongest row is first", () => {
  expect(
    gatherCauses([
      { what: "lone figure", group: "elements", axis: "valence", effect: -0.5 },
      { what: "night sky", group: "light", axis: "valence", effect: -0.6 },
      { what: "night sky", group: "light", axis: "arousal", effect: -0.25 },
      { what: "night sky", group: "light", axis: "arousal", effect: -0.25 },
    ]),
  ).toEqual([
    { what: "night sky", group: "light", valence: -0.6, arousal: -0.5 },
    { what: "lone figure", group: "elements", valence: -0.5, arousal: 0 },
  ]);
  expect(gatherCauses([])).toEqual([]);
});
