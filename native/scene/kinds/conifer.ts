/**
 * @file Conifers: size 40–370 is the height of the tallest; variant their number, 1–20, above 0.75 a belt across the whole
 * frame; roughness leans them and breaks the tiers; turn leans them all. The colour offset dyes the needles.
 */
import type { Element } from "../../../app/scene/scene.ts";
import { mix, shade } from "../../../app/colour/oklab.ts";
import type { Oklab } from "../../../app/colour/oklab.ts";
import type { Drawing, Frame, Pen, Point } from "../pen.ts";
import { snowColour } from "../shapes.ts";
import { polygon, rectangle } from "./shared/outline.ts";
import { contact, dye, litSide, local } from "./shared/tone.ts";

const NEEDLES: Oklab = { l: 0.42, a: -0.06, b: 0.03 };

function height(size: number): number {
  return 40 + 330 * size;
}

function count(variant: number): number {
  return 1 + Math.round(variant * 19);
}

/** Width of the row, in drawing units. */
function row(element: Element, frame: Frame): number {
  if (count(element.variant) === 1) return 0;
  return element.variant > 0.75 ? frame.width * 1.3 : 110 + element.variant * 620;
}

interface Conifer {
  readonly x: number;
  readonly y: number;
  readonly height: number;
  readonly tone: number;
  /** From the tip downwards, left and right edge. */
  readonly left: readonly Point[];
  readonly right: readonly Point[];
}

function grow(pen: Pen, element: Element, x: number, y: number, tall: number): Conifer {
  const { random } = pen;
  const tiers = 5 + Math.round(tall / 75);
  const half = tall * random.between(0.19, 0.25);
  const lean = ((random.uniform() - 0.5) * element.roughness * 0.25 + (element.turn - 0.5) * 0.35) * tall;
  const tone = random.uniform() - 0.5;
  const tip: Point = [x + lean, y - tall];
  const left: Point[] = [tip];
  const right: Point[] = [tip];
  for (let tier = 1; tier <= tiers; tier++) {
    const t = tier / tiers;
    const top = y - tall + tall * 0.92 * t;
    const middle = x + lean * (1 - t);
    const droop = tall * (0.012 + 0.016 * random.uniform());
    const spread = half * t ** 0.92;
    const ragged = 0.1 + 0.25 * element.roughness;
    left.push([middle - spread * (1 + ragged * (random.uniform() - 0.5)), top + droop]);
    right.push([middle + spread * (1 + ragged * (random.uniform() - 0.5)), top + droop]);
    if (tier < tiers) {
      left.push([middle - spread * 0.52, top - tall * 0.012]);
      right.push([middle + spread * 0.52, top - tall * 0.012]);
    }
  }
  return { x, y, height: tall, tone, left, right };
}

function crown({ left, right, x, y, height: tall }: Conifer): string {
  return polygon([...left, [x, y - tall * 0.035], ...right.slice(1).toReversed()]);
}

/** The half of the tree that faces the light. */
function litHalf(pen: Pen, { left, right, x, y, height: tall }: Conifer): string {
  const side = pen.lightFromLeft ? left : right;
  const towards = pen.lightFromLeft ? -1 : 1;
  return polygon([...side, [x + towards * tall * 0.02, y - tall * 0.05]]);
}

/** Snow lies on the outer end of every tier, a little more towards the tip. */
function snow({ left, right, x, height: tall }: Conifer): string {
  const caps = [left, right].flatMap((side) =>
    side.flatMap((point, i) => {
      const above = side[i - 1];
      if (above === undefined || i % 2 === 0) return [];
      const inner: Point = [point[0] + (x - point[0]) * 0.62, point[1] - tall * 0.022];
      return [polygon([above, point, inner])];
    }),
  );
  return caps.join("");
}

export const conifer: Drawing = {
  layer: "land",
  fill: 0.34,
  extent(element, frame) {
    const tall = height(element.size);
    const n = count(element.variant);
    const half = (row(element, frame) * (n - 0.4)) / n / 2 + tall * (0.22 + 0.1 * Math.abs(element.turn - 0.5));
    const [x, y] = [element.x * frame.width, element.y * frame.height];
    return { left: x - half, top: y - tall * 1.02, right: x + half, bottom: y + tall * 0.08 };
  },
  draw(element, pen) {
    const n = count(element.variant);
    const tall = height(element.size);
    const width = row(element, pen.frame);
    const trees: Conifer[] = [];
    for (let i = 0; i < n; i++) {
      const along = n === 1 ? 0 : (i + 0.2 + 0.6 * pen.random.uniform()) / n - 0.5;
      const share = n === 1 ? 1 : Math.max(i === n >> 1 ? 1 : 0, 0.52 + 0.48 * pen.random.uniform() ** 0.8);
      const y = pen.y(element.y) + (n === 1 ? 0 : (pen.random.uniform() - 0.35) * tall * 0.08);
      trees.push(grow(pen, element, pen.x(element.x) + along * width, y, tall * share));
    }
    trees.sort((a, b) => b.height - a.height);
    const land = pen.ramp(Math.min(1, element.depth + 0.18));
    const needles = dye(mix({ ...land, l: land.l * 0.84 }, local(pen, element, NEEDLES), 0.28), element.colour);
    const white = pen.tint(snowColour(pen), element.depth);
    const snowy = pen.globals.snowCover;
    const trunks = trees
      .map(({ x, y, height: h }) => rectangle(x - h * 0.018, y - h * 0.08, h * 0.036, h * 0.1))
      .join("");
    if (pen.detail === "low") {
      const all = trees.map(crown).join("") + trunks;
      return (
        pen.path(all, needles) +
        pen.path(trees.map((one) => litHalf(pen, one)).join(""), litSide(pen, needles, 0.22), { opacity: 0.5 }) +
        (snowy > 0.25 ? pen.path(trees.map(snow).join(""), white, { opacity: snowy }) : "")
      );
    }
    let drawn = trees.map((one) => contact(pen, one.x, one.y + one.height * 0.015, one.height * 0.4)).join("");
    drawn += pen.path(trunks, shade(needles, -0.07));
    for (const one of trees) {
      const own = shade(needles, one.tone * 0.06);
      const fade = pen.across(
        [
          [0, litSide(pen, own, 0.12)],
          [1, shade(own, -0.035)],
        ],
        "down",
      );
      drawn += pen.path(crown(one), fade);
      if (element.depth > 0.25) drawn += pen.path(litHalf(pen, one), litSide(pen, own, 0.28), { opacity: 0.5 });
      if (snowy > 0.15)
        drawn += pen.path(snow(one), mix(white, own, 0.35 * (1 - snowy)), { opacity: 0.35 + 0.6 * snowy });
    }
    return drawn;
  },
};
