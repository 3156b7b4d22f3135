/** @file Normalised tokens: presence stays as it is, what is shown comes back, what is absent is 0. */
import { describe, expect, test } from "vitest";
import { stream } from "../../../../app/random/philox.ts";
import { measureLatent, normaliseTokens, PRESENCE, restoreTokens } from "../../../../native/models/papercut/latent.ts";
import { composedScene } from "../../../../native/models/papercut/training/composed.ts";
import { ELEMENT_SIZE, encodeScene, GLOBAL_SIZE, TOKEN_SIZE } from "../../../../native/scene/tokens.ts";

const scenes = Array.from({ length: 40 }, (_, index) => encodeScene(composedScene(7, "latent test", index).scene));
const corpus = new Float32Array(scenes.length * TOKEN_SIZE);
scenes.forEach((tokens, index) => corpus.set(tokens, index * TOKEN_SIZE));
const latent = measureLatent(corpus);
const attributesOf = (presence: number): number[] =>
  Array.from({ length: ELEMENT_SIZE - 1 }, (_, i) => presence + 1 + i);

describe("normalising", () => {
  test("leaves presence alone and sets what is absent to 0, whatever stands there", () => {
    const random = stream(1, "litter");
    for (const tokens of scenes) {
      const littered = tokens.slice();
      for (const presence of PRESENCE)
        if (tokens[presence]! < 0) for (const i of attributesOf(presence)) littered[i] = random.normal();
      const normalised = normaliseTokens(littered, latent);
      expect(normalised).toEqual(normaliseTokens(tokens, latent));
      for (const presence of PRESENCE) {
        expect(normalised[presence]).toBe(tokens[presence]);
        if (tokens[presence]! < 0) expect(attributesOf(presence).every((i) => normalised[i] === 0)).toBe(true);
      }
    }
  });

  test("and restoring gives back globals and everything that is shown", () => {
    for (const tokens of scenes) {
      const restored = restoreTokens(normaliseTokens(tokens, latent), latent);
      const shown = PRESENCE.filter((presence) => tokens[presence]! > 0).flatMap(attributesOf);
      for (const i of [...Array(GLOBAL_SIZE).keys(), ...PRESENCE, ...shown])
        expect(restored[i]).toBeCloseTo(tokens[i]!, 5);
    }
  });

  test("makes the corpus mean 0 and spread 1 at most", () => {
    const normalised = scenes.map((tokens) => normaliseTokens(tokens, latent));
    for (let i = 0; i < GLOBAL_SIZE; i++) {
      const values = normalised.map((tokens) => tokens[i]!);
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      expect(mean).toBeCloseTo(0, 4);
      expect(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length).toBeLessThan(1.001);
    }
  });

  test("of a corpus without an element, its slot is left as it is; a constant number is not blown up", () => {
    const bare = scenes[0]!.map((value, i) => (PRESENCE.includes(i) ? -1 : i < GLOBAL_SIZE ? value : 0));
    const { mean, spread } = measureLatent(bare);
    expect(attributesOf(PRESENCE[0]!).map((i) => [mean[i], spread[i]])).toEqual(Array(ELEMENT_SIZE - 1).fill([0, 1]));
    expect(spread[0]).toBeCloseTo(0.15, 6);
  });
});
