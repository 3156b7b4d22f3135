/** @file The token layout: sizes, round trip, canonical order, ranges. */
import { describe, expect, test } from "vitest";
import { stream } from "../../../app/random/philox.ts";
import {
  ELEMENT_SIZE,
  GLOBAL_SIZE,
  SLOTS,
  TOKEN_SIZE,
  decodeScene,
  encodeScene,
  outOfRange,
} from "../../../native/scene/tokens.ts";
import fc from "../../kit/fc.ts";

/** Tokens of a plausible model: normal numbers, half of the slots present. */
function randomTokens(seed: number): Float32Array {
  const random = stream(seed, "tokens");
  return Float32Array.from({ length: TOKEN_SIZE }, () => random.normal());
}

describe("tokens", () => {
  test("the layout has 35 globals and 90 slots of 11", () => {
    expect([GLOBAL_SIZE, SLOTS.length, ELEMENT_SIZE, TOKEN_SIZE]).toEqual([35, 90, 11, 1025]);
  });

  test("a decoded scene survives encoding and decoding again", () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const tokens = encodeScene(decodeScene(randomTokens(seed), 7));
        const again = encodeScene(decodeScene(tokens, 7));
        tokens.forEach((token, i) => expect(again[i]).toBeCloseTo(token, 5));
      }),
      { seed: 11, numRuns: 50 },
    );
  });

  test("the order of the elements does not change the encoding", () => {
    const scene = decodeScene(randomTokens(3), 7);
    const turned = { ...scene, elements: scene.elements.toReversed() };
    expect(encodeScene(turned)).toEqual(encodeScene(scene));
  });

  test("elements of one kind stand far before near", () => {
    const scene = decodeScene(encodeScene(decodeScene(randomTokens(5), 7)), 7);
    const clouds = scene.elements.filter((element) => element.kind === "cloud").map((cloud) => cloud.depth);
    expect(clouds).toEqual(clouds.toSorted((a, b) => a - b));
  });

  test("another seed changes the seeds of elements and nothing else", () => {
    const one = decodeScene(randomTokens(2), 1);
    const other = decodeScene(randomTokens(2), 2);
    expect(other.elements.map((element) => element.seed)).not.toEqual(one.elements.map((element) => element.seed));
    expect(encodeScene(other)).toEqual(encodeScene(one));
  });

  test("wild tokens decode into legal ranges and are counted as out of range", () => {
    const tokens = randomTokens(4).map((token) => token * 20);
    expect(outOfRange(tokens)).toBeGreaterThan(0.5);
    const scene = decodeScene(tokens, 1);
    expect(outOfRange(encodeScene(scene), 1e-5)).toBe(0);
    expect(scene.globals.horizon).toBeGreaterThanOrEqual(0.42);
    expect(scene.globals.horizon).toBeLessThanOrEqual(0.8);
  });

  test("a row of the wrong length is refused by name", () => {
    expect(() => decodeScene(new Float32Array(7), 1)).toThrow("A scene has 1025 tokens, but 7 were given.");
  });
});
