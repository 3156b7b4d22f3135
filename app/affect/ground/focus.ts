/** @file What a picture is about: an animal, or one small object. Terms of function A beside its words. */
import type { Kind } from "../../scene/kinds.ts";
import type { Depiction } from "./depiction.ts";
import { all, any, below, none, noticed } from "./membership.ts";

const ANIMALS: readonly Kind[] = [
  "birds",
  "deer",
  "horse",
  "dog",
  "cat",
  "wolf",
  "crow",
  "swan",
  "butterflies",
  "whale",
];
/** Things that can be a still life; everything else is a setting. */
const OBJECTS: readonly Kind[] = ["balloon", "kite", "cactus", "flowers", "bench", "street-lamp", "lanterns", "fire"];

/** How surely an animal is what the picture is about: its share of saliences to the eighth power (a soft maximum). */
export function focalAnimal(depiction: Depiction): number {
  const power = (salience: number): number => salience ** 8;
  const total = depiction.things.reduce((sum, thing) => sum + power(thing.salience), 0);
  const animals = depiction.things.filter((thing) => ANIMALS.includes(thing.kind));
  return total === 0 ? 0 : animals.reduce((sum, thing) => sum + power(thing.salience), 0) / total;
}

/** How surely the picture is one small object without a setting. */
export function stillLife(depiction: Depiction): number {
  const objects = depiction.things.filter((thing) => OBJECTS.includes(thing.kind));
  const setting = depiction.things.filter((thing) => !OBJECTS.includes(thing.kind));
  const count = objects.reduce((sum, thing) => sum + thing.count * noticed(thing.salience), 0);
  return all(
    any(...objects.map((thing) => noticed(thing.salience) * below(thing.area, 0.25, 0.04))),
    below(count, 1.5, 0.1),
    none(...setting.map((thing) => noticed(thing.salience))),
  );
}
