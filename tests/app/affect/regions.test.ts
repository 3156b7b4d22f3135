/** @file Words for places on the plane. */
import { describe as group, expect, test } from "vitest";
import { affect } from "../../../app/affect/plane.ts";
import { describe, formatAffectNumber, nameOf, REGIONS } from "../../../app/affect/regions.ts";

group("regions", () => {
  test("every label's own place has its name", () => {
    for (const region of REGIONS) expect(nameOf(region.centre)).toBe(region.name);
  });

  test.each([
    [2, 2, "excited"],
    [-2, -1, "sad"],
    [2, -0.1, "pleased"],
    [2, 0, "pleased"],
    [2, 0.3, "happy"],
    [0, -3, "tired"],
    [1.5, -1.5, "calm"],
    [0.1, -0.2, "neutral"],
  ])("(%d, %d) is %s", (valence, arousal, name) => {
    expect(nameOf(affect(valence, arousal))).toBe(name);
  });

  test("angles rise, as on the circle", () => {
    const angles = REGIONS.map(({ angle }) => angle);
    expect(angles).toEqual(angles.toSorted((one, other) => one - other));
  });
});

test("describe says both axes in figures and words", () => {
  expect(describe(affect(1.2, -0.8))).toBe("valence 1.2, pleasant; arousal −0.8, calm");
  expect(describe(affect(-2.5, 0.5))).toBe("valence −2.5, very unpleasant; arousal 0.5, slightly stirring");
  expect(describe(affect(0, -0.04))).toBe("valence 0.0, neutral; arousal 0.0, neutral");
});

test("a number never prints as minus nothing", () => {
  expect([-0.04, -0.06, 0.96].map(formatAffectNumber)).toEqual(["0.0", "−0.1", "1.0"]);
});
