/**
 * @file A palm: size 80–460 high; variant below 0.6 one, above two; turn bends the trunk; roughness tears the fronds; the
 * wind carries them to one side. The colour offset dyes the fronds.
 */
import type { Oklab } from "../../../app/colour/oklab.ts";
import type { Drawing, Pen, Point } from "../pen.ts";
import { polygon } from "./shared/outline.ts";
import { reach, standAt, standOn } from "./shared/stand.ts";
import type { Stand } from "./shared/stand.ts";
import { contact, litSide, local, shadySide, surface } from "./shared/tone.ts";

const FROND: Oklab = { l: 0.56, a: -0.09, b: 0.08 };
const TRUNK: Oklab = { l: 0.46, a: 0.03, b: 0.05 };

function height(size: number): number {
  return 80 + 380 * size;
}

/** A drooping leaf cut into fingers along its lower edge. */
function frond(stand: Stand, [x, y]: Point, angle: number, length: number, torn: number): string {
  const upper: Point[] = [];
  const lower: Point[] = [];
  const steps = 9;
  for (let i = 0; i <= steps; i++) {
    const t = i / steps;
    const px = x + Math.cos(angle) * length * t;
    const py = y + Math.sin(angle) * length * t - 0.62 * length * t * t;
    const deep = Math.sin(Math.PI * Math.min(1, t * 1.04 + 0.06)) ** 0.7 * length * 0.2;
    upper.push(stand.at(px, py));
    lower.push(stand.at(px - Math.cos(angle) * length * 0.02, py - deep));
    if (i < steps)
      lower.push(stand.at(px + Math.cos(angle) * length * 0.06, py - deep * (0.62 - 0.4 * torn) - 0.06 * length * t));
  }
  return polygon([...upper, ...lower.toReversed()]);
}

function single(
  pen: Pen,
  stand: Stand,
  bend: number,
  torn: number,
  colours: readonly [frond: Oklab, trunk: Oklab],
): string {
  const top: Point = [bend * 22, 74];
  const wind = (pen.globals.wind - 0.2) * 0.35;
  const back: string[] = [];
  const front: string[] = [];
  for (let i = 0; i < 9; i++) {
    const angle = Math.PI * (0.02 + (0.96 * i) / 8) + pen.random.between(-0.09, 0.09) - wind;
    const length = 34 + 8 * pen.random.uniform();
    (i % 2 === 0 ? front : back).push(frond(stand, top, angle, length, torn));
  }
  const [leaf, bark] = colours;
  const trunk = stand.limb(`0,2,7 ${-bend * 3},12,5.6 ${bend * 3},38,4.6 ${top[0]},${top[1]},4`);
  const foot = stand.curve("-6,-1! -3,5 3,5 6,-1! 0,0.4");
  const nuts = stand.disc(top[0] - 3, top[1] - 3.5, 2.7) + stand.disc(top[0] + 2.6, top[1] - 4, 2.7);
  if (pen.detail === "low") return pen.path(trunk + foot, bark) + pen.path([...back, ...front].join(""), leaf);
  let rings = "";
  for (let i = 1; i < 9; i++) {
    const t = i / 9;
    rings += stand.limb(
      `${bend * 22 * t ** 1.8 - 2},${74 * t + 0.6},0.9 ${bend * 22 * t ** 1.8 + 2},${74 * t - 0.4},0.9`,
    );
  }
  return (
    pen.path(back.join(""), shadySide(pen, leaf, 0.1)) +
    pen.path(trunk + foot, bark) +
    pen.path(rings, shadySide(pen, bark, 0.14), { opacity: 0.7 }) +
    pen.path(
      front.join(""),
      pen.across(
        [
          [0, litSide(pen, leaf, 0.34)],
          [1, leaf],
        ],
        "down",
      ),
    ) +
    pen.path(nuts, shadySide(pen, bark, 0.12))
  );
}

export const palm: Drawing = {
  layer: "land",
  fill: 0.16,
  extent(element, frame) {
    const [crown, far] = [38, 52];
    const two = element.variant >= 0.6;
    return reach(
      element,
      frame,
      height(element.size),
      element.turn < 0.5 ? [far + (two ? 3 : 0), 95, crown, 3] : [two ? 62 : crown, 95, far, 3],
    );
  },
  draw(element, pen) {
    const size = height(element.size);
    const stand = standOn(pen, element, size);
    const bend = (element.turn < 0.5 ? -1 : 1) * (0.35 + Math.abs(element.turn - 0.5));
    const colours = [surface(pen, element, FROND), local(pen, element, TRUNK)] as const;
    const first = single(pen, stand, bend, element.roughness, colours);
    const ground = contact(pen, stand.x, stand.y, 38 * stand.unit);
    if (element.variant < 0.6) return ground + first;
    const second = standAt(stand.x - 22 * stand.unit, stand.y - 1.5 * stand.unit, size * 0.72);
    return (
      ground +
      contact(pen, second.x, second.y, 26 * stand.unit) +
      single(pen, second, -bend, element.roughness, colours) +
      first
    );
  },
};
