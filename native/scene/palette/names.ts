/** @file Names of colours: which of the twelve words a colour answers to, and a colour for each word. */
import type { Oklab } from "../../../app/colour/oklab.ts";
import type { COLOURS } from "../../../app/prompt/phrase.ts";

export type ColourName = (typeof COLOURS)[number];

/** A good example of each word. */
export const EXAMPLES: Readonly<Record<ColourName, Oklab>> = {
  red: { l: 0.55, a: 0.16, b: 0.085 },
  orange: { l: 0.7, a: 0.09, b: 0.125 },
  yellow: { l: 0.84, a: -0.01, b: 0.15 },
  green: { l: 0.55, a: -0.105, b: 0.085 },
  turquoise: { l: 0.68, a: -0.115, b: -0.03 },
  blue: { l: 0.5, a: -0.03, b: -0.145 },
  violet: { l: 0.48, a: 0.1, b: -0.135 },
  pink: { l: 0.75, a: 0.145, b: 0.005 },
  brown: { l: 0.4, a: 0.06, b: 0.08 },
  white: { l: 0.95, a: 0, b: 0 },
  grey: { l: 0.6, a: 0, b: 0 },
  black: { l: 0.18, a: 0, b: 0 },
};

/** Upper hue limit in degrees of each chromatic word, counted from 15°. */
const HUES: readonly (readonly [limit: number, name: ColourName])[] = [
  [15, "pink"],
  [44, "red"],
  [80, "orange"],
  [116, "yellow"],
  [168, "green"],
  [224, "turquoise"],
  [285, "blue"],
  [330, "violet"],
  [360, "pink"],
];

/** The word for a colour: by lightness below a chroma of 0.045, else by OKLab hue; dull dark orange is brown. */
export function namedColour({ l, a, b }: Oklab): ColourName {
  const chroma = Math.hypot(a, b);
  if (chroma < 0.045) return l > 0.82 ? "white" : l < 0.3 ? "black" : "grey";
  if (l < 0.16) return "black";
  const hue = ((Math.atan2(b, a) * 180) / Math.PI + 360) % 360;
  if (hue > 30 && hue < 105 && l < 0.56 && chroma < 0.15) return "brown";
  if (hue >= 15 && hue < 40 && l > 0.74) return "pink";
  return HUES.find(([limit]) => hue < limit)?.[1] ?? "pink";
}
