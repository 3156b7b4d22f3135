/** @file Causes: what is blamed and praised in scenes whose cause is plain. */
import { expect, test } from "vitest";
import { explainA } from "../../../../app/affect/ground/explain-a.ts";
import { affectA } from "../../../../app/affect/ground/function-a.ts";
import { PHOTOGRAPHS } from "../../../../app/affect/ground/style-reference.ts";
import { imagine } from "./imagined.ts";

test("lightning over a meadow is the first cause of its unpleasantness and of its arousal", () => {
  const causes = explainA(imagine({ lightning: 0.8, hills: 0.4, grass: 0.3 }, "gale"), PHOTOGRAPHS);
  const first = (axis: "valence" | "arousal") => causes.find((cause) => cause.axis === axis)!;
  expect(first("valence")).toMatchObject({ group: "weather", what: "lightning" });
  expect(first("valence").effect).toBeLessThan(-0.8);
  expect(first("arousal")).toMatchObject({ group: "weather", what: "lightning" });
  expect(first("arousal").effect).toBeGreaterThan(0.3);
});

test("the effect of a thing is the difference leaving it out makes", () => {
  const scene = imagine({ flowers: 1, hills: 0.4, fence: 0.4 }, "day");
  const without = imagine({ hills: 0.4, fence: 0.4 }, "day");
  const cause = explainA(scene, PHOTOGRAPHS).find(({ what, axis }) => what === "flowers" && axis === "valence")!;
  const difference = affectA(scene, PHOTOGRAPHS).valence - affectA(without, PHOTOGRAPHS).valence;
  expect(cause.effect).toBeCloseTo(difference, 12);
});

test("causes come strongest first, and tell muted colours from vivid", () => {
  const look = (chroma: number) => explainA(imagine({ hills: 0.5 }, "day", { style: { chroma } }), PHOTOGRAPHS);
  const sizes = look(0.1).map((cause) => Math.abs(cause.effect));
  expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
  expect(look(0.1).find((cause) => cause.what === "vivid colours")!.effect).toBeGreaterThan(0);
  expect(look(0.01).find((cause) => cause.what === "muted colours")!.effect).toBeLessThan(0);
});

test("the hour is a cause of its own", () => {
  const causes = explainA(imagine({ hills: 0.5, path: 0.4 }, "evening"), PHOTOGRAPHS);
  expect(causes.find((cause) => cause.what === "sunset" && cause.axis === "valence")!.effect).toBeGreaterThan(0.2);
});

test("wind that makes a storm of heavy rain is called a storm", () => {
  const storm = explainA(imagine({ rain: 0.5, water: 0.5 }, "gale", { globals: { wind: 0.95 } }), PHOTOGRAPHS);
  expect(storm.find((cause) => cause.what === "storm" && cause.axis === "valence")!.effect).toBeLessThan(-0.2);
  const breeze = explainA(imagine({ kite: 0.8, hills: 0.5 }, "day", { globals: { wind: 0.95 } }), PHOTOGRAPHS);
  expect(breeze.map((cause) => cause.what)).not.toContain("storm");
});
