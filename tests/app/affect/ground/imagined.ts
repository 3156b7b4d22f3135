/** @file Imagined scenes, built by hand, with the values of A and B that a first, independent program gave. */
import type { Depicted, Depiction, Style } from "../../../../app/affect/ground/depiction.ts";
import { PHOTOGRAPHS } from "../../../../app/affect/ground/style-reference.ts";
import type { Kind } from "../../../../app/scene/kinds.ts";

/** Typical lightness, chroma and warmth of an hour, as the reference table's scenes were styled. */
const LOOK = {
  day: { daylight: 0.95, goldenHour: 0.05, lightness: 0.72, chroma: 0.085, warmth: 0.5 },
  morning: { daylight: 0.75, goldenHour: 0.8, lightness: 0.62, chroma: 0.06, warmth: 0.4 },
  evening: { daylight: 0.6, goldenHour: 0.95, lightness: 0.55, chroma: 0.09, warmth: 0.85 },
  dusk: { daylight: 0.42, goldenHour: 0.2, lightness: 0.42, chroma: 0.04, warmth: 0.45 },
  night: { daylight: 0.05, goldenHour: 0, lightness: 0.28, chroma: 0.045, warmth: 0.2 },
  overcast: { daylight: 0.75, goldenHour: 0, lightness: 0.5, chroma: 0.025, warmth: 0.3 },
  gale: { daylight: 0.4, goldenHour: 0, lightness: 0.38, chroma: 0.04, warmth: 0.25 },
} as const;

const AREA: Partial<Record<Kind, number>> = {
  conifer: 0.25,
  tree: 0.08,
  water: 0.35,
  person: 0.008,
  hills: 0.3,
  ridge: 0.25,
  city: 0.35,
};

/** Forms the renderer gives meaning to, where 0.5 would be on the border: a blaze, an eruption; calm water. */
const VARIANT: Partial<Record<Kind, number>> = { fire: 0.9, volcano: 0.9 };

/** A kind as the imagined scenes show it. */
export function depicted(kind: Kind, salience: number, area: number, roughness = 0.3): Depicted {
  return { kind, salience, area, roughness, variant: VARIANT[kind] ?? 0.5, count: 1 };
}

interface Change {
  readonly style?: Partial<Style>;
  readonly globals?: Partial<Omit<Depiction, "things" | "style">>;
  readonly areas?: Partial<Record<Kind, number>>;
}

/** A depiction from saliences, an hour's look and what differs from it. */
export function imagine(
  saliences: Partial<Record<Kind, number>>,
  look: keyof typeof LOOK,
  { style = {}, globals = {}, areas = {} }: Change = {},
): Depiction {
  const { daylight, goldenHour, ...colours } = LOOK[look];
  return {
    things: (Object.entries(saliences) as [Kind, number][]).map(([kind, salience]) =>
      // In a gale the water breaks.
      depicted(kind, salience, areas[kind] ?? AREA[kind] ?? 0.03, kind === "water" && look === "gale" ? 0.7 : 0.3),
    ),
    style: { ...PHOTOGRAPHS.mean, edgeDensity: 0.28, ...colours, ...style },
    daylight,
    goldenHour,
    snowCover: 0,
    foliage: 0,
    wind: 0.2,
    haze: 0.3,
    ...globals,
  };
}

const rough = { jaggedness: 0.42, obliqueness: 0.64, edgeDensity: 0.36 };

export interface Imagined {
  readonly name: string;
  readonly depiction: Depiction;
  /** Valence and arousal by the first program. */
  readonly a: readonly [number, number];
  readonly b: readonly [number, number];
}

const row = (
  name: string,
  a: readonly [number, number],
  b: readonly [number, number],
  depiction: Depiction,
): Imagined => ({ name, depiction, a, b });

