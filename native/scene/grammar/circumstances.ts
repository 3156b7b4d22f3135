/** @file Time of day, season and weather of a scene: drawn by mood, bound by the wish. */
import { SEASONS, TIMES } from "../../../app/prompt/phrase.ts";
import type { Kind, Setting } from "../../../app/scene/kinds.ts";
import type { Random } from "../../../app/random/random.ts";
import type { Mood } from "../palette/blend.ts";
import type { Light } from "../palette/palettes.ts";
import { draw, fit } from "./affinity.ts";
import { type Season, says, type Time, unwanted, wanted, type Wish } from "./wish.ts";

const WEATHER_STATES = ["clear", "fair", "windy", "mist", "overcast", "rain", "snow", "storm"] as const;
export type WeatherState = (typeof WEATHER_STATES)[number];

export interface Circumstances {
  readonly time: Time;
  readonly season: Season;
  readonly weather: WeatherState;
}

const TIME_MOODS: Readonly<Record<Time, Mood>> = {
  dawn: { valence: 0.7, arousal: 0.4 },
  day: { valence: 0.35, arousal: -0.05 },
  dusk: { valence: 0.6, arousal: 0.3 },
  night: { valence: -0.1, arousal: 0.2 },
};
const SEASON_MOODS: Readonly<Record<Season, Mood>> = {
  spring: { valence: 0.8, arousal: 0.6 },
  summer: { valence: 0.3, arousal: -0.1 },
  autumn: { valence: -0.1, arousal: -0.3 },
  winter: { valence: 0.2, arousal: 0.2 },
};
const WEATHER_MOODS: Readonly<Record<WeatherState, Mood>> = {
  clear: { valence: 0.7, arousal: 0.2 },
  fair: { valence: 0.6, arousal: 0.2 },
  windy: { valence: 0.4, arousal: 0.6 },
  mist: { valence: -0.2, arousal: -0.8 },
  overcast: { valence: -0.5, arousal: -0.6 },
  rain: { valence: -0.6, arousal: -0.5 },
  snow: { valence: 0.1, arousal: -0.2 },
  storm: { valence: -0.8, arousal: 0.9 },
};
/** How wide a mood each circumstance serves: a lighthouse stands in storm and in calm. */
const BREADTH = 0.5;
/** Most pictures are of the day. */
const DAY_SHARE = 2;
/** Winter suits every mood a little; unchecked it would cover too many settings with snow. */
const WINTER_SHARE = 0.5;

/** Settings where snow on the ground would be a mistake. */
const WARM_SETTINGS: readonly Setting[] = ["desert"];
const WINTRY: readonly Kind[] = ["snowfall", "snowman"];
const WARM: readonly Kind[] = ["palm", "cactus", "butterflies"];
const NOCTURNAL: readonly Kind[] = ["stars", "moon", "aurora", "fireworks"];
const DIURNAL: readonly Kind[] = ["sun", "rays", "rainbow", "kite", "butterflies"];
const STORMY: readonly Kind[] = ["lightning"];
const NEEDS_A_CLEAR_SKY: readonly Kind[] = ["sun", "moon", "stars", "rays", "aurora"];

const WEATHER_CONCEPTS = { clear: ["clear"], overcast: ["overcast"], storm: ["storm"], wind: ["windy"] } as const;

function possibleTimes(wish: Wish, kinds: ReadonlySet<Kind>): readonly Time[] {
  if (wish.time !== undefined) return [wish.time];
  const asked = TIMES.filter((time) => says(wish, `at:${time}`) === true);
  if (asked.length > 0) return asked;
  const left = TIMES.filter((time) => says(wish, `at:${time}`) !== false);
  if (NOCTURNAL.some((kind) => kinds.has(kind))) return left.includes("night") ? ["night"] : left;
  if (DIURNAL.some((kind) => kinds.has(kind))) return left.filter((time) => time !== "night");
  return left.length > 0 ? left : TIMES;
}

function possibleSeasons(wish: Wish, kinds: ReadonlySet<Kind>): readonly Season[] {
  if (wish.season !== undefined) return [wish.season];
  const asked = SEASONS.filter((season) => says(wish, season) === true);
  if (asked.length > 0) return asked;
  const left = SEASONS.filter((season) => says(wish, season) !== false);
  if (WINTRY.some((kind) => kinds.has(kind)) || wish.setting === "winter-village") return ["winter"];
  const warm = WARM_SETTINGS.includes(wish.setting) || WARM.some((kind) => kinds.has(kind));
  const fitting = warm ? left.filter((season) => season !== "winter") : left;
  return fitting.length > 0 ? fitting : ["summer"];
}

function possibleWeathers(wish: Wish, season: Season, kinds: ReadonlySet<Kind>): readonly WeatherState[] {
  const forbidden = unwanted(wish);
  for (const [concept, states] of Object.entries(WEATHER_CONCEPTS))
    if (says(wish, concept as keyof typeof WEATHER_CONCEPTS) === true) return states;
  if (STORMY.some((kind) => kinds.has(kind))) return ["storm"];
  if (kinds.has("snowfall")) return ["snow"];
  if (kinds.has("rain")) return kinds.has("rainbow") ? ["rain"] : ["rain", "storm"];
  const clearSky = NEEDS_A_CLEAR_SKY.some((kind) => kinds.has(kind));
  const states = WEATHER_STATES.filter((state) => {
    if (state === "snow") return season === "winter" && !forbidden.has("snowfall") && !clearSky;
    if (state === "rain") return season !== "winter" && !forbidden.has("rain") && !clearSky;
    if (state === "storm") return says(wish, "storm") !== false && !clearSky && !kinds.has("rainbow");
    if (state === "overcast") return says(wish, "overcast") !== false && !clearSky && !kinds.has("rainbow");
    if (state === "mist") return !forbidden.has("mist");
    if (state === "windy") return says(wish, "wind") !== false;
    return says(wish, "clear") !== false;
  });
  return states.length > 0 ? states : ["fair"];
}

/** Draws time, season and weather: each fits the mood more often than not, and all agree with the wish. */
export function drawCircumstances(wish: Wish, random: Random): Circumstances {
  const kinds = new Set(wanted(wish));
  const choose = <T extends string>(
    options: readonly T[],
    moods: Readonly<Record<T, Mood>>,
    breadth: number,
    prior: Partial<Readonly<Record<T, number>>> = {},
  ): T =>
    draw(options, (option) => (prior[option] ?? 1) * fit(moods[option], wish.mood, breadth), random) ?? options[0]!;
  const time = choose(possibleTimes(wish, kinds), TIME_MOODS, 0.8, { day: DAY_SHARE });
  const season = choose(possibleSeasons(wish, kinds), SEASON_MOODS, 0.9, { winter: WINTER_SHARE });
  return { time, season, weather: choose(possibleWeathers(wish, season, kinds), WEATHER_MOODS, BREADTH) };
}

/** Which of the palettes the circumstances ask for. */
export function lightOf({ time, season }: Circumstances): Light {
  if (time === "night") return "night";
  if (time !== "day") return "golden";
  return season === "autumn" || season === "winter" ? season : "day";
}
