/** @file The globals of a scene: palette, light and air, from mood and circumstances. */
import { mix, shade, type Oklab } from "../../../app/colour/oklab.ts";
import type { Random } from "../../../app/random/random.ts";
import type { Globals } from "../../../app/scene/scene.ts";
import { blendPalette, isMurky, type Mood, type Palette, quadrantWeights } from "../palette/blend.ts";
import { type Circumstances, lightOf, type WeatherState } from "./circumstances.ts";
import { says, type Season, type Time, type Wish } from "./wish.ts";

const DAYLIGHT: Readonly<Record<Time, readonly [number, number]>> = {
  dawn: [0.5, 0.65],
  day: [0.85, 1],
  dusk: [0.4, 0.55],
  night: [0, 0.1],
};
const GOLDEN: Readonly<Record<Time, readonly [number, number]>> = {
  dawn: [0.6, 0.9],
  day: [0, 0.12],
  dusk: [0.75, 1],
  night: [0, 0.05],
};
const FOLIAGE: Readonly<Record<Season, readonly [number, number]>> = {
  spring: [0.5, 1],
  summer: [-0.1, 0.15],
  autumn: [-1, -0.6],
  winter: [-0.25, 0],
};
/** What weather takes from the daylight, adds to the haze, and blows. */
const AIR: Readonly<
  Record<WeatherState, { readonly dim: number; readonly haze: number; readonly wind: readonly [number, number] }>
> = {
  clear: { dim: 1, haze: -0.06, wind: [0, 0.25] },
  fair: { dim: 1, haze: 0, wind: [0.05, 0.4] },
  windy: { dim: 0.95, haze: 0, wind: [0.6, 0.95] },
  mist: { dim: 0.85, haze: 0.35, wind: [0, 0.1] },
  overcast: { dim: 0.75, haze: 0.15, wind: [0.05, 0.4] },
  rain: { dim: 0.7, haze: 0.2, wind: [0.1, 0.55] },
  snow: { dim: 0.8, haze: 0.2, wind: [0.05, 0.4] },
  storm: { dim: 0.5, haze: 0, wind: [0.7, 1] },
};

const unit = (value: number): number => Math.min(1, Math.max(0, value));
const chroma = (colour: Oklab): number => Math.hypot(colour.a, colour.b);

type Tone = (colour: Oklab, name: keyof Palette) => Oklab;

/** What a palette phrase does to every colour; lights stay lights. */
const TONES: Readonly<Record<string, Tone>> = {
  warm: (colour) => ({ l: colour.l, a: colour.a * 0.6 + 0.025, b: colour.b * 0.5 + 0.055 }),
  cool: (colour, name) =>
    name === "accent" || name === "light"
      ? colour
      : { l: colour.l, a: colour.a * 0.5 - 0.015, b: colour.b * 0.5 - 0.055 },
  vivid: (colour) => shade(colour, 0, Math.min(1.8, 0.2 / Math.max(0.04, chroma(colour)))),
  muted: (colour) => shade(colour, 0, 0.45),
  dark: (colour, name) => shade(colour, name === "light" ? -0.03 : -0.45 * (colour.l - 0.1), 0.9),
  bright: (colour) => shade(colour, 0.35 * (0.97 - colour.l), 1.1),
  pale: (colour) => shade(colour, 0.55 * (0.95 - colour.l), 0.6),
};

/** In a glad picture no sky is mud: lightened and cleared until it is none. */
function cleared(palette: Palette, mood: Mood): Palette {
  if (mood.valence < 0.15) return palette;
  const clear = (colour: Oklab): Oklab => {
    let result = colour;
    for (let step = 0; step < 8 && isMurky(result); step++) result = shade(result, 0.05, 1.12);
    return result;
  };
  return {
    ...palette,
    skyTop: clear(palette.skyTop),
    skyMiddle: clear(palette.skyMiddle),
    skyHorizon: clear(palette.skyHorizon),
  };
}

/** Snow takes its white from the sky it lies under. */
function snowed(palette: Palette, cover: number): Palette {
  if (cover === 0) return palette;
  const white = mix(palette.skyHorizon, { l: 0.97, a: 0, b: -0.005 }, 0.6);
  return {
    ...palette,
    far: mix(palette.far, white, 0.45 * cover),
    near: mix(palette.near, shade(white, -0.1), 0.42 * cover * Math.min(1, 0.35 + palette.skyMiddle.l)),
  };
}

