/** @file Affect to colour: hue is the direction of the mood, chroma its strength, lightness grows with valence. */
import type { PlanePoint } from "../judge/measurement.ts";
import { isInGamut, type Oklab, toHexInGamut } from "./oklab.ts";

/** Both are complete; neither is an inversion of the other. */
export type Scheme = "dark" | "light";

/** What a colour is for: bevels, dots and curves; words; queued windows and the inside of the mark. */
export type ColourRole = "fill" | "ink" | "surface";

/** The plane is OKLab's chroma plane, turned by this much: arousal runs along a, valence along b. */
const TURN = (30 * Math.PI) / 180;

/** Chroma is C · tanh(r / REACH): half of it is reached well inside the plane. */
const REACH = 1.5;

interface Rule {
  readonly lightness: number;
  /** Lightness a unit of valence adds, so that the order survives in greyscale. */
  readonly rise: number;
  readonly chroma: number;
}

const DARK_FILL: Rule = { lightness: 0.76, rise: 0.02, chroma: 0.125 };

const RULES: { readonly [S in Scheme]: { readonly [R in ColourRole]: Rule } } = {
  dark: { fill: DARK_FILL, ink: DARK_FILL, surface: { lightness: 0.31, rise: 0, chroma: 0.055 } },
  light: {
    fill: { lightness: 0.52, rise: 0.01, chroma: 0.115 },
    ink: { lightness: 0.44, rise: 0.005, chroma: 0.115 },
    surface: { lightness: 0.885, rise: 0, chroma: 0.05 },
  },
};

/** The direction of a mood as a colour of the given lightness; `chroma` is what a mood at the rim comes near to. */
export function moodColour({ valence: v, arousal: a }: PlanePoint, lightness: number, chroma: number): Oklab {
  const r = Math.hypot(v, a);
  const k = (chroma * Math.tanh(r / REACH)) / Math.max(r, 1e-6);
  return {
    l: lightness,
    a: k * (a * Math.cos(TURN) - v * Math.sin(TURN)),
    b: k * (a * Math.sin(TURN) + v * Math.cos(TURN)),
  };
}

/** Loses chroma in steps of 3 % until it is a colour of sRGB; hue and lightness stay. */
export function toDisplay(colour: Oklab): string {
  let inside = colour;
  for (let step = 0; step < 40 && !isInGamut(inside); step++) {
    inside = { l: inside.l, a: inside.a * 0.97, b: inside.b * 0.97 };
  }
  return toHexInGamut(inside);
}

/**
 * The colour of a place on the plane, `#rrggbb`.
 *
 * @param point valence and arousal; measurements a little outside −3 … 3 are fine
 */
export function affectColour(point: PlanePoint, role: ColourRole, scheme: Scheme): string {
  const { lightness, rise, chroma } = RULES[scheme][role];
  return toDisplay(moodColour(point, lightness + rise * point.valence, chroma));
}

/** A CSS gradient from left to right through the colours of the given places. */
export function spectrum(points: readonly PlanePoint[], scheme: Scheme): string {
  const colours = points.map((point) => affectColour(point, "fill", scheme));
  if (colours.length === 0) return "none";
  return `linear-gradient(90deg, ${(colours.length === 1 ? [colours[0], colours[0]] : colours).join(", ")})`;
}
