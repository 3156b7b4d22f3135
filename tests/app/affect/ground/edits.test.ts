/** @file What single edits do to A over random scenes: directions found over 1,500 scenes, averaging, and smoothness. */
import { describe, expect, test } from "vitest";
import type { Depiction, Style } from "../../../../app/affect/ground/depiction.ts";
import { affectA, poolA, type RatedAffect } from "../../../../app/affect/ground/function-a.ts";
import { affectB } from "../../../../app/affect/ground/function-b.ts";
import { PHOTOGRAPHS } from "../../../../app/affect/ground/style-reference.ts";
import { KIND_NAMES, type Kind } from "../../../../app/scene/kinds.ts";
import { randomDepiction, withThing } from "./random-depiction.ts";

const SCENES = Array.from({ length: 400 }, (_, index) => randomDepiction(index));
const lacks =
  (...kinds: readonly Kind[]) =>
  (depiction: Depiction): boolean =>
    depiction.things.every((thing) => !kinds.includes(thing.kind));

/** Mean change and the share of scenes that move up, per axis. */
function effect(
  edit: (depiction: Depiction) => Depiction,
  scenes: readonly Depiction[],
  read: typeof affectA | typeof affectB = affectA,
): { readonly mean: RatedAffect; readonly rises: RatedAffect } {
  const changes = scenes.map((scene) => {
    const before = read(scene, PHOTOGRAPHS);
    const after = read(edit(scene), PHOTOGRAPHS);
    return { valence: after.valence - before.valence, arousal: after.arousal - before.arousal };
  });
  const average = (of: (change: RatedAffect) => number): number =>
    changes.reduce((sum, change) => sum + of(change), 0) / changes.length;
  return {
    mean: { valence: average((change) => change.valence), arousal: average((change) => change.arousal) },
    rises: {
      valence: average((change) => Number(change.valence > 0)),
      arousal: average((change) => Number(change.arousal > 0)),
    },
  };
}

/** Signs of mean ΔV and ΔA on A; 0 where the table gives no clear sign. */
const EDITS: readonly (readonly [
  name: string,
  valence: -1 | 0 | 1,
  arousal: -1 | 0 | 1,
  edit: (depiction: Depiction) => Depiction,
  applies: (depiction: Depiction) => boolean,
])[] = [
  ["lightning", -1, 1, (scene) => withThing(scene, "lightning", 0.7), lacks("lightning", "volcano")],
  ["a large fire", -1, 1, (scene) => withThing(scene, "fire", 0.8), lacks("fire", "volcano")],
  ["rain", -1, 0, (scene) => withThing(scene, "rain", 0.6), lacks("rain")],
  ["flowers", 1, 0, (scene) => withThing(scene, "flowers", 0.7), lacks("flowers")],
  ["fireworks", 1, 1, (scene) => withThing(scene, "fireworks", 0.9), lacks("fireworks")],
  ["gravestones", -1, -1, (scene) => withThing(scene, "gravestones", 0.7), lacks("gravestones")],
  [
    "a lone figure",
    -1,
    -1,
    (scene) => withThing(scene, "person", 0.8, 0.008),
    lacks("person", "child", "couple", "crowd", "dancers", "soldiers", "dog", "horse"),
  ],
  ["mist", -1, -1, (scene) => withThing(scene, "mist", 0.7), lacks("mist")],
];

