/** @file Arbitrary scenes and one plain scene for the renderer's tests. */
import type { Oklab } from "../../../app/colour/oklab.ts";
import { type Kind, KIND_NAMES } from "../../../app/scene/kinds.ts";
import type { Element, Globals, Scene } from "../../../app/scene/scene.ts";
import fc from "../../kit/fc.ts";

const share = fc.double({ min: 0, max: 1, noNaN: true });
const place = fc.double({ min: -0.1, max: 1.1, noNaN: true });
const signed = (limit: number): fc.Arbitrary<number> => fc.double({ min: -limit, max: limit, noNaN: true });
const colour: fc.Arbitrary<Oklab> = fc.record({ l: share, a: signed(0.2), b: signed(0.2) });
const colourOffset: fc.Arbitrary<Oklab> = fc.record({ l: signed(0.4), a: signed(0.4), b: signed(0.4) });

export const anyGlobals: fc.Arbitrary<Globals> = fc.record({
  skyTop: colour,
  skyMiddle: colour,
  skyHorizon: colour,
  far: colour,
  near: colour,
  light: colour,
  accent: colour,
  lightX: share,
  lightY: share,
  glow: share,
  haze: share,
  contrast: share,
  grain: share,
  horizon: fc.double({ min: 0.42, max: 0.8, noNaN: true }),
  vignette: share,
  tilt: signed(8),
  daylight: share,
  goldenHour: share,
  snowCover: share,
  foliage: signed(1),
  wind: share,
});

export function anyElement(kind: Kind): fc.Arbitrary<Element> {
  return fc.record({
    kind: fc.constant(kind),
    x: place,
    y: place,
    size: share,
    depth: share,
    turn: share,
    roughness: share,
    variant: share,
    colour: colourOffset,
    seed: fc.nat({ max: Number.MAX_SAFE_INTEGER }),
  });
}

/** A scene with one element of every kind. */
export const anyFullScene: fc.Arbitrary<Scene> = fc.record({
  globals: anyGlobals,
  elements: fc.tuple(...KIND_NAMES.map(anyElement)),
});

export const plainGlobals: Globals = {
  skyTop: { l: 0.64, a: -0.06, b: -0.12 },
  skyMiddle: { l: 0.81, a: -0.06, b: -0.06 },
  skyHorizon: { l: 0.95, a: 0, b: 0.05 },
  far: { l: 0.76, a: -0.1, b: 0.03 },
  near: { l: 0.5, a: -0.1, b: 0.04 },
  light: { l: 0.89, a: 0, b: 0.16 },
  accent: { l: 0.69, a: 0.19, b: 0.08 },
  lightX: 0.7,
  lightY: 0.35,
  glow: 0.6,
  haze: 0.35,
  contrast: 0.6,
  grain: 0.4,
  horizon: 0.6,
  vignette: 0.3,
  tilt: 0,
  daylight: 0.9,
  goldenHour: 0.1,
  snowCover: 0,
  foliage: 0,
  wind: 0.3,
};

export function element(kind: Kind, tokens: Partial<Element> = {}): Element {
  return {
    kind,
    x: 0.5,
    y: 0.6,
    size: 0.5,
    depth: 0.5,
    turn: 0.5,
    roughness: 0.3,
    variant: 0.5,
    colour: { l: 0, a: 0, b: 0 },
    seed: 7,
    ...tokens,
  };
}

/** A landscape with most layers in it. */
export const lakeScene: Scene = {
  globals: plainGlobals,
  elements: [
    element("sun", { x: 0.7, y: 0.35 }),
    element("rays", { roughness: 0.6 }),
    element("cloud", { x: 0.3, y: 0.2, depth: 0.05 }),
    element("ridge", { size: 0.7, depth: 0.1, roughness: 0.6, y: 0.62 }),
    element("hills", { y: 0.66, depth: 0.3 }),
    element("water", { y: 0.68, depth: 0.5, roughness: 0.15 }),
    element("hills", { y: 0.96, size: 0.3, depth: 0.9, seed: 11 }),
    element("rocks", { x: 0.15, y: 0.97, depth: 0.95 }),
    element("birds", { x: 0.4, y: 0.3, depth: 0.6 }),
  ],
};
