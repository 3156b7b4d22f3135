/**
 * @file A castle: size 100–500 wide; variant raises the keep; roughness moves the towers; turn below 0.5 flies the flags to the
 * left. The colour offset dyes the walls; cone roofs and flags lean to the accent, windows are lit in the dark.
 */
import type { Oklab } from "../../../app/colour/oklab.ts";
import type { Drawing } from "../pen.ts";
import { underSnow } from "../shapes.ts";
import { roofing } from "./house.ts";
import { reach, standOn } from "./shared/stand.ts";
import type { Stand } from "./shared/stand.ts";
import { contact, glass, lightSide, litSide, local, shadySide, surface } from "./shared/tone.ts";

const STONE: Oklab = { l: 0.82, a: 0.012, b: 0.03 };

interface Tower {
  readonly x: number;
  readonly half: number;
  readonly top: number;
  readonly roofed: boolean;
}

function width(size: number): number {
  return 100 + 400 * size;
}

/** A wall with merlons along its top. */
function crenellated(stand: Stand, left: number, right: number, top: number): string {
  const merlons = Math.max(3, Math.round((right - left) / 4.4));
  const step = (right - left) / (2 * merlons - 1);
  let outline = `${left},0 ${left},${top}`;
  for (let i = 0; i < 2 * merlons - 1; i++) {
    const y = i % 2 === 0 ? top + 3 : top;
    outline += ` ${left + i * step},${y} ${left + (i + 1) * step},${y}`;
  }
  return stand.cut(`${outline} ${right},${top} ${right},0`);
}

function flag(stand: Stand, { x, half, top }: Tower, side: number): string {
  const tip = top + half * 3.4;
  return stand.curve(
    `${x},${tip + 9}! ${x + side * 5},${tip + 10} ${x + side * 11},${tip + 7}! ${x + side * 6},${tip + 6} ${x},${tip + 4.4}!`,
  );
}

export const castle: Drawing = {
  layer: "land",
  fill: 0.45,
  extent: (element, frame) => reach(element, frame, width(element.size), [54, 74 + 16 * element.variant, 54, 3]),
  draw(element, pen) {
    const stand = standOn(pen, element, width(element.size));
    const jitter = (): number => pen.random.between(-1, 1) * (1 + 3 * element.roughness);
    const rise = 16 * element.variant;
    const back: Tower[] = [
      { x: -14 + jitter(), half: 4.6, top: 44 + rise * 0.7 + jitter(), roofed: true },
      { x: 17 + jitter(), half: 5.4, top: 38 + rise * 0.5 + jitter(), roofed: true },
      { x: 3 + jitter() * 0.6, half: 6.4, top: 42 + rise, roofed: true },
    ];
    const front: Tower[] = [
      { x: -42, half: 6, top: 30 + jitter(), roofed: true },
      { x: 42, half: 6, top: 32 + jitter(), roofed: true },
      { x: -11, half: 4.4, top: 24, roofed: false },
      { x: 11, half: 4.4, top: 24, roofed: false },
    ];
    const wall = underSnow(pen, surface(pen, element, STONE), element.depth, 0.1);
    const roof = underSnow(pen, roofing(pen, element), element.depth, 0.85);
    const pane = glass(pen, element);
    const body = ({ x, half, top }: Tower): string => crenellated(stand, x - half, x + half, top);
    const cone = ({ x, half, top }: Tower): string =>
      stand.cut(`${x - half - 1.4},${top + 1} ${x},${top + half * 3.4} ${x + half + 1.4},${top + 1}`);
    const keep = crenellated(stand, -20, 24, 34);
    const curtain = crenellated(stand, -40, 40, 18);
    const roofed = [...back, ...front].filter((tower) => tower.roofed);
    const flags = roofed.filter((_, i) => i < 3);
    const side = element.turn < 0.5 ? -1 : 1;
    const banners = flags.map((tower) => flag(stand, tower, side)).join("");
    const banner = local(pen, element, pen.globals.accent);
    if (pen.detail === "low") {
      return (
        pen.path([...back, ...front].map(body).join("") + keep + curtain, wall) +
        pen.path(roofed.map(cone).join(""), roof) +
        pen.path(banners, banner)
      );
    }
    const away = -lightSide(pen);
    const shade = ({ x, half, top }: Tower): string => {
      const edge = x + away * half;
      return stand.cut(
        `${edge},0 ${edge},${top + 1} ${edge - away * half * 0.8},${top + 1} ${edge - away * half * 0.8},0`,
      );
    };
    const slits = [
      ...back.map(({ x, top }) => [x, top - 7] as const),
      ...front.map(({ x, top }) => [x, top - 9] as const),
      ...([
        [-12, 24],
        [14, 25],
        [3, 26],
        [-27, 8],
        [27, 8],
      ] as const),
    ].map(([x, y]) =>
      stand.curve(`${x - 1},${y}! ${x - 1},${y + 3.6} ${x},${y + 5} ${x + 1},${y + 3.6} ${x + 1},${y}!`),
    );
    const poles = flags
      .map(({ x, half, top }) => stand.limb(`${x},${top + half * 3.2},0.6 ${x},${top + half * 3.4 + 9.4},0.5`))
      .join("");
    const coneShade = ({ x, half, top }: Tower): string =>
      stand.cut(`${x + away * (half + 1.4)},${top + 1} ${x},${top + half * 3.4} ${x + away * half * 0.15},${top + 1}`);
    const distant = shadySide(pen, wall, 0.05);
    return (
      contact(pen, stand.x, stand.y, 108 * stand.unit, 1.2) +
      pen.path(poles, shadySide(pen, roof, 0.15)) +
      pen.path(banners, banner) +
      pen.path(back.map(body).join(""), litSide(pen, distant, 0.1)) +
      pen.path(back.map(shade).join(""), shadySide(pen, distant, 0.12), { opacity: 0.7 }) +
      pen.path(keep, distant) +
      pen.path(roofed.map(cone).join(""), litSide(pen, roof, 0.12)) +
      pen.path(roofed.map(coneShade).join(""), shadySide(pen, roof, 0.13), { opacity: 0.8 }) +
      pen.path(curtain, litSide(pen, wall, 0.05)) +
      pen.path(front.map(body).join(""), litSide(pen, wall, 0.22)) +
      pen.path(front.map(shade).join(""), shadySide(pen, wall, 0.12), { opacity: 0.75 }) +
      pen.path(slits.join(""), pane) +
      pen.path(stand.curve("-6,0! -6,10 0,15 6,10 6,0!"), shadySide(pen, wall, 0.34)) +
      pen.path(
        ["-3,0,0.5 -3,12,0.5", "0,0,0.5 0,14,0.5", "3,0,0.5 3,12,0.5"].map(stand.limb).join(""),
        shadySide(pen, wall, 0.15),
      )
    );
  },
};
