/** @file Demands met after sampling: colour, size and distance of every kind that can have them, by the least change. */
import { describe, expect, test } from "vitest";
import { COLOURS, DISTANCES, type Phrase, SIZES } from "../../../../app/prompt/phrase.ts";
import { type Kind, KIND_NAMES, SETTINGS } from "../../../../app/scene/kinds.ts";
import { satisfies, visibleOf } from "../../../../native/scene/requests.ts";
import { meetColours, meetDemands } from "../../../../native/scene/settle/meet-demands.ts";
import { element, plainGlobals } from "../scenes.ts";
import { showing } from "./composed.ts";

const SCENES = 30;
/** What grows or runs in front is not far. */
const CANNOT = { colour: [], size: [], distance: ["path", "flowers", "grass"] };
/** An offset reaches 0.4 in lightness: what is light by nature cannot be black, nor birds white; a brown fire is none. */
const NEVER = [
  ...["stars", "sun", "moon", "cloud", "lightning", "mist", "snowfall", "waterfall"].map((kind) => `black ${kind}`),
  "white birds",
  "brown fire",
];
const VALUES = { colour: COLOURS, size: SIZES, distance: DISTANCES } as const;

function shareMet(kind: Kind, quality: keyof typeof VALUES): number {
  const scenes = showing(kind, SCENES);
  const met = scenes.filter((scene, index) => {
    const values = VALUES[quality];
    // Settings repeat with the scenes; values shift against them.
    const value = values[(index + Math.floor(index / SETTINGS.length)) % values.length]!;
    const phrase = { concept: kind, negated: false, [quality]: value } as Phrase;
    return satisfies(meetDemands(scene, [phrase]), phrase);
  });
  return met.length / Math.max(1, scenes.length);
}

describe("meetDemands", () => {
  test.each(["colour", "size", "distance"] as const)(
    "gives nearly every kind its %s in nearly every scene",
    (quality) => {
      const shown = KIND_NAMES.filter((kind) => showing(kind, 1).length > 0);
      const failing = shown.filter((kind) => shareMet(kind, quality) < 0.9);
      expect(failing).toEqual(CANNOT[quality]);
    },
  );

  test("gives every kind every colour somewhere, but for a few that it never can have", () => {
    const never = KIND_NAMES.flatMap((kind) => {
      const scenes = showing(kind, 12);
      return COLOURS.filter((colour) => {
        const phrase: Phrase = { concept: kind, negated: false, colour };
        return scenes.length > 0 && !scenes.some((scene) => satisfies(meetDemands(scene, [phrase]), phrase));
      }).map((colour) => `${colour} ${kind}`);
    });
    expect(never.toSorted()).toEqual(NEVER.toSorted());
  });

  test("changes nothing when nothing is qualified, or all of it holds already", () => {
    for (const scene of showing("house", 10)) {
      expect(meetDemands(scene, [{ concept: "house", negated: false }])).toBe(scene);
      expect(meetDemands(scene, [{ concept: "house", negated: true, colour: "red" }])).toBe(scene);
      const phrases: readonly Phrase[] = [{ concept: "house", negated: false, size: "small", colour: "red" }];
      const met = meetDemands(scene, phrases);
      expect(phrases.every((phrase) => satisfies(met, phrase))).toBe(true);
      expect(meetDemands(met, phrases)).toBe(met);
    }
  });

  test("changes as many things as are counted, and the visible ones first", () => {
    const hidden = element("boat", { x: 1.09, y: 0.8, depth: 0.8, size: 0.2, seed: 1 });
    const seen = element("boat", { x: 0.5, y: 0.8, depth: 0.8, size: 0.2, seed: 2 });
    const scene = { globals: plainGlobals, elements: [hidden, seen, element("house", { seed: 3 })] };
    expect(visibleOf("boat", scene)).toEqual([seen]);
    const large: Phrase = { concept: "boat", negated: false, size: "large" };
    expect(meetDemands(scene, [large]).elements.map(({ size }) => size)).toEqual([0.2, 0.66, 0.5]);
    const both = meetDemands(scene, [{ ...large, count: "two" }]);
    expect(both.elements.map(({ size }) => size)).toEqual([0.66, 0.66, 0.5]);
  });

  test("moves what has feet along the ground and keeps its true size", () => {
    const near = element("house", { y: 0.95, depth: 0.9, size: 0.5 });
    const scene = { globals: plainGlobals, elements: [near] };
    const [far] = meetDemands(scene, [{ concept: "house", negated: false, distance: "far" }]).elements;
    expect(far!.depth).toBeLessThanOrEqual(0.58);
    expect(far!.y).toBeLessThan(near.y);
    expect(far!.y).toBeGreaterThan(plainGlobals.horizon);
    expect(far!.size).toBeLessThan(near.size);
  });
});

test("meetColours touches colours only", () => {
  const scene = { globals: plainGlobals, elements: [element("boat", { size: 0.9 })] };
  const [boat] = meetColours(scene, [{ concept: "boat", negated: false, colour: "white", size: "small" }]).elements;
  expect(boat).toEqual({ ...scene.elements[0], colour: boat!.colour });
  expect(boat!.colour.l).toBeGreaterThan(0.2);
});
