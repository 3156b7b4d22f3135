/**
 * @file A windmill: size 90–430 high to the tip of the upper sail; variant below 0.6 a plastered tower mill, above a wooden one
 * with a gallery; turn sets the angle of the sails; roughness tears them. The colour offset dyes the tower.
 */
import type { Oklab } from "../../../app/colour/oklab.ts";
import type { Drawing, Point } from "../pen.ts";
import { underSnow } from "../shapes.ts";
import { roofing } from "./house.ts";
import { band, polygon } from "./shared/outline.ts";
import { reach, standOn } from "./shared/stand.ts";
import { contact, glass, lightSide, litSide, local, shadySide, surface } from "./shared/tone.ts";

const PLASTER: Oklab = { l: 0.84, a: 0.008, b: 0.025 };
const BOARDS: Oklab = { l: 0.58, a: 0.03, b: 0.05 };
const HUB: Point = [0, 61];
const SAIL = 38;

function height(size: number): number {
  return 90 + 340 * size;
}

export const windmill: Drawing = {
  layer: "land",
  fill: 0.33,
  extent: (element, frame) => reach(element, frame, height(element.size), [39, 101, 39, 2]),
  draw(element, pen) {
    const stand = standOn(pen, element, height(element.size));
    const wooden = element.variant >= 0.6;
    const wall = surface(pen, element, wooden ? BOARDS : PLASTER);
    const roof = underSnow(pen, roofing(pen, element), element.depth, 0.8);
    const wood = local(pen, element, { l: 0.34, a: 0.02, b: 0.03 });
    const cloth = local(pen, element, { l: 0.92, a: 0, b: 0.025 });
    const tower = stand.cut("-16,0 -9.5,58 9.5,58 16,0");
    const cap = stand.curve("-11.5,57! -11,64 -4,71 4,71 11,64 11.5,57!");
    const start = 0.35 + (element.turn - 0.5) * 2;
    const sails = [0, 1, 2, 3].map((i) => {
      const angle = start + (i * Math.PI) / 2;
      const [ux, uy] = [Math.cos(angle), Math.sin(angle)];
      const on = (along: number, across: number): Point =>
        stand.at(HUB[0] + ux * along - uy * across, HUB[1] + uy * along + ux * across);
      const torn = pen.random.uniform() * element.roughness;
      const bars = [10, 17, 24, 31, 38]
        .map((r) => band([on(r, 0), on(r, 8.5)], [0.6 * stand.unit, 0.6 * stand.unit]))
        .join("");
      return {
        arm: band([on(0, 0), on(SAIL, 0)], [2 * stand.unit, 1 * stand.unit]),
        cloth: polygon([on(9, 0.6), on(SAIL - 0.6, 0.6), on(SAIL - 0.6 - 14 * torn, 8.2), on(9, 8.2)]),
        lattice: bars + band([on(9, 8.5), on(SAIL, 8.5)], [0.7 * stand.unit, 0.7 * stand.unit]),
      };
    });
    const arms = sails.map(({ arm }) => arm).join("");
    const canvas = sails.map((sail) => sail.cloth).join("");
    if (pen.detail === "low")
      return pen.path(tower, wall) + pen.path(cap + arms, roof) + pen.path(canvas, cloth, { opacity: 0.9 });
    const away = -lightSide(pen);
    const shadow = stand.cut(`${away * 3},0 ${away * 2},58 ${away * 9.5},58 ${away * 16},0`);
    const gallery = wooden
      ? stand.cut("-18,20 -18,22 18,22 18,20") +
        [-16, -9, -2, 5, 12].map((x) => stand.limb(`${x},22,0.6 ${x},26,0.6`)).join("") +
        stand.limb("-18,26,0.7 18,26,0.7")
      : "";
    const openings = stand.cut("-2.6,28 -2.6,34 2.6,34 2.6,28") + stand.cut("-2.2,43 -2.2,48 2.2,48 2.2,43");
    return (
      contact(pen, stand.x, stand.y, 40 * stand.unit) +
      pen.path(tower, litSide(pen, wall, 0.12)) +
      pen.path(shadow, shadySide(pen, wall, 0.12), { opacity: 0.85 }) +
      pen.path(openings, glass(pen, element)) +
      pen.path(stand.curve("-4,0! -4,9 0,12.5 4,9 4,0!") + gallery, wood) +
      pen.path(cap, roof) +
      pen.path(
        stand.curve(`${away * 1},57! ${away * 2},70 ${away * 11},64 ${away * 11.5},57!`),
        shadySide(pen, roof, 0.12),
        { opacity: 0.8 },
      ) +
      pen.path(canvas, cloth, { opacity: 0.88 }) +
      pen.path(sails.map(({ lattice }) => lattice).join("") + arms + stand.disc(HUB[0], HUB[1], 2.4), wood)
    );
  },
};
