/** @file The grammar: valid scenes in every setting, wishes honoured, moods reached by what is shown. */
import { describe, expect, test } from "vitest";
import type { Phrase } from "../../../app/prompt/phrase.ts";
import { stream } from "../../../app/random/philox.ts";
import { KIND_NAMES, KINDS, type Kind, SETTINGS } from "../../../app/scene/kinds.ts";
import { type Composition, composeScene } from "../../../native/scene/grammar/compose.ts";
import { belongs, PLACEMENTS } from "../../../native/scene/grammar/placement.ts";
import type { Wish } from "../../../native/scene/grammar/wish.ts";
import { shows } from "../../../native/scene/impression.ts";
import { blendPalette, isMurky } from "../../../native/scene/palette/blend.ts";
import { LIGHTS } from "../../../native/scene/palette/palettes.ts";
import { satisfies } from "../../../native/scene/requests.ts";
import { checkScene } from "../../../native/scene/rules/check.ts";
import { decodeScene, encodeScene, outOfRange } from "../../../native/scene/tokens.ts";
import fc from "../../kit/fc.ts";

/** Scene `index` of the reference: settings in turn, moods uniform over the plane. */
function sample(index: number, wish: Partial<Wish> = {}): Composition {
  const random = stream(index, "grammar test");
  const mood = { valence: random.between(-1, 1), arousal: random.between(-1, 1) };
  return composeScene({ setting: SETTINGS[index % SETTINGS.length]!, mood, ...wish }, random);
}

const thousand = Array.from({ length: 1000 }, (_, index) => sample(index));

describe("composed scenes", () => {
  test("at least 99.5 % break no rule", () => {
    const broken = thousand.flatMap(({ scene, setting }) =>
      checkScene(scene).map(
        ({ rule, element }) => `${rule}: ${scene.elements[element]?.kind ?? "globals"} (${setting})`,
      ),
    );
    expect(new Set(broken).size, broken.join("\n")).toBeLessThanOrEqual(5);
    expect(thousand.filter(({ scene }) => checkScene(scene).length > 0).length).toBeLessThanOrEqual(5);
  });

  test("have six to twenty-two elements, and never more of a kind than it has slots", () => {
    for (const { scene } of thousand) {
      expect(scene.elements.length).toBeLessThanOrEqual(22);
      for (const kind of KIND_NAMES)
        expect(scene.elements.filter((element) => element.kind === kind).length).toBeLessThanOrEqual(KINDS[kind]);
    }
    expect(thousand.filter(({ scene }) => scene.elements.length < 6).length).toBeLessThanOrEqual(10);
  });

  test("fit the tokens: every number within its range, and back again", () => {
    for (const { scene } of thousand.slice(0, 200)) {
      const tokens = encodeScene(scene);
      expect(outOfRange(tokens, 1e-4)).toBe(0);
      expect(decodeScene(tokens, 1).elements.length).toBe(scene.elements.length);
    }
  });

  test("show their setting", () => {
    const missed = thousand.filter(({ scene, setting }) => !shows(scene, `in:${setting}`));
    expect(missed.length, missed.map(({ setting }) => setting).join(" ")).toBeLessThan(60);
  });

  test("are the same for the same stream and others for another", () => {
    expect(sample(5)).toEqual(sample(5));
    expect(sample(5).scene).not.toEqual(sample(17).scene);
  });

  test("bring every kind that may be in a setting, in glad and in unhappy moods", () => {
    const seen = new Map<Kind, { glad: number; unhappy: number }>();
    for (let index = 0; index < 3000; index++) {
      const random = stream(index, "coverage");
      const mood = { valence: random.between(-1, 1), arousal: random.between(-1, 1) };
      const { scene } = composeScene({ setting: SETTINGS[index % SETTINGS.length]!, mood }, random);
      for (const { kind } of scene.elements) {
        const counts = seen.get(kind) ?? { glad: 0, unhappy: 0 };
        counts[mood.valence > 0 ? "glad" : "unhappy"]++;
        seen.set(kind, counts);
      }
    }
    for (const kind of KIND_NAMES) {
      expect(seen.get(kind)?.glad, `${kind} in glad moods`).toBeGreaterThan(2);
      expect(seen.get(kind)?.unhappy, `${kind} in unhappy moods`).toBeGreaterThan(2);
    }
  });
});

