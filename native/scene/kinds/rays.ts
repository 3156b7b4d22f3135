/** @file Sun rays: wedges of light from where the light stands, cut at the horizon. */
import type { Drawing, Point } from "../pen.ts";
import { above, box, polygon } from "../shapes.ts";

const REACH = 2200;

/** size: how many rays. roughness: how strong and uneven they are. */
export const rays: Drawing = {
  layer: "light",
  draw(element, pen) {
    const { random, globals } = pen;
    const count = Math.round(9 + element.size * 11);
    const start = random.uniform() * 2 * Math.PI;
    const from: Point = [pen.lightX, Math.min(pen.lightY, pen.horizon)];
    let data = "";
    for (let i = 0; i < count; i++) {
      const middle = start + (i / count) * 2 * Math.PI;
      const half = (Math.PI / count) * (0.5 + 0.35 * random.uniform() * element.roughness);
      const tip = (angle: number): Point => [from[0] + REACH * Math.cos(angle), from[1] + REACH * Math.sin(angle)];
      const wedge = above([from, tip(middle - half), tip(middle + half)], pen.horizon + 4);
      if (wedge.length > 2) data += polygon(wedge);
    }
    const strength = 0.35 + 0.5 * element.roughness;
    const light = globals.light;
    const fading = pen.radial(
      [
        [0, light, 0.12 * strength],
        [0.06, light, 0.55 * strength],
        [0.45, light, 0.24 * strength],
        [1, light, 0],
      ],
      from,
      1050 + 0.4 * (pen.frame.width - 1000),
    );
    return pen.path(data, fading);
  },
  extent: (_, frame, globals) => box(0, 0, frame.width, globals.horizon * frame.height),
  fill: 0.45,
};