export const IMAGINED: readonly Imagined[] = [
  row(
    "storm at sea, lightning",
    [-1.5, 0.5],
    [-1.0, 0.3],
    imagine({ water: 0.5, lightning: 0.8, cloud: 0.5, boat: 0.5, rain: 0.4 }, "gale", {
      style: rough,
      globals: { wind: 0.9 },
    }),
  ),
  row(
    "quiet snow village, night",
    [1.2, -0.4],
    [0.6, -0.8],
    imagine({ house: 0.6, church: 0.4, moon: 0.5, stars: 0.3, conifer: 0.3, window: 0.4 }, "night", {
      globals: { snowCover: 0.9 },
      areas: { conifer: 0.08 },
    }),
  ),
  row(
    "flower meadow, noon",
    [2.6, 0.3],
    [1.8, 0.0],
    imagine({ flowers: 1, sun: 0.6, grass: 0.4, hills: 0.3, butterflies: 0.4 }, "day", { style: { chroma: 0.11 } }),
  ),
  row(
    "lonely figure in fog",
    [-1.0, -0.9],
    [-1.0, -1.0],
    imagine({ person: 1, mist: 0.5 }, "overcast", { globals: { haze: 0.9 }, style: { edgeDensity: 0.15 } }),
  ),
  row("burning city", [-1.9, 0.7], [-1.6, 0.1], imagine({ city: 0.7, fire: 1, smoke: 0.5 }, "night", { style: rough })),
  row(
    "fireworks over crowd",
    [2.2, 1.0],
    [1.0, 0.2],
    imagine({ fireworks: 1, crowd: 0.5, city: 0.3 }, "night", { style: { chroma: 0.08 } }),
  ),
  row(
    "balloons over green hills",
    [1.5, -0.1],
    [1.8, 0.0],
    imagine({ balloon: 1, hills: 0.5, grass: 0.3, sun: 0.4 }, "day"),
  ),
  row(
    "graveyard in rain",
    [-2.0, -1.0],
    [-1.4, -0.7],
    imagine({ gravestones: 1, rain: 0.6, "dead-tree": 0.4, cloud: 0.3 }, "dusk", {
      style: { chroma: 0.02, lightness: 0.4 },
    }),
  ),
  row(
    "moonlit calm lake",
    [1.5, -0.3],
    [0.7, -0.9],
    imagine({ moon: 0.8, water: 0.5, conifer: 0.3, hills: 0.3, stars: 0.3 }, "night"),
  ),
  row(
    "sunset beach, couple",
    [2.5, 0.5],
    [1.9, -0.2],
    imagine({ couple: 1, sun: 0.7, water: 0.5, palm: 0.4 }, "evening"),
  ),
  row(
    "house, garden, child",
    [1.8, -0.2],
    [1.9, 0.0],
    imagine({ house: 0.8, child: 0.8, flowers: 0.5, tree: 0.4, grass: 0.3, sun: 0.4 }, "day"),
  ),
  row(
    "rainbow after rain",
    [2.4, 0.3],
    [1.7, -0.1],
    imagine({ rainbow: 1, hills: 0.4, grass: 0.3, cloud: 0.3 }, "day", { style: { lightness: 0.64 } }),
  ),
  row(
    "soldiers, smoke, ruins",
    [-1.1, 0.0],
    [-1.5, -0.2],
    imagine({ soldiers: 0.9, smoke: 0.7, ruin: 0.7 }, "dusk", { style: rough }),
  ),
  row(
    "volcano erupting",
    [-1.5, 1.1],
    [-1.3, 0.0],
    imagine({ volcano: 1, smoke: 0.6, rocks: 0.3 }, "dusk", { style: rough }),
  ),
  row("grey city, drizzle", [-0.4, -0.3], [-1.0, -1.0], imagine({ city: 0.7, rain: 0.6, cloud: 0.3 }, "overcast")),
  row(
    "sunny busy city",
    [1.4, 0.6],
    [1.6, 0.0],
    imagine({ city: 0.8, crowd: 0.4, sun: 0.6 }, "day", { style: { edgeDensity: 0.4 } }),
  ),
  row(
    "lantern party, dancers",
    [2.1, 0.6],
    [1.8, 0.4],
    imagine({ lanterns: 0.7, dancers: 1, tree: 0.3 }, "night", { style: { chroma: 0.08, lightness: 0.35 } }),
  ),
  row("dead tree, bare plain, dusk", [-0.7, -0.7], [-0.7, -0.9], imagine({ "dead-tree": 1, grass: 0.3 }, "dusk")),
  row(
    "lighthouse, calm morning",
    [1.6, -0.4],
    [1.9, -0.2],
    imagine({ lighthouse: 1, water: 0.5, sun: 0.5, birds: 0.3 }, "morning"),
  ),
  row(
    "lighthouse in storm",
    [-0.4, 0.0],
    [-1.0, 0.2],
    imagine({ lighthouse: 1, rain: 0.4, lightning: 0.5, water: 0.5, cloud: 0.4 }, "gale", {
      style: rough,
      globals: { wind: 0.9 },
    }),
  ),
  row("deer, misty forest, dawn", [1.1, -0.3], [1.0, -0.8], imagine({ deer: 0.9, mist: 0.5, conifer: 0.5 }, "morning")),
  row(
    "wolf, winter cliff, night",
    [0.6, 0.2],
    [-0.3, -0.6],
    imagine({ wolf: 1, rocks: 0.5, moon: 0.5 }, "night", { globals: { snowCover: 0.8 } }),
  ),
  row("shipwreck on rocks", [-1.1, -0.3], [-1.1, -0.6], imagine({ wreck: 1, rocks: 0.6, water: 0.4 }, "overcast")),
  row("boat on hazy lake", [1.1, -0.6], [1.1, -0.5], imagine({ boat: 0.9, water: 0.5, mist: 0.5 }, "morning")),
  row(
    "desert noon, nobody",
    [1.2, 0.1],
    [0.8, -0.3],
    imagine({ cactus: 0.5, sun: 0.5, rocks: 0.5, hills: 0.4 }, "day"),
  ),
];
