/**
 * @file The wall of a room with a window in it, through which the scene shows: size the width of the opening, 0.46–0.8 of the frame;
 * x moves it a little, y is the sill's height; variant below 0.25 an empty sill, to 0.5 a plant, to 0.75 a cat, above a candle;
 * roughness draws the curtains; turn below 0.5 puts the thing on the sill left. The colour offset dyes the curtains.
 */
import type { Element } from "../../../app/scene/scene.ts";
import { mix, shade } from "../../../app/colour/oklab.ts";
import { bleed } from "../frame.ts";
import type { Box, Drawing, Frame } from "../pen.ts";
import { clamp, short } from "../shapes.ts";
import { curve, polygon, rectangle } from "./shared/outline.ts";
import { onSill } from "./shared/sill.ts";
import { accentOr, dye, litSide, natural, shadySide } from "./shared/tone.ts";

function opening(element: Element, frame: Frame): Box {
  const half = frame.width * (0.23 + 0.17 * element.size);
  const x = frame.width * (0.5 + clamp((element.x - 0.5) * 0.4, -0.08, 0.08));
  const bottom = frame.height * clamp(element.y, 0.7, 0.86);
  const top = Math.max(frame.height * 0.07, bottom - frame.height * (0.55 + 0.2 * element.size));
  return { left: x - half, top, right: x + half, bottom };
}

/** A hanging curtain between its rail and the sill, gathered at `x`; `side` −1 left, 1 right. */
function curtain(box: Box, side: number, drawn: number): { cloth: string; folds: string } {
  const edge = side < 0 ? box.left : box.right;
  const inwards = -side * (box.right - box.left);
  const [top, bottom] = [box.top - 34, box.bottom + 30];
  const at = (across: number, down: number): readonly [number, number] => [
    edge + inwards * across,
    top + (bottom - top) * down,
  ];
  const hem = 0.05 + 0.15 * drawn;
  const cloth = curve(
    [
      at(-0.14, 0),
      at(0.1 + 0.2 * drawn, 0),
      at(0.09 + 0.18 * drawn, 0.3),
      at(0.01 + 0.13 * drawn, 0.62),
      at(hem, 1),
      at(-0.14, 1),
    ],
    new Set([0, 1, 4, 5]),
  );
  const folds = [0.25, 0.5, 0.78].map((t) =>
    curve(
      [
        at(-0.14 + (0.24 + 0.2 * drawn) * t, 0),
        at(-0.13 + (0.19 + 0.16 * drawn) * t, 0.5),
        at(-0.14 + (0.14 + hem) * t, 1),
        at(-0.125 + (0.14 + hem) * t, 1),
        at(-0.11 + (0.18 + 0.16 * drawn) * t, 0.5),
      ],
      new Set([0, 2, 3]),
    ),
  );
  return { cloth, folds: folds.join("") };
}

export const window: Drawing = {
  layer: "frame",
  fill: 0.7,
  extent: (_element, frame) => ({ left: 0, top: 0, right: frame.width, bottom: frame.height }),
  draw(element, pen) {
    const { frame, globals } = pen;
    const box = opening(element, frame);
    const margin = bleed(frame);
    const warm = pen.dark ? 0.5 : 0.2;
    const wall = mix(
      shade(mix(globals.near, globals.skyMiddle, 0.35), -0.04, 0.7),
      pen.dark ? { l: 0.36, a: 0.03, b: 0.05 } : { l: 0.72, a: 0.01, b: 0.03 },
      warm,
    );
    const wood = mix(wall, { l: pen.dark ? 0.6 : 0.95, a: 0.005, b: 0.02 }, 0.75);
    const cloth = dye(natural(pen, mix(accentOr(pen, { l: 0.6, a: 0.12, b: 0.06 }), wall, 0.3)), element.colour);
    const [width, height] = [box.right - box.left, box.bottom - box.top];
    const hole = `M${short(box.left)} ${short(box.top)}v${short(height)}h${short(width)}v${short(-height)}Z`;
    const around = rectangle(-margin, -margin, frame.width + 2 * margin, frame.height + 2 * margin) + hole;
    const rim = 0.022 * Math.min(frame.width, frame.height);
    const casing = rectangle(box.left - rim, box.top - rim, width + 2 * rim, height + 2 * rim) + hole;
    const mullions =
      rectangle((box.left + box.right) / 2 - rim * 0.4, box.top, rim * 0.8, height) +
      rectangle(box.left, box.top + height * 0.36, width, rim * 0.7);
    const sill = polygon([
      [box.left - rim * 2.2, box.bottom],
      [box.right + rim * 2.2, box.bottom],
      [box.right + rim * 3.2, box.bottom + rim * 1.5],
      [box.left - rim * 3.2, box.bottom + rim * 1.5],
    ]);
    const apron = rectangle(box.left - rim * 3.2, box.bottom + rim * 1.5, width + rim * 6.4, rim * 0.8);
    const curtains = [-1, 1].map((side) => curtain(box, side, element.roughness));
    const hung = curtains.map((one) => one.cloth).join("");
    const rod = rectangle(box.left - width * 0.18, box.top - 42, width * 1.36, 7);
    if (pen.detail === "low")
      return (
        pen.path(around, wall) +
        pen.path(casing + mullions + sill + apron, wood) +
        onSill(element, pen, box, wood) +
        pen.path(hung, cloth)
      );
    const corner = pen.radial(
      [
        [0, shade(wall, 0.05), 1],
        [0.55, wall, 1],
        [1, shade(wall, -0.1), 1],
      ],
      [(box.left + box.right) / 2, box.bottom],
      Math.max(frame.width, frame.height) * 0.75,
    );
    const skirting = rectangle(-margin, frame.height * 0.955, frame.width + 2 * margin, margin + 60);
    const inside =
      rectangle(box.left, box.top, width, rim * 0.7) +
      rectangle(pen.lightFromLeft ? box.left : box.right - rim * 0.6, box.top, rim * 0.6, height);
    return (
      pen.path(around, corner) +
      pen.path(skirting, shade(wall, -0.06)) +
      pen.path(inside, shade(globals.near, -0.15), { opacity: 0.28 }) +
      pen.path(mullions, shadySide(pen, wood, 0.05)) +
      pen.path(casing, wood) +
      pen.path(sill, litSide(pen, wood, 0.35)) +
      pen.path(apron, shadySide(pen, wood, 0.12)) +
      onSill(element, pen, box, wood) +
      pen.path(rod, shade(wood, -0.3)) +
      pen.path(hung, cloth) +
      pen.path(curtains.map(({ folds }) => folds).join(""), shadySide(pen, cloth, 0.1), { opacity: 0.75 }) +
      pen.shadow(hung, wall, 0.5)
    );
  },
};
