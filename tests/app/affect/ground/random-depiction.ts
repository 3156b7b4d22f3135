/** @file Random depictions, composed as the reference's sampler of 6,000 scenes composed its own. */
import type { Depiction } from "../../../../app/affect/ground/depiction.ts";
import type { Kind } from "../../../../app/scene/kinds.ts";
import { stream } from "../../../../app/random/philox.ts";
import { depicted, imagine } from "./imagined.ts";

const BACKGROUNDS: readonly (readonly Kind[])[] = [
  ["water"],
  ["water", "hills"],
  ["ridge", "conifer"],
  ["conifer"],
  ["grass", "hills"],
  ["city"],
  ["house", "hills"],
  ["cactus", "rocks"],
  ["water", "palm"],
];
const EVENTS: Readonly<Record<"none" | "threat" | "joy" | "sad" | "life", readonly Kind[]>> = {
  none: ["boat", "house", "tree", "lighthouse", "path", "bridge", "church"],
  threat: ["fire", "volcano", "soldiers", "wolf", "smoke", "wreck"],
  joy: ["balloon", "fireworks", "flowers", "couple", "child", "rainbow", "dancers", "kite", "butterflies"],
  sad: ["gravestones", "dead-tree", "person", "ruin", "crow"],
  life: ["birds", "deer", "dog", "horse", "crowd", "couple"],
};

/** One depiction; the same index gives the same. */
export function randomDepiction(index: number): Depiction {
  const random = stream(11, "imagined scenes", index);
  const look = random.pick(["day", "day", "morning", "evening", "dusk", "night", "night"] as const);
  const weather = random.pick(["clear", "clear", "clear", "cloud", "rain", "storm", "snow", "mist"] as const);
  const event = random.pick(["none", "threat", "joy", "sad", "life"] as const);
  const saliences: Partial<Record<Kind, number>> = {};
  for (const kind of random.pick(BACKGROUNDS)) saliences[kind] = random.between(0.3, 0.5);
  if (weather === "clear" && look !== "night") saliences.sun = random.between(0.3, 0.9);
  if (look === "night" && weather !== "storm") saliences.moon = random.between(0.3, 0.8);
  if (weather === "cloud") saliences.cloud = random.between(0.3, 0.5);
  if (weather === "rain" || weather === "storm") saliences.rain = random.between(0.3, 0.5);
  if (weather === "storm" && random.chance(0.6)) saliences.lightning = random.between(0.4, 1);
  if (weather === "snow") saliences.snowfall = random.between(0.3, 0.5);
  if (weather === "mist") saliences.mist = random.between(0.3, 0.5);
  for (let i = 0; i < 2; i++) saliences[random.pick(EVENTS[event])] = random.between(0.4, 1);
  return imagine(saliences, look, {
    style: {
      lightness: { day: 0.72, morning: 0.62, evening: 0.55, dusk: 0.42, night: 0.28 }[look] + 0.05 * random.normal(),
      chroma: Math.max(0.005, (weather === "clear" ? 0.085 : 0.035) + 0.015 * random.normal()),
      jaggedness: 0.24 + (event === "threat" ? 0.15 : 0) + 0.05 * random.normal(),
      edgeDensity: 0.28 + 0.07 * random.normal(),
      contrast: 0.18 + 0.03 * random.normal(),
    },
    globals: { wind: weather === "storm" ? 0.9 : 0.2, snowCover: weather === "snow" ? 0.9 : 0 },
  });
}

/** The depiction with one thing more (in place of one of its kind). */
export function withThing(depiction: Depiction, kind: Kind, salience: number, area = 0.03): Depiction {
  return {
    ...depiction,
    things: [...depiction.things.filter((thing) => thing.kind !== kind), depicted(kind, salience, area)],
  };
}
