/** @file The rules of validity: each notices its fault, and repair mends sampled scenes without touching valid ones. */
import { describe, expect, test } from "vitest";
import { stream } from "../../../app/random/philox.ts";
import type { Kind } from "../../../app/scene/kinds.ts";
import type { Element, Scene } from "../../../app/scene/scene.ts";
import { composeScene } from "../../../native/scene/grammar/compose.ts";
import { checkScene, RULES } from "../../../native/scene/rules/check.ts";
import { repairScene } from "../../../native/scene/rules/repair.ts";
import { decodeScene, encodeScene, TOKEN_SIZE } from "../../../native/scene/tokens.ts";
import { element } from "./scenes.ts";

function meadow(): Scene {
  return composeScene(
    { setting: "meadow", mood: { valence: 0, arousal: 0 }, exclude: ["water"], time: "day", season: "summer" },
    stream(3, "rules"),
  ).scene;
}

const thing = (kind: Kind, fields: Partial<Element> = {}): Element =>
  element(kind, { y: 0.8, size: 0.4, depth: 0.8, roughness: 0.2, variant: 0.2, seed: 1, ...fields });

const bare = (scene: Scene, ...elements: readonly Element[]): Scene => ({
  ...scene,
  elements: [...scene.elements.filter(({ kind }) => kind === "hills"), ...elements],
});

const faults: readonly (readonly [string, (scene: Scene) => Scene])[] = [
  ["afloat-on-water", (scene) => bare(scene, thing("boat"))],
  ["feet-on-land", (scene) => bare(scene, thing("person", { y: 0.2 }))],
  ["not-hidden", (scene) => bare(scene, thing("dog", { depth: 0.1, y: 0.97, size: 0.1 }))],
  ["night-lights", (scene) => bare(scene, thing("stars"))],
  ["sun-by-day", (scene) => bare({ ...scene, globals: { ...scene.globals, daylight: 0 } }, thing("sun", { y: 0.2 }))],
  ["one-light", (scene) => bare(scene, thing("sun", { y: 0.2 }), thing("moon", { y: 0.2 }))],
  ["rays-of-a-sun", (scene) => bare(scene, thing("rays"))],
  ["rainbow-weather", (scene) => bare(scene, thing("rainbow"))],
  ["lightning-from-cloud", (scene) => bare(scene, thing("lightning"))],
  ["one-precipitation", (scene) => bare(scene, thing("rain"), thing("snowfall"))],
  ["no-snow-on-palms", (scene) => bare(scene, thing("palm"), thing("snowfall"))],
  ["aloft", (scene) => bare(scene, thing("balloon", { y: 0.9 }))],
  ["light-in-place", (scene) => bare(scene, thing("sun", { x: 0.01, y: 0.01 }))],
  ["inside", (scene) => bare(scene, thing("dog", { x: 1.09 }))],
  ["room", (scene) => bare(scene, ...["dog", "cat", "deer", "horse", "wolf"].map((kind) => thing(kind as Kind)))],
  ["horizon", (scene) => ({ ...scene, globals: { ...scene.globals, horizon: 0.3 } })],
];

describe("rules", () => {
  test.each(faults)("%s notices its fault and says it in a sentence", (id, spoil) => {
    const violations = checkScene(spoil(meadow())).filter(({ rule }) => rule === id);
    expect(violations.length).toBeGreaterThan(0);
    expect(violations[0]!.sentence).toMatch(/^[A-Z].*\.$/);
  });

  test.each(faults.filter(([id]) => id !== "horizon"))("%s is mended", (_, spoil) => {
    expect(checkScene(repairScene(spoil(meadow())))).toEqual([]);
  });

  test("every rule has a fault in this table", () => {
    expect(new Set(faults.map(([id]) => id))).toEqual(new Set(RULES.map(({ id }) => id)));
  });

  test("a boat without water keeps its place in the picture: water is put under it", () => {
    const repaired = repairScene(bare(meadow(), thing("boat")));
    expect(repaired.elements.map(({ kind }) => kind)).toEqual(expect.arrayContaining(["boat", "water"]));
  });

  test("valid scenes come back unchanged, and repairing twice changes nothing more", () => {
    const scene = meadow();
    expect(checkScene(scene)).toEqual([]);
    expect(repairScene(scene)).toBe(scene);
    const noise = stream(9, "noise");
    for (let i = 0; i < 30; i++) {
      const wild = decodeScene(
        Float32Array.from({ length: TOKEN_SIZE }, () => noise.normal()),
        i,
      );
      const once = repairScene(wild);
      expect(checkScene(once).length).toBeLessThanOrEqual(checkScene(wild).length);
    }
  });

  test("a scene blurred by a model's error is mended almost always", () => {
    let broken = 0;
    let left = 0;
    for (let i = 0; i < 200; i++) {
      const random = stream(i, "blur");
      const mood = { valence: random.between(-1, 1), arousal: random.between(-1, 1) };
      const tokens = encodeScene(
        composeScene({ setting: (["coast", "lake", "city", "forest"] as const)[i % 4]!, mood }, random).scene,
      );
      const blurred = decodeScene(
        tokens.map((token) => token + 0.08 * random.normal()),
        i,
      );
      if (checkScene(blurred).length > 0) broken++;
      if (checkScene(repairScene(blurred)).length > 0) left++;
    }
    expect(broken).toBeGreaterThan(10);
    expect(left).toBeLessThan(0.1 * broken);
  });
});
