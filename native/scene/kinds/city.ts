/**
 * @file A row of towers across the frame, tallest around the element's x: size 80–520 is the height of the tallest; variant
 * the share of lit windows; roughness above 0.6 tilts the towers. The colour offset dyes the walls.
 */
import type { Element } from "../../../app/scene/scene.ts";
import { mix, shade } from "../../../app/colour/oklab.ts";
import type { Drawing, Pen } from "../pen.ts";
import { clamp, underSnow } from "../shapes.ts";
import { polygon, rectangle } from "./shared/outline.ts";
import { dye, lamplight, litSide } from "./shared/tone.ts";

const FOUNDATION = 30;
const FLOOR = 19;

function height(size: number): number {
  return 80 + 440 * size;
}

interface Tower {
  readonly x: number;
  readonly width: number;
  readonly height: number;
  readonly tilt: number;
  readonly slant: number;
  /** Height of a pitched roof or a set-back; 0 for a flat one. */
  readonly roof: number;
  readonly form: "pitched" | "stepped" | "flat";
  readonly mast: boolean;
  readonly tone: number;
  /** One number a window, row by row. */
  readonly windows: readonly number[];
}

function build(pen: Pen, element: Element): readonly Tower[] {
  const { random, frame } = pen;
  const tall = height(element.size);
  const towers: Tower[] = [];
  const crooked = element.roughness > 0.6 ? element.roughness : 0;
  for (let x = -0.16 * frame.width; x < 1.16 * frame.width;) {
    const width = 30 + 70 * random.uniform() * (0.6 + 0.6 * element.size);
    const middle = (x + width / 2) / frame.width - element.x;
    const bell = 0.45 + 0.55 * Math.exp(-(middle ** 2) / 0.06);
    const rise = tall * bell * random.between(0.35, 1);
    const form = random.pick(["pitched", "stepped", "flat", "flat"] as const);
    const columns = Math.max(2, Math.floor(width / 15));
    const rows = Math.max(0, Math.floor(rise / FLOOR) - 1);
    towers.push({
      x,
      width,
      height: rise,
      form,
      roof: form === "flat" ? 0 : width * random.between(0.25, form === "pitched" ? 0.8 : 0.5),
      tilt: (random.uniform() - 0.5) * 0.16 * crooked * rise,
      slant: (random.uniform() - 0.5) * 30 * crooked,
      mast: random.chance(0.25),
      tone: random.uniform() - 0.5,
      windows: Array.from({ length: columns * rows }, () => random.uniform()),
    });
    x += width * random.between(0.82, 1.12);
  }
  return towers;
}

function outline({ x, width, height: rise, tilt, slant, roof, form }: Tower, foot: number): string {
  const top = foot - rise;
  const flat = [
    [x + tilt, top],
    [x + width + tilt, top + slant],
  ] as const;
  const crown =
    form === "pitched"
      ? [flat[0], [x + width / 2 + tilt, top - roof] as const, flat[1]]
      : form === "stepped"
        ? [
            flat[0],
            [x + width * 0.2 + tilt, top] as const,
            [x + width * 0.2 + tilt, top - roof] as const,
            [x + width * 0.8 + tilt, top - roof] as const,
            [x + width * 0.8 + tilt, top] as const,
            flat[1],
          ]
        : flat;
  return polygon([[x, foot + FOUNDATION], ...crown, [x + width, foot + FOUNDATION]]);
}

function lit(tower: Tower, foot: number, which: (chance: number) => boolean): string {
  const { x, width, height: rise, tilt, windows } = tower;
  const columns = Math.max(2, Math.floor(width / 15));
  const rows = windows.length / columns;
  return windows
    .map((chance, i) => {
      const row = Math.floor(i / columns) + 1;
      const left = x + (((i % columns) + 0.5) * width) / columns - 3.2 + tilt * (1 - row / (rows + 1));
      return which(chance) ? rectangle(left, foot - rise + row * FLOOR, 6.4, 8.6) : "";
    })
    .join("");
}

export const city: Drawing = {
  layer: "land",
  fill: 0.5,
  extent: (element, frame) => ({
    left: 0,
    top: element.y * frame.height - height(element.size) * 0.9 - 34,
    right: frame.width,
    bottom: element.y * frame.height + FOUNDATION,
  }),
  draw(element, pen) {
    const towers = build(pen, element);
    const foot = pen.y(element.y);
    const wall = dye(pen.ramp(element.depth), element.colour);
    const masts = towers
      .filter(({ mast }) => mast)
      .map(({ x, width, height: rise, tilt, roof }) =>
        rectangle(x + width / 2 - 1.3 + tilt, foot - rise - roof - rise * 0.14, 2.6, rise * 0.14 + 4),
      )
      .join("");
    const near = element.depth > 0.25;
    const share = element.variant * (pen.dark ? 0.8 : 0.55);
    const light = mix(lamplight(pen), pen.globals.light, pen.dark ? 0 : 0.4);
    const shining = near
      ? pen.path(towers.map((tower) => lit(tower, foot, (chance) => chance < share)).join(""), light, { opacity: 0.92 })
      : "";
    const air = clamp(0.12 + pen.globals.haze * 0.6) * (1 - element.depth * 0.7);
    if (pen.detail === "low") {
      // One gradient over all towers stands for each tower's own and for its lit edge.
      const faces = pen.linear(
        [
          [0, litSide(pen, wall, 0.2)],
          [1, mix(litSide(pen, wall, 0.04), pen.globals.skyHorizon, air)],
        ],
        [0, foot - 0.75 * height(element.size)],
        [0, foot + FOUNDATION],
      );
      return pen.path(towers.map((tower) => outline(tower, foot)).join("") + masts, faces) + shining;
    }
    const blind = near
      ? pen.path(
          towers.map((tower) => lit(tower, foot, (chance) => chance > 0.88 && chance >= share)).join(""),
          shade(wall, -0.08),
          { opacity: 0.6 },
        )
      : "";
    let drawn = pen.path(masts, wall);
    for (const tower of towers) {
      const own = shade(wall, tower.tone * 0.07);
      const { x, width, height: rise, tilt } = tower;
      drawn += pen.path(
        outline(tower, foot),
        pen.across(
          [
            [0, litSide(pen, own, 0.14)],
            [1, mix(own, pen.globals.skyHorizon, air)],
          ],
          "down",
        ),
      );
      const [from, to] = pen.lightFromLeft ? [0, 0.28] : [0.72, 1];
      const edge = polygon([
        [x + width * from, foot + FOUNDATION],
        [x + width * from + tilt, foot - rise],
        [x + width * to + tilt, foot - rise + tower.slant * (pen.lightFromLeft ? 0.28 : 1)],
        [x + width * to, foot + FOUNDATION],
      ]);
      drawn += pen.path(edge, litSide(pen, own, 0.4), { opacity: 0.3 });
      if (pen.globals.snowCover > 0.2 && tower.form === "flat")
        drawn += pen.path(rectangle(x + tilt - 1, foot - rise - 3, width + 2, 5), underSnow(pen, own, element.depth));
    }
    return drawn + blind + shining;
  },
};
