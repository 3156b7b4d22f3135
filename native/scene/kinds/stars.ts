/** @file Stars: dots of three sizes, thinning out towards the horizon; a few sparkle. */
import { shade } from "../../../app/colour/oklab.ts";
import type { Drawing, Point } from "../pen.ts";
import { box, clamp, dots, sparkle } from "../shapes.ts";

/** Diameter and opacity of each magnitude, faint to bright. */
const MAGNITUDES = [
  [2.2, 0.5],
  [3.2, 0.75],
  [4.6, 1],
] as const;

/** variant: above 0.6 a milky way crosses the sky. size: how many stars. */
export const stars: Drawing = {
  layer: "heavens",
  draw(element, pen) {
    const { random, frame } = pen;
    const colour = shade(pen.globals.light, 0.12, 0.45);
    const count = Math.round((50 + element.size * 170) * (frame.width / 1000));
    const bySize: Point[][] = MAGNITUDES.map(() => []);
    let bright = "";
    for (let i = 0; i < count; i++) {
      const x = random.between(-60, frame.width + 60);
      const y = random.uniform() ** 1.4 * pen.horizon * 0.96 - 30;
      const rank = random.uniform();
      if (rank > 1.12 - y / pen.horizon) continue;
      if (rank > 0.955) bright += sparkle([x, y], random.between(8, 16));
      else bySize[rank < 0.62 ? 0 : rank < 0.88 ? 1 : 2]!.push([x, y]);
    }
    const band: Point[] = [];
    if (element.variant > 0.6) {
      const lean = random.between(-0.5, 0.5);
      for (let i = 0; i < count * 2; i++) {
        const along = random.uniform();
        const y = along * pen.horizon * 0.95;
        band.push([frame.width * (0.5 + lean * (along - 0.5) * 2) + random.normal() * (40 + 70 * along), y]);
      }
    }
    const small = pen.detail === "low" ? 1.5 : 1;
    const spots = (points: readonly Point[], width: number, opacity: number): string =>
      points.length === 0
        ? ""
        : pen.path(dots(points), "none", { opacity, stroke: { colour, width: width * small, cap: "round" } });
    return (
      spots(band, 1.6, 0.4) +
      MAGNITUDES.map(([width, opacity], i) => spots(bySize[i]!, width, clamp(opacity / small))).join("") +
      (bright === "" ? "" : pen.path(bright, colour))
    );
  },
  extent: (_, frame, globals) => box(0, 0, frame.width, globals.horizon * frame.height),
  fill: 0.02,
};
