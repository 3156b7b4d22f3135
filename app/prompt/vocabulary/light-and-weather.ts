/** @file Words for times of day, seasons, weather and the state of water. Before a semicolon: words for captions. */
import type { SEASONS, TIMES, WATERS, WEATHERS } from "../phrase.ts";

/** Captions say “at dusk”. */
export const TIME_WORDS: { readonly [T in (typeof TIMES)[number]]: string } = {
  dawn: "dawn, daybreak; morning, early morning, first light",
  day: "noon, midday; day, daytime, afternoon, daylight, midday sun",
  dusk: "dusk, twilight; evening, nightfall, sundown, gloaming",
  night: "night, midnight; nighttime, night time, nocturnal, night sky, tonight",
};

/** Captions say “in autumn”. */
export const SEASON_WORDS: { readonly [S in (typeof SEASONS)[number]]: string } = {
  spring: "spring, springtime; spring time, vernal, in blossom, blossoming, in bloom",
  summer: "summer, summertime; summer time, summery, midsummer",
  autumn: "autumn; fall, autumnal, autumn leaves, fallen leaves, falling leaves, fall leaves",
  winter:
    "winter, wintertime; winter time, wintry, frosty, frost, icy, ice, frozen, snow covered, snow capped, midwinter",
};

/** Captions say “in stormy weather”. */
export const WEATHER_WORDS: { readonly [W in (typeof WEATHERS)[number]]: string } = {
  clear: "clear, cloud free; clear sky, clear skies, blue sky, blue skies, fair weather",
  overcast: "overcast, cloudy; overcast sky, grey sky, gray sky, grey skies, gray skies, cloudy sky",
  storm: "stormy, tempestuous; storm, tempest, thunder, stormy sky, storm clouds, storm cloud",
  wind: "windy, breezy; wind, breeze, gust, blustery, gusty, windswept, gale",
};

/** Captions say “with calm water”. */
export const WATER_WORDS: { readonly [W in (typeof WATERS)[number]]: string } = {
  "calm-water":
    "calm water, still water; calm waters, smooth water, glassy water, quiet water, mirror smooth, flat water",
  waves:
    "waves, breakers; wave, surf, swell, rough water, rough waters, choppy water, breaking waves, wavy, crashing waves",
};