describe("wishes", () => {
  const askable = KIND_NAMES.filter((kind) => ["standing", "afloat", "sky", "hung"].includes(PLACEMENTS[kind].region));

  test("a thing that belongs to the setting is there when asked for", () => {
    let asked = 0;
    const missing: string[] = [];
    for (const [index, kind] of askable.entries())
      for (const [at, setting] of SETTINGS.entries()) {
        if (!belongs(kind, setting)) continue;
        const phrase: Phrase = { concept: kind, negated: false };
        const { scene } = sample(100 * index + at, { setting, include: [phrase] });
        asked++;
        if (!satisfies(scene, phrase)) missing.push(`${kind} in ${setting}`);
      }
    expect(missing.length / asked, missing.join(", ")).toBeLessThan(0.06);
  });

  test("what is excluded never appears", () => {
    fc.assert(
      fc.property(fc.nat(2000), fc.constantFrom(...KIND_NAMES), (index, kind) => {
        const bySentence = sample(index, { include: [{ concept: kind, negated: true }] });
        const byList = sample(index, { exclude: [kind] });
        for (const { scene } of [bySentence, byList])
          expect(scene.elements.map((element) => element.kind)).not.toContain(kind);
      }),
      { seed: 5, numRuns: 200 },
    );
  });

  test.each([
    "at:dawn",
    "at:day",
    "at:dusk",
    "at:night",
    "spring",
    "summer",
    "autumn",
    "winter",
    "storm",
    "overcast",
    "wind",
  ] as const)("%s is honoured", (concept) => {
    const phrase: Phrase = { concept, negated: false };
    const scenes = Array.from(
      { length: 60 },
      (_, i) => sample(i, { setting: SETTINGS[i % 4]!, include: [phrase] }).scene,
    );
    expect(scenes.filter((scene) => satisfies(scene, phrase)).length).toBeGreaterThan(54);
  });

  test("side, distance, size and colour are honoured", () => {
    const qualities: readonly Partial<Phrase>[] = [
      { side: "left" },
      { side: "right" },
      { side: "centre" },
      { size: "small" },
      { size: "large" },
      { colour: "red" },
      { colour: "blue" },
      { colour: "white" },
    ];
    for (const quality of qualities)
      for (const concept of ["boat", "horse"] as const) {
        const phrase: Phrase = { concept, negated: false, ...quality };
        const scenes = Array.from({ length: 40 }, (_, i) => sample(i, { setting: "lake", include: [phrase] }).scene);
        const kept = scenes.filter((scene) => satisfies(scene, phrase)).length;
        expect(kept, `${concept} ${JSON.stringify(quality)}`).toBeGreaterThan(32);
      }
  });
});

describe("palettes", () => {
  test("no glad daytime sky is mud", () => {
    for (const { scene, circumstances } of Array.from({ length: 400 }, (_, i) =>
      sample(i, { mood: { valence: 0.7, arousal: (i % 19) / 9.5 - 1 } }),
    )) {
      if (circumstances.time === "night") continue;
      const { skyTop, skyMiddle, skyHorizon } = scene.globals;
      expect([skyTop, skyMiddle, skyHorizon].filter(isMurky)).toEqual([]);
    }
  });

  test("glad clouds are light unless a storm was asked for", () => {
    for (let i = 0; i < 300; i++) {
      const { scene, circumstances } = sample(i, { mood: { valence: 0.8, arousal: 0.5 } });
      if (circumstances.time === "night" || circumstances.weather === "storm") continue;
      for (const cloud of scene.elements.filter(({ kind }) => kind === "cloud"))
        expect(cloud.colour.l).toBeGreaterThanOrEqual(-0.041);
    }
  });

  test("hold seven colours within the gamut of the tokens in every light", () => {
    for (const light of LIGHTS)
      for (let i = 0; i < 40; i++) {
        const random = stream(i, light);
        const palette = blendPalette({ valence: random.between(-1, 1), arousal: random.between(-1, 1) }, light, random);
        for (const { l, a, b } of Object.values(palette)) {
          expect(l).toBeGreaterThan(0.02);
          expect(l).toBeLessThan(0.995);
          expect(Math.hypot(a, b)).toBeLessThan(0.33);
        }
      }
  });
});
