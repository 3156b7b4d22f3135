/** @file One kind, several meanings: what the form of a thing says, as the renderer draws it. */
import { expect, test } from "vitest";
import type { Depicted, Depiction } from "../../../../app/affect/ground/depiction.ts";
import { affectA } from "../../../../app/affect/ground/function-a.ts";
import { gistForB } from "../../../../app/affect/ground/gist-for-b.ts";
import { PHOTOGRAPHS } from "../../../../app/affect/ground/style-reference.ts";
import { wordsForA } from "../../../../app/affect/ground/words-for-a.ts";
import type { Kind } from "../../../../app/scene/kinds.ts";
import { imagine } from "./imagined.ts";

/** A scene of one thing among hills, in the given form. */
function scene(kind: Kind, form: Partial<Depicted>, base: Depiction = imagine({ hills: 0.4, house: 0.4 }, "day")) {
  const thing: Depicted = { kind, salience: 0.8, area: 0.02, count: 1, roughness: 0.2, variant: 0.5, ...form };
  return { ...base, things: [...base.things, thing] };
}
const words = (depiction: Depiction): ReadonlyMap<string, number> =>
  new Map(wordsForA(depiction, PHOTOGRAPHS).map((entry) => [entry.what, entry.salience]));
const valence = (depiction: Depiction): number => affectA(depiction, PHOTOGRAPHS).valence;

test("a campfire is no danger, a blaze beside a house is a disaster", () => {
  const campfire = words(scene("fire", { variant: 0.2 }));
  expect(campfire.get("danger")).toBeLessThan(0.01);
  const blaze = words(scene("fire", { variant: 0.9 }));
  expect(blaze.get("danger")).toBeCloseTo(0.8, 2);
  expect(blaze.get("disaster")).toBeGreaterThan(0.75);
  expect(gistForB(scene("fire", { variant: 0.2 }), PHOTOGRAPHS).get("burn")).toBeLessThan(0.01);
  expect(gistForB(scene("fire", { variant: 0.9 }), PHOTOGRAPHS).get("burn")).toBeGreaterThan(0.99);
});

test("a sleeping volcano is a mountain, an erupting one a danger", () => {
  const asleep = words(scene("volcano", { variant: 0.1 }));
  expect(asleep.get("mountain")).toBeCloseTo(0.8, 2);
  expect(asleep.get("volcano")).toBeLessThan(0.05);
  expect(asleep.get("danger")).toBeLessThan(0.01);
  expect(words(scene("volcano", { variant: 0.9 })).get("danger")).toBeCloseTo(0.8, 2);
});

test("a heavy cloud is an overcast sky, and with wind a storm", () => {
  const heavy = { variant: 0.9, salience: 0.5 };
  expect(words(scene("cloud", heavy)).get("overcast")).toBeCloseTo(0.5, 2);
  expect(valence(scene("cloud", heavy))).toBeLessThan(valence(scene("cloud", { variant: 0.5, salience: 0.5 })) - 0.2);
  const windy = { ...scene("cloud", heavy), wind: 0.95 };
  expect(words(windy).get("storm")).toBeGreaterThan(0.65);
});

test("a single small person is alone; with a dog, large in the frame, or with raised arms it is not", () => {
  const plain = imagine({ hills: 0.4 }, "overcast");
  const person = (form: Partial<Depicted>, base = plain) => words(scene("person", { area: 0.006, ...form }, base));
  expect(person({}).get("alone")).toBeGreaterThan(0.7);
  expect(person({}).get("person")).toBeLessThan(0.2);
  expect(person({}, imagine({ hills: 0.4, dog: 0.5 }, "overcast")).get("alone")).toBeLessThan(0.05);
  expect(person({ area: 0.1 }).get("alone")).toBeLessThan(0.05);
  expect(person({ variant: 0.95 }).get("alone")).toBeLessThan(0.05);
});

test("water breaks when it is rough; calm needs it smooth", () => {
  const lake = (roughness: number) => words(scene("water", { roughness, salience: 0.5 }));
  expect(lake(0.2).get("calm")).toBeGreaterThan(0.5);
  expect(lake(0.8).get("calm")).toBeLessThan(0.05);
  expect(lake(0.8).get("wave (water)")).toBeGreaterThan(0.45);
});

test("one small thing without a setting is a still life and calmer for it", () => {
  const flowers = imagine({ flowers: 0.8 }, "day");
  const meadow = imagine({ flowers: 0.8, hills: 0.01 }, "day");
  const set = imagine({ flowers: 0.8, fence: 0.3 }, "day");
  expect(affectA(flowers, PHOTOGRAPHS).arousal).toBeLessThan(affectA(set, PHOTOGRAPHS).arousal - 0.3);
  expect(affectA(meadow, PHOTOGRAPHS).arousal).toBeCloseTo(affectA(flowers, PHOTOGRAPHS).arousal, 1);
});

test("an animal that the picture is about raises arousal by .21 over a thing of the same norm", () => {
  const near = affectA(imagine({ deer: 1, hills: 0.4 }, "day"), PHOTOGRAPHS).arousal;
  const far = affectA(imagine({ deer: 0.3, hills: 0.4, house: 0.6 }, "day"), PHOTOGRAPHS).arousal;
  expect(near - far).toBeGreaterThan(0.1);
});