describe("edits", () => {
  test.each(EDITS)("%s moves A as the table says", (kind, valence, arousal, edit, applies) => {
    const { mean, rises } = effect(edit, SCENES.filter(applies));
    for (const [sign, change, share] of [
      [valence, mean.valence, rises.valence],
      [arousal, mean.arousal, rises.arousal],
    ] as const) {
      if (sign === 0) continue;
      expect(Math.sign(change)).toBe(sign);
      expect(sign > 0 ? share : 1 - share).toBeGreaterThan(kind === "mist" ? 0.75 : 0.9);
    }
  });

  test("B moves the same way in valence on all of them", () => {
    for (const [name, valence, , edit, applies] of EDITS) {
      expect(Math.sign(effect(edit, SCENES.filter(applies), affectB).mean.valence), name).toBe(valence);
    }
  });

  test("a balloon added to a joyful meadow need not raise valence: A averages", () => {
    const { mean, rises } = effect((scene) => withThing(scene, "balloon", 0.8), SCENES.filter(lacks("balloon")));
    expect(Math.abs(mean.valence)).toBeLessThan(0.2);
    expect(rises.valence).toBeGreaterThan(0.3);
    expect(rises.valence).toBeLessThan(0.8);
  });

  test("the same thing twice as salient in all entries changes nothing", () => {
    const entries = [
      { what: "sun", norm: [1.85, 0.91, 6.73], salience: 0.4 },
      { what: "rain", norm: [-0.77, -0.27, 6.29], salience: 0.3 },
    ] as const;
    const doubled = entries.map((entry) => ({ ...entry, salience: 2 * entry.salience }));
    expect(poolA(doubled).valence).toBeCloseTo(poolA(entries).valence, 12);
    expect(poolA([...entries, ...entries]).arousal).toBeCloseTo(poolA(entries).arousal, 12);
  });
});

describe("style", () => {
  const restyle =
    (feature: keyof Style, by: number) =>
    (scene: Depiction): Depiction => ({
      ...scene,
      style: { ...scene.style, [feature]: scene.style[feature] + by },
    });
  test.each([
    ["chroma", 0.03, 1, 1],
    ["lightness", 0.1, 1, 1],
    ["jaggedness", 0.15, -1, 1],
    ["contrast", 0.08, 1, 1],
  ] as const)("%s +%d moves the mean", (feature, by, valence, arousal) => {
    const { mean } = effect(restyle(feature, by), SCENES);
    expect(Math.sign(mean.valence)).toBe(valence);
    expect(Math.sign(mean.arousal)).toBe(arousal);
  });

  test("style alone never moves A by more than twice its cap", () => {
    for (const scene of SCENES.slice(0, 50)) {
      const plain = affectA({ ...scene, style: { ...scene.style, chroma: 0.05 } }, PHOTOGRAPHS);
      const vivid = affectA({ ...scene, style: { ...scene.style, chroma: 0.4 } }, PHOTOGRAPHS);
      expect(Math.abs(vivid.valence - plain.valence)).toBeLessThan(1.2);
    }
  });
});

describe("smoothness", () => {
  /** Largest step of A or B along a straight change of one number in 200 steps. */
  function largestStep(change: (scene: Depiction, amount: number) => Depiction, scene: Depiction): number {
    let largest = 0;
    for (const read of [affectA, affectB]) {
      let before = read(change(scene, 0), PHOTOGRAPHS);
      for (let step = 1; step <= 200; step++) {
        const after = read(change(scene, step / 200), PHOTOGRAPHS);
        largest = Math.max(largest, Math.abs(after.valence - before.valence), Math.abs(after.arousal - before.arousal));
        before = after;
      }
    }
    return largest;
  }

  test.each(["daylight", "goldenHour", "snowCover", "haze", "wind"] as const)("no jump along %s", (global) => {
    for (const scene of SCENES.slice(0, 20)) {
      expect(largestStep((base, amount) => ({ ...base, [global]: amount }), scene)).toBeLessThan(0.1);
    }
  });

  test("no jump as a thing grows from nothing", () => {
    for (const scene of SCENES.slice(0, 3)) {
      for (const kind of KIND_NAMES) {
        const grow = (base: Depiction, amount: number): Depiction => withThing(base, kind, amount, amount / 4);
        expect(largestStep(grow, scene), kind).toBeLessThan(0.25);
      }
    }
  });

  test("no jump along a style feature", () => {
    for (const scene of SCENES.slice(0, 20)) {
      for (const feature of ["lightness", "chroma", "edgeDensity"] as const) {
        const range = feature === "chroma" ? 0.2 : 1;
        const move = (base: Depiction, amount: number): Depiction => ({
          ...base,
          style: { ...base.style, [feature]: amount * range },
        });
        expect(largestStep(move, scene), feature).toBeLessThan(0.15);
      }
    }
  });
});
