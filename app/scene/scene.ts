/** @file A scene: what papercut's flow samples and its renderer draws. Plain data, positions as fractions of the frame. */
import type { Oklab } from "../colour/oklab.ts";
import type { Kind } from "./kinds.ts";

/** What holds for the whole picture. Numbers are 0…1 unless a range is given. */
export interface Globals {
  readonly skyTop: Oklab;
  readonly skyMiddle: Oklab;
  readonly skyHorizon: Oklab;
  /** Ends of the depth ramp the land is coloured with. */
  readonly far: Oklab;
  readonly near: Oklab;
  readonly light: Oklab;
  readonly accent: Oklab;
  /** Where the light stands, as fractions of the frame. */
  readonly lightX: number;
  readonly lightY: number;
  readonly glow: number;
  readonly haze: number;
  readonly contrast: number;
  readonly grain: number;
  /** Height of the horizon, 0.42…0.80 from the top. */
  readonly horizon: number;
  readonly vignette: number;
  /** Degrees, −8…8. */
  readonly tilt: number;
  /** 0 night … 1 full day. */
  readonly daylight: number;
  /** How much the sun stands low: dawn and dusk. */
  readonly goldenHour: number;
  /** Snow lying on land and roofs. */
  readonly snowCover: number;
  /** −1 autumn … 0 summer … 1 spring blossom. */
  readonly foliage: number;
  readonly wind: number;
}

/** One thing in the picture. Numbers are 0…1 unless a range is given. */
export interface Element {
  readonly kind: Kind;
  /** Foot point (or centre, for things in the sky) as fractions of the frame, −0.1…1.1. */
  readonly x: number;
  readonly y: number;
  readonly size: number;
  /** 0 far … 1 near: order of drawing and strength of haze. */
  readonly depth: number;
  /** 0.5 upright; less leans left, more leans right. */
  readonly turn: number;
  readonly roughness: number;
  /** Which form the kind takes (each kind says what its ranges mean). */
  readonly variant: number;
  /** Offset on the colour the depth ramp or the kind gives; −0.4…0.4 each. */
  readonly colour: Oklab;
  /** Seed of everything the tokens do not say: the exact ripple, branch or window. */
  readonly seed: number;
}

export interface Scene {
  readonly globals: Globals;
  readonly elements: readonly Element[];
}
