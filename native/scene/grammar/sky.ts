/** @file The sky of a scene: its light, clouds and weather, from the circumstances and the mood. */
import type { Oklab } from "../../../app/colour/oklab.ts";
import type { WeatherState } from "./circumstances.ts";
import type { Sketch } from "./sketch.ts";

/** How many clouds, how low they hang, and which of the cloud's forms (streaks, heaps, storm) they have. */
interface Clouds {
  readonly count: readonly [number, number];
  readonly height: readonly [number, number];
  readonly size: readonly [number, number];
  readonly form: readonly [number, number];
  /** Lightness against the middle of the sky. */
  readonly against: readonly [number, number];
}

const HEAPS = [0.36, 0.64] as const;
const STREAKS = [0.02, 0.3] as const;
const HEAVY = [0.7, 1] as const;

const CLOUDS: Readonly<Record<WeatherState, Clouds>> = {
  clear: { count: [0, 1], height: [0.12, 0.3], size: [0.12, 0.35], form: STREAKS, against: [0.06, 0.2] },
  fair: { count: [1, 3], height: [0.1, 0.36], size: [0.15, 0.55], form: HEAPS, against: [0.1, 0.26] },
  windy: { count: [2, 3], height: [0.08, 0.38], size: [0.3, 0.6], form: STREAKS, against: [0.02, 0.16] },
  mist: { count: [0, 1], height: [0.15, 0.35], size: [0.25, 0.5], form: STREAKS, against: [0, 0.1] },
  overcast: { count: [2, 3], height: [0.03, 0.22], size: [0.5, 0.9], form: HEAVY, against: [-0.07, 0.03] },
  rain: { count: [2, 4], height: [0.03, 0.22], size: [0.45, 0.85], form: HEAVY, against: [-0.1, -0.02] },
  snow: { count: [1, 3], height: [0.05, 0.24], size: [0.35, 0.75], form: [0.5, 0.9], against: [-0.03, 0.06] },
  storm: { count: [3, 4], height: [0.02, 0.18], size: [0.6, 1], form: HEAVY, against: [-0.16, -0.07] },
};

/** Lightness a cloud may lose in a glad picture. */
const GLAD_CLOUD_LIMIT = -0.04;

function addClouds(sketch: Sketch): void {
  const { random, circumstances, mood, globals } = sketch;
  const { count, height, size, form, against } = CLOUDS[circumstances.weather];
  const paper = 0.86 * (globals.skyHorizon.l + 0.04) + 0.14 * globals.skyMiddle.l;
  const low = random.between(...height);
  const number = Math.max(sketch.wants("cloud") ? 1 : 0, count[0] + random.below(count[1] - count[0] + 1));
  const startX = random.uniform();
  for (let i = 0; i < number; i++) {
    const offset = Math.min(0.1, Math.max(-0.4, globals.skyMiddle.l + random.between(...against) - paper));
    const glad = mood.valence > 0.25 && circumstances.time !== "night" && circumstances.weather !== "storm";
    sketch.add("cloud", {
      x: ((startX + i * (0.36 + random.between(-0.08, 0.08))) % 1.06) - 0.03,
      y: Math.min(globals.horizon - 0.18, i === 0 ? low : random.between(...height)),
      size: random.between(...size) * (0.8 + 0.4 * random.uniform()),
      depth: 0.05 + 0.03 * i,
      variant: random.between(...form),
      colour: { l: glad ? Math.max(GLAD_CLOUD_LIMIT, offset) : offset, a: 0, b: 0 },
    });
  }
}

/** The crimson sun of a tense sky: towards the accent. */
function angrySun(sketch: Sketch): Oklab {
  const { light, accent } = sketch.globals;
  const clamp = (value: number): number => Math.min(0.2, Math.max(-0.3, value));
  return {
    l: clamp((accent.l - light.l) * 0.6),
    a: clamp((accent.a - light.a) * 0.7),
    b: clamp((accent.b - light.b) * 0.7),
  };
}

function addSun(sketch: Sketch): void {
  const { random, circumstances, globals, shares } = sketch;
  const veiled = ["overcast", "rain", "snow", "storm"].includes(circumstances.weather);
  const open = circumstances.weather === "mist" ? 0.6 : 0.92;
  const chance = veiled
    ? 0.04 + 0.3 * shares.tense
    : open * (1 - 0.6 * Math.max(shares.sad, shares.tense, 0.4 * shares.calm));
  if (!sketch.wants("sun", "rays") && !random.chance(chance)) return;
  const tense = shares.tense > 0.38;
  const pale = veiled && !tense;
  sketch.add("sun", {
    x: globals.lightX,
    y: globals.lightY,
    size: pale
      ? random.between(0.08, 0.25)
      : 0.22 + 0.4 * shares.joy + 0.35 * shares.tense * random.between(0.4, 1.2) + 0.12 * shares.calm,
    depth: 0.02,
    variant: tense ? random.between(0, 0.6) : random.between(0.2, 1),
    colour: tense && !sketch.wants("sun") ? angrySun(sketch) : { l: 0, a: 0, b: 0 },
  });
  const beams = veiled ? (tense ? 0.4 : 0) : 0.75 * shares.joy + 0.12 + 0.3 * shares.tense;
  if (sketch.wants("rays") || random.chance(beams))
    sketch.add("rays", {
      x: globals.lightX,
      y: globals.lightY,
      size: random.between(0.2, 0.8),
      depth: 0.01,
      roughness: Math.min(1, 0.25 + shares.joy + 0.4 * shares.tense),
    });
}