function paletteFor(wish: Wish, circumstances: Circumstances, snowCover: number, random: Random): Palette {
  const { sad } = quadrantWeights(wish.mood);
  // Gloom is dark as well as grey.
  let palette = mapPalette(blendPalette(wish.mood, lightOf(circumstances), random), (colour) =>
    shade(colour, -0.17 * sad * Math.max(0, colour.l - 0.2), 1 - 0.55 * sad),
  );
  // A low sun or a wet sky is between two palettes as often as it is in one.
  if (circumstances.time !== "day" && circumstances.time !== "night" && random.chance(0.3)) {
    const other = blendPalette(wish.mood, "day", random);
    palette = mapPalette(palette, (colour, name) => mix(colour, other[name], 0.3));
  }
  for (const [name, tone] of Object.entries(TONES))
    if (says(wish, `palette:${name}` as "palette:warm") === true) palette = mapPalette(palette, tone);
  return mapPalette(snowed(cleared(palette, wish.mood), snowCover), (colour) => ({
    ...colour,
    l: Math.min(0.985, Math.max(0.03, colour.l)),
  }));
}

/** Each of the seven colours through `change`. */
function mapPalette(palette: Palette, change: Tone): Palette {
  const names = Object.keys(palette) as (keyof Palette)[];
  return Object.fromEntries(names.map((name) => [name, change(palette[name], name)])) as unknown as Palette;
}

/**
 * The globals of a scene.
 *
 * @param horizon fractions of the frame between which the setting's horizon lies
 * @param focusX where the focal thing will stand; the light goes to the opposite third
 */
export function drawGlobals(
  wish: Wish,
  circumstances: Circumstances,
  horizon: readonly [number, number],
  focusX: number,
  random: Random,
): Globals {
  const { joy, calm, sad, tense } = quadrantWeights(wish.mood);
  const { time, season, weather } = circumstances;
  const air = AIR[weather];
  const snowCover = season !== "winter" || wish.setting === "desert" ? 0 : random.between(0.65, 1);
  const line = Math.min(0.76, Math.max(0.44, random.between(...horizon) + 0.05 * sad - 0.03 * tense));
  const low = time === "dawn" || time === "dusk";
  const rise = low
    ? random.between(0.02, 0.14)
    : time === "night"
      ? random.between(0.26, 0.42)
      : 0.14 + 0.16 * joy + random.between(0, 0.16);
  const arousal = (1 + wish.mood.arousal) / 2;
  const tilted = tense > 0.38 && (weather === "storm" || random.chance(0.5));
  return {
    ...paletteFor(wish, circumstances, snowCover, random),
    lightX: focusX < 0.5 ? random.between(0.66, 0.8) : random.between(0.2, 0.34),
    lightY: Math.min(0.66, Math.max(0.1, line - rise)),
    glow: unit(
      0.34 +
        0.4 * joy +
        0.25 * calm -
        0.22 * sad +
        0.35 * tense +
        (low ? 0.12 : 0) -
        (weather === "overcast" || weather === "rain" ? 0.15 : 0),
    ),
    haze: unit(0.34 + 0.4 * sad + 0.28 * calm - 0.12 * joy - 0.1 * tense + air.haze + random.between(-0.05, 0.05)),
    contrast: unit(0.45 + 0.5 * arousal - 0.25 * sad + random.between(-0.06, 0.06)),
    grain: unit(0.22 + 0.16 * arousal + 0.12 * (sad + tense) + random.between(-0.04, 0.04)),
    horizon: line,
    vignette: unit(0.2 + 0.5 * (sad + tense) + random.between(-0.05, 0.05)),
    tilt: tilted ? (random.chance(0.5) ? -1 : 1) * random.between(2, 5.5) : 0,
    daylight: unit(random.between(...DAYLIGHT[time]) * air.dim),
    goldenHour:
      weather === "storm" || weather === "rain"
        ? 0.5 * random.between(...GOLDEN[time])
        : random.between(...GOLDEN[time]),
    snowCover,
    foliage: random.between(...FOLIAGE[season]),
    wind: random.between(...air.wind),
  };
}
