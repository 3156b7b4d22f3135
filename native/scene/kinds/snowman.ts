/**
 * @file A snowman: size 40–320 high; variant below 0.5 a top hat, above a woollen cap; turn leans it; roughness melts it. The colour
 * offset dyes scarf and cap, which start at the accent.
 */
import type { Oklab } from "../../../app/colour/oklab.ts";
import type { Drawing } from "../pen.ts";
import { snowColour } from "../shapes.ts";
import { reach, standOn } from "./shared/stand.ts";
import { contact, lightSide, litSide, local, shadySide, surface } from "./shared/tone.ts";

const COAL: Oklab = { l: 0.24, a: 0, b: -0.005 };

function height(size: number): number {
  return 40 + 180 * size + 100 * size * size;
}

export const snowman: Drawing = {
  layer: "land",
  fill: 0.37,
  extent(element, frame) {
    const shift = (element.turn - 0.5) * 32;
    return reach(element, frame, height(element.size), [46 - Math.min(0, shift), 103, 46 + Math.max(0, shift), 3]);
  },
  draw(element, pen) {
    const melt = 6 * element.roughness;
    const stand = standOn(pen, element, height(element.size), { lean: (element.turn - 0.5) * 0.35 });
    const snow = pen.tint(snowColour(pen), element.depth);
    const knit = surface(pen, element, pen.globals.accent);
    const coal = local(pen, element, COAL);
    const balls = [
      [0, 20, 27 + melt, 22],
      [0, 50, 18.5 + melt * 0.3, 17],
      [0, 74, 13, 12.4],
    ] as const;
    const body = balls.map(([x, y, rx, ry]) => stand.disc(x, y, rx, ry)).join("");
    const scarf =
      stand.curve("-13,65 -12,60 0,57 12,60 13,65 0,62.5") + stand.curve("5,61! 11,60! 14,48 13,40! 6,40! 7,50");
    const hat =
      element.variant < 0.5
        ? stand.cut("-15,83 -15,86 15,86 15,83") + stand.cut("-9.5,85 -10,101 10,101 9.5,85")
        : stand.curve("-12.6,80! -12,90 -6,97 0,98.5 6,97 12,90 12.6,80! 0,83.5") + stand.disc(0, 99.5, 3.6);
    const arms = [
      "-15,52,2 -28,60,1.7 -41,68,1",
      "15,52,2 28,58,1.7 41,70,1",
      "-34,64,1.4 -37,71,0.8",
      "-35,64.4,1.4 -43,63,0.8",
      "34,63,1.4 36,71,0.8",
      "35,64.4,1.4 43,64,0.8",
    ]
      .map(stand.limb)
      .join("");
    const carrot = pen.tint({ l: 0.7, a: 0.12, b: 0.13 }, element.depth);
    const nose = stand.curve(
      `0,75.6! ${lightSide(pen) * 8},73.6 ${lightSide(pen) * 15},71.6! ${lightSide(pen) * 7},71 0,71.2!`,
    );
    if (pen.detail === "low")
      return pen.path(body, snow) + pen.path(scarf, knit) + pen.path(hat + arms, element.variant < 0.5 ? coal : knit);
    const dots =
      stand.disc(-4.6, 78, 1.5) +
      stand.disc(4.6, 78, 1.5) +
      [56, 49, 42].map((y) => stand.disc(0, y, 1.7)).join("") +
      [-5, -2.6, 0, 2.6, 5].map((x) => stand.disc(x, 66.6 + 0.09 * x * x, 0.8)).join("");
    const towards = lightSide(pen);
    const shade = balls.map(([x, y, rx, ry]) => stand.disc(x, y, rx, ry)).join("");
    const lit = balls
      .map(([x, y, rx, ry]) => stand.disc(x + towards * rx * 0.1, y + ry * 0.1, rx * 0.87, ry * 0.87))
      .join("");
    return (
      contact(pen, stand.x, stand.y, 62 * stand.unit, 1.3) +
      pen.path(arms, local(pen, element, { l: 0.32, a: 0.03, b: 0.04 })) +
      pen.path(shade, shadySide(pen, { ...snow, b: snow.b - 0.015 }, 0.1)) +
      pen.path(lit, litSide(pen, snow, 0.2)) +
      pen.path(dots, coal) +
      pen.path(nose, carrot) +
      pen.path(scarf, knit) +
      pen.path(stand.limb("-12,62.6,1.2 0,59.6,1.2 12,62.6,1.2"), shadySide(pen, knit, 0.12), { opacity: 0.6 }) +
      pen.path(hat, element.variant < 0.5 ? coal : knit) +
      (element.variant < 0.5
        ? pen.path(stand.cut("-9.6,86 -9.7,89.4 9.7,89.4 9.6,86"), knit)
        : pen.path(stand.limb("-12.6,81,4 0,84.6,4.2 12.6,81,4") + stand.disc(0, 99.5, 3.6), litSide(pen, knit, 0.6)))
    );
  },
};
