/** @file The last look: hidden things go unless they were asked for, what repair took comes back, no rule is broken anew. */
import { describe, expect, test } from "vitest";
import type { Phrase } from "../../../../app/prompt/phrase.ts";
import type { Kind } from "../../../../app/scene/kinds.ts";
import type { Element, Scene } from "../../../../app/scene/scene.ts";
import { contains } from "../../../../native/scene/depict.ts";
import { satisfies } from "../../../../native/scene/requests.ts";
import { checkScene } from "../../../../native/scene/rules/check.ts";
import { repairScene } from "../../../../native/scene/rules/repair.ts";
import { reveal } from "../../../../native/scene/settle/reveal.ts";
import { settleScene } from "../../../../native/scene/settle/settle-scene.ts";
import { element, plainGlobals } from "../scenes.ts";
import { composed } from "./composed.ts";

const scene = (...elements: readonly Element[]): Scene => ({ globals: plainGlobals, elements });
const ask = (concept: Kind, qualities: Partial<Phrase> = {}): Phrase => ({ concept, negated: false, ...qualities });
const meadow = [
  element("hills", { y: 0.66, depth: 0.3, seed: 1 }),
  element("hills", { y: 0.8, size: 0.3, depth: 0.9, seed: 2 }),
];
const sea = element("water", { y: 0.61, depth: 0.33, seed: 3 });
const hidden = element("dog", { y: 0.9, depth: 0.5, size: 0.3, seed: 4 });

describe("reveal", () => {
  test("takes out what nobody can see", () => {
    const buried = scene(...meadow, hidden);
    expect(contains(reveal(buried, buried, []), "dog")).toBe(false);
    expect(reveal(buried, buried, [{ concept: "dog", negated: true }]).elements).toEqual(meadow);
  });

  test("shows it when it was asked for", () => {
    const buried = scene(...meadow, hidden);
    expect(satisfies(buried, ask("dog"))).toBe(false);
    expect(satisfies(reveal(buried, buried, [ask("dog")]), ask("dog"))).toBe(true);
  });

  test("puts back what repair took out, on a rock where there is only water", () => {
    const atSea = scene(sea, element("horse", { y: 0.85, depth: 0.85, seed: 5 }));
    const repaired = repairScene(atSea);
    expect(contains(repaired, "horse")).toBe(false);
    const shown = reveal(repaired, atSea, [ask("horse")]);
    expect(satisfies(shown, ask("horse"))).toBe(true);
    expect(contains(shown, "rocks")).toBe(true);
    expect(checkScene(shown)).toEqual([]);
    expect(reveal(repaired, atSea, [])).toBe(repaired);
    const without: readonly Phrase[] = [ask("horse"), { concept: "rocks", negated: true }];
    expect(contains(reveal(repaired, atSea, without), "rocks")).toBe(false);
  });

  test("puts back as many as were counted, and no more", () => {
    const boats = [0.3, 0.7].map((x, i) => element("boat", { x, y: 0.8, depth: 0.8, size: 0.4, seed: 10 + i }));
    const sampled = scene(sea, ...boats);
    const repaired = scene(sea, boats[0]!);
    const number = (...phrases: readonly Phrase[]): number =>
      reveal(repaired, sampled, phrases).elements.filter(({ kind }) => kind === "boat").length;
    expect(number(ask("boat", { count: "two" }))).toBe(2);
    expect(number(ask("boat", { count: "many" }))).toBe(2);
    expect(number(ask("boat"))).toBe(1);
  });

  test("does not change a scene in which everything shows", () => {
    const open = scene(...meadow, element("dog", { y: 0.95, depth: 0.95, seed: 6 }));
    expect(reveal(open, open, [ask("dog")])).toBe(open);
  });
});

describe("settleScene", () => {
  test("breaks no rule in 300 composed scenes, whatever is asked of them", () => {
    const asked: readonly (readonly Phrase[])[] = [
      [],
      [ask("house", { distance: "far" }), ask("boat", { size: "large", colour: "white" })],
      [ask("person", { count: "two", distance: "near" }), ask("tree", { side: "left", size: "large" })],
      [{ concept: "in:coast", negated: false }, ask("lighthouse", { size: "small" })],
    ];
    const broken = Array.from({ length: 300 }, (_, index) =>
      checkScene(settleScene(composed(index), asked[index % asked.length]!)),
    );
    expect(broken.flat()).toEqual([]);
  });

  test("is done once: a settled scene stays as it is", () => {
    for (let index = 0; index < 40; index++) {
      const settled = settleScene(composed(index), []);
      const again = settleScene(settled, []);
      expect(again.elements.map(({ kind }) => kind)).toEqual(settled.elements.map(({ kind }) => kind));
    }
  });

  test("lets the sea begin at the horizon and a lake before it", () => {
    const between = scene({ ...sea, y: plainGlobals.horizon + 0.025 }, ...meadow);
    const edge = (concept: Phrase["concept"], negated = false): number =>
      settleScene(between, [{ concept, negated }]).elements.find(({ kind }) => kind === "water")!.y;
    expect(edge("in:coast")).toBeCloseTo(plainGlobals.horizon + 0.01, 9);
    expect(edge("in:lake")).toBeCloseTo(plainGlobals.horizon + 0.03, 9);
    expect(edge("in:coast", true)).toBe(plainGlobals.horizon + 0.025);
  });
});
