/** @file People in two paper tones: what they wear, and everything else (head, hands, legs, hair) in the dark of a silhouette. */
import { mix } from "../../../../app/colour/oklab.ts";
import type { Oklab } from "../../../../app/colour/oklab.ts";
import type { Element } from "../../../../app/scene/scene.ts";
import type { Pen } from "../../pen.ts";
import type { Stand } from "./stand.ts";
import { dye, figure, lightSide, litSide } from "./tone.ts";

/** A posture in figure coordinates; 100 is the height of an adult. */
export interface Posture {
  /** Centre and radius of the head. */
  readonly head: readonly [x: number, y: number, radius: number];
  /** Smooth outlines of coat, dress or shirt. */
  readonly clothes: readonly string[];
  readonly sleeves: readonly string[];
  /** Neck, legs, feet and hands. */
  readonly limbs: readonly string[];
  /** Hair, hat, hood: smooth outlines. */
  readonly hair?: readonly string[];
}

/** Path data of the two tones. */
export interface Body {
  readonly clothes: string;
  readonly dark: string;
}

/** Places a posture. */
export function pose(stand: Stand, posture: Posture): Body {
  const [x, y, radius] = posture.head;
  return {
    clothes: posture.clothes.map(stand.curve).join("") + posture.sleeves.map(stand.limb).join(""),
    dark:
      stand.disc(x, y, radius * 0.92, radius * 1.08) +
      posture.limbs.map(stand.limb).join("") +
      (posture.hair ?? []).map(stand.curve).join(""),
  };
}

/** Dark of the silhouette, and the colour of the clothes with the element's offset on it; `lean` is how far they go to another colour (its hue faster than its lightness, so that no mud lies between). */
export function attire(
  pen: Pen,
  element: Element,
  other: Oklab = pen.globals.accent,
  lean = 0.34,
): readonly [dark: Oklab, clothes: Oklab] {
  const dark = figure(pen, { ...element, colour: { l: 0, a: 0, b: 0 } });
  const hue = Math.min(1, 1.7 * lean);
  const cloth = { l: mix(dark, other, lean).l, a: other.a * hue * 0.85, b: other.b * hue * 0.85 };
  return [dark, pen.tint(dye(cloth, element.colour), Math.max(0.8, element.depth))];
}

/** Both tones of several people, each tone one path, with a rim of light in full detail. */
export function drawBodies(
  pen: Pen,
  bodies: readonly Body[],
  [dark, clothes]: readonly [Oklab, Oklab],
  unit: number,
  rim = true,
): string {
  const below = bodies.map((body) => body.dark).join("");
  const above = bodies.map((body) => body.clothes).join("");
  if (pen.detail === "low" || !rim) return pen.path(below, dark) + pen.path(above, clothes);
  const shift = { transform: `translate(${(-lightSide(pen) * 0.75 * unit).toFixed(2)} ${(0.5 * unit).toFixed(2)})` };
  return (
    pen.path(below, litSide(pen, dark, 0.5)) +
    pen.group(pen.path(below, dark), shift) +
    pen.path(above, litSide(pen, clothes, 0.55)) +
    pen.group(pen.path(above, clothes), shift)
  );
}
