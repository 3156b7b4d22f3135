/** @file Words for times of day, seasons, weather and the state of water. Before a semicolon: words for captions. */
import type { SEASONS, TIMES, WATERS, WEATHERS } from "../phrase.ts";

/** Captions say “at dusk”. */
export const TIME_WORDS: { readonly [T in (typeof TIMES)[number]]: string } = {
  dawn: "dawn, daybreak; morning, early morning, first light",
  day: "noon, midday; day, daytime, afternoon, daylight, midday sun",
  dusk: "dusk, twilight; evening, nightfall, sundown, gloaming, after sunset, late evening",
  night:
    "night, midnight; nighttime, night time, nocturnal, night sky, tonight, after dark, late night, dead of night, witching hour",
};

/** Captions say “in autumn”. */
export const SEASON_WORDS: { readonly [S in (typeof SEASONS)[number]]: string } = {
  spring: "spring, springtime; spring time, vernal, in blossom, blossoming, in bloom, april, in may",
  summer: "summer, summertime; summer time, summery, midsummer, june, july, august",
  autumn:
    "autumn; fall, autumnal, autumn leaves, fallen leaves, falling leaves, fall leaves, september, october, november",
  winter:
    "winter, wintertime; winter time, wintry, frosty, frost, icy, ice, frozen, snow covered, snow capped, midwinter, december, january, february",
};

/** Captions say “in stormy weather”. */
export const WEATHER_WORDS: { readonly [W in (typeof WEATHERS)[number]]: string } = {
  clear: "clear, cloud free; clear sky, clear skies, blue sky, blue skies, fair weather",
  overcast:
    "overcast, cloudy; overcast sky, before the storm, before a storm, grey sky, gray sky, grey skies, gray skies, cloudy sky",
  storm:
    "stormy, tempestuous; storm, tempest, thunder, stormy sky, storm clouds, storm cloud, thunderous, thunderclouds, thundercloud",
  wind: "windy, breezy; wind, breeze, gust, blustery, gusty, windswept, gale, squall",
};

/** Captions say “with calm water”. */
export const WATER_WORDS: { readonly [W in (typeof WATERS)[number]]: string } = {
  "calm-water":
    "calm water, still water; calm waters, smooth water, glassy water, mirror like water, quiet water, mirror smooth, flat water",
  waves:
    "waves, breakers; wave, surf, swell, rough water, rough waters, choppy water, breaking waves, wavy, crashing waves, tidal wave, tsunami, big waves, high waves",
};
