/** @file Depictions: what counts as seen, and how salient it is. */
import { describe, expect, test } from "vitest";
import type { Style } from "../../../app/affect/ground/depiction.ts";
import { stream } from "../../../app/random/philox.ts";
import type { Scene } from "../../../app/scene/scene.ts";
import { areaOf, depict } from "../../../native/scene/depict.ts";
import { composeScene } from "../../../native/scene/grammar/compose.ts";

const STYLE: Style = {
  lightness: 0.6,
  contrast: 0.2,
  chroma: 0.05,
  warmth: 0.5,
  jaggedness: 0.3,
  obliqueness: 0.5,
  edgeDensity: 0.3,
};

function lake(): Scene {
  const include = [
    { concept: "boat", negated: false },
    { concept: "tree", negated: false },
  ] as const;
  return composeScene({ setting: "lake", mood: { valence: 0.4, arousal: -0.4 }, include }, stream(2, "depict")).scene;
}

describe("depictions", () => {
  test("merge the instances of a kind and keep every share within the frame", () => {
    const scene = lake();
    const { things } = depict(scene, STYLE);
    expect(new Set(things.map(({ kind }) => kind)).size).toBe(things.length);
    for (const { kind, salience, area, count } of things) {
      expect(salience).toBeGreaterThan(0.29);
      expect(salience).toBeLessThanOrEqual(1);
      expect(area).toBeLessThanOrEqual(1);
      expect(count).toBeLessThanOrEqual(scene.elements.filter((element) => element.kind === kind).length);
    }
  });

  test("water and hills stay background however large; a larger boat is more salient", () => {
    const scene = lake();
    const salience = (of: Scene, kind: string): number =>
      depict(of, STYLE).things.find((thing) => thing.kind === kind)?.salience ?? 0;
    expect(salience(scene, "water")).toBeLessThanOrEqual(0.5);
    const resized = (size: number): Scene => ({
      ...scene,
      elements: scene.elements.map((element) => (element.kind === "boat" ? { ...element, size } : element)),
    });
    expect(salience(resized(0.9), "boat")).toBeGreaterThan(salience(resized(0.1), "boat") + 0.1);
  });

  test("what lies outside the frame or behind a hill is not depicted", () => {
    const scene = lake();
    const moved = (fields: { x?: number; depth?: number; y?: number }): number => {
      const elements = scene.elements.map((element) =>
        element.kind === "boat" ? { ...element, size: 0.1, ...fields } : element,
      );
      const changed = { ...scene, elements };
      return changed.elements
        .filter(({ kind }) => kind === "boat")
        .reduce((sum, boat) => sum + areaOf(boat, changed), 0);
    };
    expect(moved({ x: -0.1 })).toBeLessThan(moved({}));
    expect(moved({ depth: 0.01, y: 0.98 })).toBeLessThan(0.001);
  });

  test("the globals that carry meaning are handed on", () => {
    const scene = lake();
    const { daylight, goldenHour, snowCover, foliage, wind, haze } = scene.globals;
    expect(depict(scene, STYLE)).toMatchObject({ daylight, goldenHour, snowCover, foliage, wind, haze, style: STYLE });
  });
});
