/** @file What a kind is given to draw itself with, and what it must provide. */
import type { Oklab } from "../../app/colour/oklab.ts";
import type { Random } from "../../app/random/random.ts";
import type { Element, Globals } from "../../app/scene/scene.ts";

/** Drawing units: the short side of the frame is 1000, the long side more. */
export interface Frame {
  readonly width: number;
  readonly height: number;
}

/** `low` is for judge and tuner (64–128 px): same silhouettes and colours, no texture, few paths, no filters. */
export type Detail = "full" | "low";

/** Offset 0…1, colour, opacity 0…1 (1 when left out). */
export type Stop = readonly [offset: number, colour: Oklab, opacity?: number];

export interface Stroke {
  readonly colour: Oklab;
  readonly width: number;
  readonly cap?: "round" | "butt";
  readonly join?: "round" | "miter" | "bevel";
}

/** A colour, or the `url(#…)` a gradient method returned, or `"none"` (stroke only). */
export type Paint = Oklab | string;

export interface ShapeOptions {
  readonly opacity?: number;
  readonly stroke?: Stroke;
  /** Id that {@link Pen.clip} returned. */
  readonly clip?: string;
  readonly transform?: string;
}

export type Point = readonly [x: number, y: number];

/** Axis-aligned box in drawing units. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** One pen serves one element: its randomness comes from that element's seed. */
export interface Pen {
  readonly globals: Globals;
  readonly frame: Frame;
  readonly detail: Detail;
  readonly random: Random;
  /** Fractions of the frame → drawing units. */
  x(fraction: number): number;
  y(fraction: number): number;
  /** y of the horizon and place of the light, in drawing units. */
  readonly horizon: number;
  readonly lightX: number;
  readonly lightY: number;
  readonly lightFromLeft: boolean;
  /** True when lamps and windows should be lit: night, or dark weather. */
  readonly dark: boolean;
  /** Colour of the land's depth ramp at `depth`, through the haze, plus an offset. */
  ramp(depth: number, offset?: Oklab): Oklab;
  /** A local colour seen through the air at `depth`. */
  tint(colour: Oklab, depth: number): Oklab;
  /** Gradients in drawing units; the answer is a paint. `across` is relative to each shape's own box. */
  linear(stops: readonly Stop[], from: Point, to: Point): string;
  across(stops: readonly Stop[], direction: "down" | "right"): string;
  radial(stops: readonly Stop[], centre: Point, radius: number): string;
  /** Defines a clip path; the answer is its id. */
  clip(pathData: string): string;
  /** SVG text of one shape. */
  path(data: string, fill: Paint, options?: ShapeOptions): string;
  circle(centre: Point, radius: number, fill: Paint, options?: ShapeOptions): string;
  ellipse(centre: Point, radiusX: number, radiusY: number, fill: Paint, options?: ShapeOptions): string;
  group(content: string, options?: ShapeOptions): string;
  /** The paper-cut shadow behind an edge: three wide, faint, dark strokes along it. */
  shadow(edge: string, colour: Oklab, strength?: number): string;
  /** What has been drawn behind this element so far, upside down below the line y = `waterLine`: still water. */
  mirror(waterLine: number, opacity: number): string;
}

/** Where in the stack a kind belongs, back to front; within one layer `depth` decides. */
export type Layer = "heavens" | "light" | "sky" | "land" | "air" | "weather" | "frame";

/** One kind: how it is drawn and how much of the frame it takes. */
export interface Drawing {
  readonly layer: Layer;
  /** SVG text; may be empty. Draws the same for the same element and globals. */
  draw(element: Element, pen: Pen): string;
  /** What of the frame the element covers, for salience and for the rules of validity. */
  extent(element: Element, frame: Frame, globals: Globals): Box;
  /** Share of the extent that is really inked, 0…1. */
  readonly fill: number;
}
