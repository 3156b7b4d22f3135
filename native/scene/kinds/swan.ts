/**
 * @file A swan on the water: size 24–190 high; variant below 0.6 alone, above with a second one; turn below 0.5 swims left,
 * above right; roughness blurs the reflection. The foot point is its waterline. The colour offset dyes the plumage.
 */
import type { Drawing, Pen } from "../pen.ts";
import { reach, standAt, standOn } from "./shared/stand.ts";
import type { Stand } from "./shared/stand.ts";
import type { Element } from "../../../app/scene/scene.ts";
import type { Oklab } from "../../../app/colour/oklab.ts";
import { mix } from "../../../app/colour/oklab.ts";
import { lightSide, litSide, shadySide, surface } from "./shared/tone.ts";

const WHITE: Oklab = { l: 0.93, a: 0, b: 0.01 };
const BODY = "-56,26! -44,8 -28,-1 0,-4 24,-2 38,8 42,22 34,34 16,36 -10,34 -34,34";
const NECK = "34,20,19 43,38,13 36,56,9.6 31,72,8.6 36,86,8.6 43,90,8.6";
const HEAD = "36,86 37,94 44,98 51,95 54,90 50,85 43,84";
const BILL = "51,93 58,89 66,83! 56,84 50,86";
const WING = "30,24 18,40 -4,46 -30,44 -54,40! -44,34! -60,30! -46,24! -54,18! -30,14 -4,12 18,14";

function height(size: number): number {
  return 24 + 40 * size + 126 * size * size;
}

function bird(pen: Pen, element: Element, stand: Stand): string {
  const white = surface(pen, element, WHITE);
  const shape = stand.curve(BODY) + stand.limb(NECK) + stand.curve(HEAD);
  const plumage = pen.path(shape, pen.detail === "low" ? white : shadySide(pen, white, 0.1));
  const bill = pen.path(stand.curve(BILL), pen.tint({ l: 0.66, a: 0.13, b: 0.12 }, element.depth));
  if (pen.detail === "low") return plumage + bill;
  const lift = `translate(${(lightSide(pen) * stand.unit).toFixed(2)} ${(-1.6 * stand.unit).toFixed(2)})`;
  return (
    plumage +
    bill +
    pen.group(pen.path(stand.limb(NECK) + stand.curve(HEAD), white), { transform: lift, clip: pen.clip(shape) }) +
    pen.path(stand.curve(WING), litSide(pen, white, 0.35)) +
    pen.path(stand.limb("43.5,91,2.2 46,91,2.4 51,90,2.2 53,88.5,1"), pen.tint({ l: 0.25, a: 0, b: 0 }, element.depth))
  );
}

export const swan: Drawing = {
  layer: "land",
  fill: 0.33,
  extent(element, frame) {
    const [back, front] = element.variant < 0.6 ? [64, 68] : [140, 68];
    const [left, right] = element.turn < 0.5 ? [front, back] : [back, front];
    return reach(element, frame, height(element.size), [left, 99, right, 14]);
  },
  draw(element, pen) {
    const size = height(element.size);
    const mirrored = element.turn < 0.5;
    const stand = standOn(pen, element, size, { mirrored });
    const mate = standAt(stand.x + (mirrored ? 78 : -78) * stand.unit, stand.y - 6 * stand.unit, size * 0.9, {
      mirrored,
    });
    const pair = (element.variant < 0.6 ? [stand] : [mate, stand]).map((one) => bird(pen, element, one)).join("");
    const line = stand.y - 2 * stand.unit;
    const mirror = pen.group(pair, {
      opacity: 0.32 - 0.16 * element.roughness,
      transform: `matrix(1 0 0 -0.55 0 ${(line * 1.55).toFixed(2)})`,
    });
    const water = mix(pen.globals.skyHorizon, pen.globals.light, 0.5);
    const ripples =
      stand.disc(-4, -4, 58, 2.2) +
      stand.disc(14, -11, 40, 1.3) +
      (element.variant < 0.6 ? "" : mate.disc(-4, -4, 58, 2.2));
    return mirror + pair + pen.path(ripples, water, { opacity: 0.5 });
  },
};
