/** @file The paper tones of a thing: its main colour with the element's offset, its lit and shaded sides, rim and contact shadow. */
import { mix, shade } from "../../../../app/colour/oklab.ts";
import type { Oklab } from "../../../../app/colour/oklab.ts";
import type { Element } from "../../../../app/scene/scene.ts";
import type { Pen, Point } from "../../pen.ts";
import { clamp } from "../../shapes.ts";

const MIDDLE: Oklab = { l: 0.6, a: 0, b: 0 };

/**
 * Base colour plus the element's offset. A chroma offset of 0.2 replaces the base by mid grey first, and lightness
 * offsets of ±0.35 reach nearly white or black, so "a red boat" and "a white horse" come out on any base.
 */
export function dye(base: Oklab, offset: Oklab): Oklab {
  const strength = Math.min(1, (Math.hypot(offset.a, offset.b) / 0.2) ** 2);
  const { l, a, b } = mix(base, MIDDLE, strength);
  const room = offset.l > 0 ? 0.96 - l : l - 0.08;
  const push = clamp(offset.l / 0.35, -1, 1);
  const keep = 1 - 0.75 * push ** 2;
  return { l: l + room * push, a: a * keep + offset.a, b: b * keep + offset.b };
}

/** Colour of a dark figure in front of land at the element's depth: darker than the ground it stands on. */
export function figure(pen: Pen, element: Element): Oklab {
  const ground = pen.ramp(Math.min(1, element.depth + 0.2));
  const dyed = dye({ l: 0.05 + ground.l * 0.42, a: ground.a * 0.55, b: ground.b * 0.55 }, element.colour);
  return { ...dyed, l: dyed.l * (0.85 + 0.15 * pen.globals.daylight) };
}

/** A colour of the real world fitted to the picture: paler where the palette is pale, darker at night. */
export function natural(pen: Pen, colour: Oklab): Oklab {
  const { far, near, accent, daylight } = pen.globals;
  const chroma = [far, near, accent].reduce((sum, { a, b }) => sum + Math.hypot(a, b) / 3, 0);
  const vivid = clamp(chroma / 0.09, 0.3, 1.1) * (0.75 + 0.25 * daylight);
  const dimmed = { l: colour.l * (0.72 + 0.28 * daylight), a: colour.a * vivid, b: colour.b * vivid };
  return mix(dimmed, { ...pen.ramp(0.55), l: dimmed.l }, 0.26 * (1 - daylight));
}

/** The surface that takes the element's colour offset, seen through the air. */
export function surface(pen: Pen, element: Element, base: Oklab): Oklab {
  const dyed = dye(natural(pen, base), element.colour);
  return pen.tint({ ...dyed, l: dyed.l * (0.85 + 0.15 * pen.globals.daylight) }, element.depth);
}

/** Any other surface of the element. */
export function local(pen: Pen, element: Element, colour: Oklab): Oklab {
  return pen.tint(natural(pen, colour), element.depth);
}

/** The palette's accent, or as much of `fallback` as the accent is grey. */
export function accentOr(pen: Pen, fallback: Oklab): Oklab {
  const { accent } = pen.globals;
  return mix(fallback, accent, clamp(Math.hypot(accent.a, accent.b) / 0.1, 0.15, 1));
}

/** The side that faces the light. */
export function litSide(pen: Pen, colour: Oklab, amount = 0.25): Oklab {
  return mix(colour, pen.globals.light, amount * (0.6 + 0.4 * pen.globals.contrast));
}

/** The side that faces away. */
export function shadySide(pen: Pen, colour: Oklab, amount = 0.08): Oklab {
  return shade(colour, -amount * (0.5 + 0.7 * pen.globals.contrast), 0.95);
}

/** Colour of lamps, fires and lit windows. */
export function lamplight(pen: Pen): Oklab {
  return mix(pen.globals.light, { l: 0.88, a: 0.03, b: 0.13 }, 0.65);
}

/** −1 when the light stands to the left, 1 when to the right. */
export function lightSide(pen: Pen): number {
  return pen.lightFromLeft ? -1 : 1;
}

/** Soft ellipse under a foot, away from the light, so that nothing floats. Nothing in low detail. */
export function contact(pen: Pen, x: number, y: number, width: number, strength = 1): string {
  if (pen.detail === "low") return "";
  const colour = shade(pen.ramp(1), -0.12);
  const centre = x - lightSide(pen) * width * 0.12;
  return (
    pen.ellipse([centre, y], width * 0.62, width * 0.06, colour, { opacity: 0.14 * strength }) +
    pen.ellipse([centre, y], width * 0.45, width * 0.035, colour, { opacity: 0.22 * strength })
  );
}

/** A silhouette with a thin rim of light: the lit shape, and over it the same shape moved a little away from the light. */
export function rimmed(pen: Pen, data: string, colour: Oklab, width: number): string {
  const amount = 0.8 - 0.5 * Math.min(1, colour.l / 0.5);
  if (pen.detail === "low") return pen.path(data, colour);
  const shift = -lightSide(pen) * width;
  return (
    pen.path(data, litSide(pen, colour, amount)) +
    pen.group(pen.path(data, colour), { transform: `translate(${shift.toFixed(2)} ${(width * 0.6).toFixed(2)})` })
  );
}

/** Glass: lit when lamps are, else dark with a little sky in it. */
export function glass(pen: Pen, element: Element): Oklab {
  if (pen.dark) return lamplight(pen);
  return pen.tint(mix({ l: 0.36, a: 0, b: -0.02 }, pen.globals.skyTop, 0.3), element.depth);
}

/** Light around a lamp or a fire: fades to nothing at `radius`. */
export function halo(pen: Pen, centre: Point, radius: number, colour: Oklab, strength: number): string {
  const fade = pen.radial(
    [
      [0, colour, strength],
      [0.3, colour, 0.42 * strength],
      [0.65, colour, 0.12 * strength],
      [1, colour, 0],
    ],
    centre,
    radius,
  );
  return pen.circle(centre, radius, fade);
}
