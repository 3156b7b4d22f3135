/** @file A kite: four facets, a cross, and a tail of bows on the wind; its string runs down out of sight. */
import { mix, type Oklab, shade } from "../../../app/colour/oklab.ts";
import type { Element } from "../../../app/scene/scene.ts";
import type { Drawing, Point } from "../pen.ts";
import { box, offset, polygon, short, smooth } from "../shapes.ts";

function spanOf(element: Element): number {
  return 36 + element.size * 90;
}

/** x, y: the cross. turn: lean. variant: above 0.5 striped in light, else in a fresh colour. */
export const kite: Drawing = {
  layer: "land",
  draw(element, pen) {
    const { globals, random } = pen;
    const s = spanOf(element);
    const x = pen.x(element.x);
    const y = pen.y(element.y);
    const angle = ((element.turn - 0.5) * 120 + (pen.lightFromLeft ? 18 : -18)) * (Math.PI / 180);
    const at = (dx: number, dy: number): Point => [
      x + s * (dx * Math.cos(angle) - dy * Math.sin(angle)),
      y + s * (dx * Math.sin(angle) + dy * Math.cos(angle)),
    ];
    const [top, left, right, tip, middle] = [at(0, -0.75), at(-0.58, 0), at(0.58, 0), at(0, 1.05), at(0, 0)];
    const accent = pen.tint(offset(globals.accent, element.colour), element.depth);
    const fresh: Oklab = { l: 0.84, a: -accent.a * 0.6, b: -accent.b * 0.3 };
    const second = element.variant > 0.5 ? shade(globals.light, 0.02) : fresh;
    const [litColour, darkColour] = [mix(accent, globals.light, 0.15), shade(accent, -0.07)];
    const facet = (a: Point, b: Point, colour: Oklab): string => pen.path(polygon([a, b, middle]), colour);

    const gust = pen.lightFromLeft ? 1 : -1;
    const drift = (0.35 + globals.wind) * gust;
    const tail: Point[] = [tip];
    for (let i = 1; i <= 6; i++)
      tail.push([
        tip[0] + s * drift * 0.22 * i,
        tip[1] + s * (0.24 * i + 0.14 * (i % 2 === 0 ? 1 : -1) * random.between(0.5, 1)),
      ]);
    let bows = "";
    for (const [bx, by] of tail.slice(1)) {
      const b = s * 0.11;
      bows +=
        polygon([
          [bx - b, by - b * 0.7],
          [bx, by],
          [bx - b, by + b * 0.7],
        ]) +
        polygon([
          [bx + b, by - b * 0.7],
          [bx, by],
          [bx + b, by + b * 0.7],
        ]);
    }
    const hand: Point = [x - gust * (120 + 60 * random.uniform()), pen.frame.height * 0.9];
    const string = `M${short(middle[0])} ${short(middle[1])}Q${short((x + hand[0]) / 2 + gust * 40)} ${short((y + hand[1]) / 2 + 40)} ${short(hand[0])} ${short(hand[1])}`;
    const thread = mix(pen.ramp(0.9), globals.light, 0.25);
    return (
      pen.path(string, "none", { opacity: 0.45, stroke: { colour: thread, width: 1.3 } }) +
      pen.path(smooth(tail), "none", { stroke: { colour: thread, width: Math.max(1.4, s * 0.02) } }) +
      pen.path(bows, second) +
      facet(top, left, litColour) +
      facet(top, right, second) +
      facet(left, tip, shade(second, -0.06)) +
      facet(right, tip, darkColour)
    );
  },
  extent(element, frame) {
    const s = spanOf(element);
    const x = element.x * frame.width;
    const y = element.y * frame.height;
    return box(x - s, y - s, x + s, y + s * 2.2);
  },
  fill: 0.25,
};