function addNightLights(sketch: Sketch): void {
  const { random, circumstances, globals, shares } = sketch;
  const open = ["clear", "fair", "windy"].includes(circumstances.weather);
  const clear = open || (circumstances.weather === "mist" && random.chance(0.5));
  if (sketch.wants("stars") || (clear && random.chance(0.85 - 0.5 * shares.sad)))
    sketch.add("stars", { size: random.between(0.3, 0.9), depth: 0, y: 0.25 });
  if (sketch.wants("moon") || random.chance(clear ? 0.72 : 0.12))
    sketch.add("moon", {
      x: globals.lightX,
      y: Math.max(0.12, globals.lightY),
      size: random.between(0.2, 0.55) * (1 - 0.35 * shares.sad),
      depth: 0.02,
      variant: random.uniform(),
    });
  const northern = circumstances.season === "winter" ? 0.18 + 0.5 * shares.joy : 0.08 + 0.2 * shares.joy;
  if (sketch.wants("aurora") || (open && random.chance(northern)))
    sketch.add("aurora", {
      x: random.between(0.3, 0.7),
      y: random.between(0.18, 0.3),
      size: random.between(0.4, 0.9),
      depth: 0.03,
    });
}

function addWeather(sketch: Sketch): void {
  const { random, circumstances, globals, shares, mood } = sketch;
  const { weather } = circumstances;
  const slant = 0.5 + (random.chance(0.5) ? 1 : -1) * globals.wind * random.between(0.12, 0.32);
  if (sketch.wants("rain") || weather === "rain" || (weather === "storm" && random.chance(0.6)))
    sketch.add("rain", {
      size: weather === "storm" ? random.between(0.45, 0.9) : random.between(0.25, 0.6),
      turn: slant,
      roughness: 0.15 + 0.6 * globals.wind,
      variant: random.between(0.25, 0.6),
      depth: 0.97,
    });
  if (sketch.wants("snowfall") || weather === "snow")
    sketch.add("snowfall", {
      size: random.between(0.3, 0.75),
      turn: slant,
      variant: random.between(0.2, 0.7),
      depth: 0.97,
    });
  if (sketch.wants("lightning") || (weather === "storm" && random.chance(0.45 + 0.5 * shares.tense)))
    sketch.add("lightning", {
      x: Math.min(0.9, Math.max(0.1, sketch.focusX + random.between(-0.2, 0.2))),
      y: globals.horizon + random.between(-0.02, 0.04),
      size: random.between(0.4, 0.95),
      depth: 0.14,
    });
  const wetSun = weather === "fair" || weather === "rain" || weather === "clear";
  const bow = wetSun && circumstances.time !== "night" && mood.valence > 0.2 ? 0.25 * mood.valence : 0.035;
  if (sketch.wants("rainbow") || (wetSun && globals.daylight > 0.4 && random.chance(bow))) {
    if (!sketch.has("cloud", "rain"))
      sketch.add("cloud", { x: random.between(0.15, 0.85), y: 0.2, size: 0.4, depth: 0.05, variant: 0.5 });
    sketch.add("rainbow", { x: 1 - globals.lightX, y: globals.horizon, size: random.between(0.45, 0.85), depth: 0.04 });
  }
}

/** Mist lies in bands over the land, thicker with distance. */
function addMist(sketch: Sketch): void {
  const { random, circumstances, globals, shares } = sketch;
  const bands =
    circumstances.weather === "mist"
      ? 2 + random.below(2)
      : sketch.wants("mist")
        ? 1 + random.below(2)
        : random.chance(0.12 + 0.3 * shares.calm + 0.3 * shares.sad)
          ? 1
          : 0;
  for (let i = 0; i < bands; i++) {
    const y = globals.horizon + 0.02 + 0.085 * i + random.between(-0.01, 0.02);
    sketch.add("mist", {
      y,
      x: random.between(0.3, 0.7),
      size: random.between(0.35, 0.7),
      variant: random.between(0.4, 0.85),
      depth: sketch.depthAt(y + 0.1),
    });
  }
}

/** A flock on the wing, in any weather but the wettest. */
function addBirds(sketch: Sketch): void {
  const { random, circumstances, globals } = sketch;
  const grounded = circumstances.time === "night" || ["rain", "snow"].includes(circumstances.weather);
  if (grounded || !random.chance(0.13)) return;
  sketch.add("birds", {
    x: random.between(0.2, 0.8),
    y: random.between(0.14, globals.horizon - 0.14),
    size: random.between(0.2, 0.5),
    depth: 0.5,
  });
}

/** Everything above the land and in the air. */
export function addSky(sketch: Sketch): void {
  if (sketch.circumstances.time === "night") addNightLights(sketch);
  else addSun(sketch);
  addClouds(sketch);
  addWeather(sketch);
  addMist(sketch);
  addBirds(sketch);
}
