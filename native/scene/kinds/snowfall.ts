/** @file Falling snow: flakes of three sizes, the near ones soft and large. */
import { bleed } from "../frame.ts";
import type { Drawing, Point } from "../pen.ts";
import { box, dots, snowColour } from "../shapes.ts";

/** Share of all flakes, diameter and opacity of each distance. */
const DISTANCES = [
  [0.6, 3.4, 0.55],
  [0.3, 6, 0.75],
  [0.1, 11, 0.85],
] as const;

/** size: how dense. variant: how large. roughness: a blizzard packs the flakes in gusts. */
export const snowfall: Drawing = {
  layer: "weather",
  draw(element, pen) {
    const { random, frame } = pen;
    const margin = bleed(frame);
    const colour = snowColour(pen);
    const total = (80 + element.size * 260) * ((frame.width * frame.height) / 1_000_000);
    const large = 0.8 + 0.7 * element.variant;
    return DISTANCES.map(([share, diameter, opacity]) => {
      const flakes: Point[] = [];
      for (let i = 0; i < total * share; i++) {
        const x = random.between(-margin, frame.width + margin);
        const y = random.between(-margin, frame.height + margin);
        const gust = Math.sin((x + y * 1.6) / 170) * 60 * element.roughness;
        flakes.push([x + gust, y]);
      }
      return pen.path(dots(flakes), "none", { opacity, stroke: { colour, width: diameter * large, cap: "round" } });
    }).join("");
  },
  extent: (_, frame) => box(0, 0, frame.width, frame.height),
  fill: 0.05,
};
