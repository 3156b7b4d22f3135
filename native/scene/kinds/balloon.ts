/** @file A hot-air balloon: gores between meridians in two colours, a skirt, ropes and a basket. */
import { mix, type Oklab, shade } from "../../../app/colour/oklab.ts";
import type { Element } from "../../../app/scene/scene.ts";
import type { Drawing, Pen } from "../pen.ts";
import { box, offset, short } from "../shapes.ts";

function radiusOf(element: Element): number {
  return 30 + element.size * 115;
}

/** The envelope between two meridians, −1 the left edge … 1 the right; x grows with the sine of the longitude. */
function gore(x: number, y: number, r: number, from: number, to: number): string {
  const at = (dx: number, dy: number): string => `${short(x + dx * r)} ${short(y + dy * r)}`;
  const side = (k: number): string => `C${at(0.62 * k, -0.98)} ${at(0.98 * k, -0.62)} ${at(0.98 * k, -0.1)}`;
  const lower = (k: number): string => `C${at(0.98 * k, 0.38)} ${at(0.52 * k, 0.72)} ${at(0.2 * k, 1.12)}`;
  const back = (k: number): string =>
    `C${at(0.52 * k, 0.72)} ${at(0.98 * k, 0.38)} ${at(0.98 * k, -0.1)}C${at(0.98 * k, -0.62)} ${at(0.62 * k, -0.98)} ${at(0, -0.98)}`;
  return `M${at(0, -0.98)}${side(to)}${lower(to)}L${at(0.2 * from, 1.12)}${back(from)}Z`;
}

/** The two papers the envelope is cut from, by variant thirds: warm, fresh, or accent and white. */
function papers(element: Element, pen: Pen): readonly [Oklab, Oklab] {
  const { accent, light } = pen.globals;
  const first = pen.tint(offset(accent, element.colour), element.depth);
  const fresh: Oklab = { l: Math.min(0.82, accent.l + 0.12), a: -accent.a * 0.7, b: -accent.b * 0.35 };
  const white: Oklab = { l: 0.965, a: light.a * 0.2, b: light.b * 0.25 };
  const second = element.variant < 0.34 ? shade(light, 0.02) : element.variant < 0.67 ? fresh : white;
  return [first, pen.tint(second, element.depth)];
}

/** x, y: middle of the envelope. variant: which second colour. turn: lean. */
export const balloon: Drawing = {
  layer: "land",
  draw(element, pen) {
    const r = radiusOf(element);
    const x = pen.x(element.x);
    const y = pen.y(element.y);
    const [first, second] = papers(element, pen);
    const dark = pen.ramp(Math.max(0.8, element.depth));
    const stripes = 4;
    let odd = "";
    for (let i = 0; i < stripes; i++) {
      const edge = (k: number): number => Math.sin((k / (2 * stripes) - 0.5) * Math.PI);
      odd += gore(x, y, r, edge(2 * i + 0.5), edge(2 * i + 1.5));
    }
    const shadeSide = pen.linear(
      [
        [pen.lightFromLeft ? 0.4 : 0.6, dark, 0],
        [pen.lightFromLeft ? 1 : 0, dark, 0.42],
      ].toSorted((a, b) => (a[0] as number) - (b[0] as number)) as [number, Oklab, number][],
      [x - r, y],
      [x + r, y],
    );
    const whole = gore(x, y, r, -1, 1);
    const basketTop = y + r * 1.5;
    const rope = (side: number): string =>
      `M${short(x + side * r * 0.19)} ${short(y + r * 1.1)}L${short(x + side * r * 0.13)} ${short(basketTop)}`;
    const basket = `M${short(x - r * 0.15)} ${short(basketTop)}h${short(r * 0.3)}l${short(-r * 0.03)} ${short(r * 0.2)}q${short(-r * 0.12)} ${short(r * 0.04)} ${short(-r * 0.24)} 0Z`;
    const drawn =
      pen.path(rope(-1) + rope(1), "none", { stroke: { colour: dark, width: Math.max(1, r * 0.025) } }) +
      pen.path(basket, mix(dark, pen.globals.accent, 0.15)) +
      pen.path(whole, first) +
      pen.path(odd, second) +
      pen.path(whole, shadeSide);
    const lean = (element.turn - 0.5) * 40;
    return Math.abs(lean) < 0.5
      ? drawn
      : pen.group(drawn, { transform: `rotate(${short(lean)} ${short(x)} ${short(y)})` });
  },
  extent(element, frame) {
    const r = radiusOf(element);
    const x = element.x * frame.width;
    const y = element.y * frame.height;
    return box(x - r, y - r, x + r, y + r * 1.72);
  },
  fill: 0.6,
};
