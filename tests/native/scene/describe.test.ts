/** @file Descriptions: every phrase is true of its scene, and the measure of adherence tells true from false. */
import { describe, expect, test } from "vitest";
import { COLOURS, MAX_PHRASES, type Phrase } from "../../../app/prompt/phrase.ts";
import { stream } from "../../../app/random/philox.ts";
import { SETTINGS } from "../../../app/scene/kinds.ts";
import { describeScene } from "../../../native/scene/describe.ts";
import { composeScene } from "../../../native/scene/grammar/compose.ts";
import { EXAMPLES, namedColour } from "../../../native/scene/palette/names.ts";
import { colourOf, offsetTowards } from "../../../native/scene/palette/own-colour.ts";
import { satisfies } from "../../../native/scene/requests.ts";
import { element } from "./scenes.ts";

const scenes = Array.from({ length: 300 }, (_, index) => {
  const random = stream(index, "describe test");
  const mood = { valence: random.between(-1, 1), arousal: random.between(-1, 1) };
  return { ...composeScene({ setting: SETTINGS[index % SETTINGS.length]!, mood }, random), random };
});

describe("descriptions", () => {
  test("every phrase is true", () => {
    for (const { scene, setting, random } of scenes)
      for (const phrase of describeScene(scene, random, { setting }))
        expect(satisfies(scene, phrase), JSON.stringify(phrase)).toBe(true);
  });

  test("tell one to sixteen things, with qualities some of the time", () => {
    const phrases = scenes.flatMap(({ scene, random }) => {
      const told = describeScene(scene, random);
      expect(told.length).toBeGreaterThanOrEqual(1);
      expect(told.length).toBeLessThanOrEqual(MAX_PHRASES);
      return told;
    });
    for (const quality of ["side", "distance", "size", "count"] as const)
      expect(phrases.filter((phrase) => phrase[quality] !== undefined).length, quality).toBeGreaterThan(20);
    expect(phrases.filter((phrase) => phrase.negated).length).toBeGreaterThan(20);
  });

  test("say a mood only when told one", () => {
    const { scene, random } = scenes[0]!;
    expect(describeScene(scene, random, { mood: "tender" })).toContainEqual({ concept: "mood:tender", negated: false });
    expect(describeScene(scene, random).some(({ concept }) => concept.startsWith("mood:"))).toBe(false);
  });
});

describe("adherence", () => {
  test("a phrase and its negation are never both true", () => {
    for (const { scene, random } of scenes.slice(0, 100))
      for (const phrase of describeScene(scene, random)) {
        if (phrase.concept.startsWith("mood:")) continue;
        expect(satisfies(scene, { ...phrase, negated: !phrase.negated }), JSON.stringify(phrase)).toBe(false);
      }
  });

  test("a thing taken out of the scene no longer satisfies its phrase", () => {
    for (const { scene, random } of scenes.slice(0, 100))
      for (const phrase of describeScene(scene, random).filter(({ negated }) => !negated)) {
        const without = { ...scene, elements: scene.elements.filter(({ kind }) => kind !== phrase.concept) };
        if (without.elements.length < scene.elements.length) expect(satisfies(without, phrase)).toBe(false);
      }
  });

  test("a wrong side is not the right one", () => {
    const { scene } = composeScene(
      {
        setting: "lake",
        mood: { valence: 0.5, arousal: 0 },
        include: [{ concept: "swan", negated: false, side: "left" }],
      },
      stream(1, "side"),
    );
    const one = (side: Phrase["side"]): Phrase => ({
      concept: "swan",
      negated: false,
      ...(side === undefined ? {} : { side }),
    });
    expect([satisfies(scene, one("left")), satisfies(scene, one("right"))]).toEqual([true, false]);
  });
});

describe("names of colours", () => {
  test("every example answers to its own name", () => {
    for (const name of COLOURS) expect(namedColour(EXAMPLES[name]), name).toBe(name);
  });

  test("an offset towards a colour gives a thing that name, whatever the palette", () => {
    let right = 0;
    let tried = 0;
    for (const { scene } of scenes.slice(0, 60))
      for (const name of COLOURS)
        for (const kind of ["boat", "house", "balloon", "horse", "lighthouse"] as const) {
          const plain = element(kind, { y: 0.8, size: 0.4, depth: 0.8, roughness: 0, variant: 0 });
          const dyed = { ...plain, colour: offsetTowards(name, plain, scene.globals) };
          tried++;
          if (namedColour(colourOf(dyed, scene)) === name) right++;
        }
    expect(right / tried).toBeGreaterThan(0.9);
  });
});
