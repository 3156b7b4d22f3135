/** @file The moon: a crescent or a full disc with its seas, in a soft halo. */
import { mix, shade } from "../../../app/colour/oklab.ts";
import type { Element } from "../../../app/scene/scene.ts";
import type { Drawing } from "../pen.ts";
import { box, disc, offset, short } from "../shapes.ts";

/** Places and sizes of the seas in radii, roughly as the eye knows them. */
const SEAS = [
  [-0.3, -0.32, 0.27],
  [0.16, -0.4, 0.17],
  [0.36, -0.08, 0.2],
  [-0.5, 0.12, 0.19],
  [-0.08, 0.06, 0.12],
  [0.1, 0.5, 0.1],
] as const;

function radiusOf(element: Element): number {
  return 28 + element.size * 82;
}

/** variant: below 0.5 a crescent (turn leans it), else full. */
export const moon: Drawing = {
  layer: "heavens",
  draw(element, pen) {
    const radius = radiusOf(element);
    const x = pen.x(element.x);
    const y = pen.y(element.y);
    const colour = offset(shade(pen.globals.light, 0.05, 0.6), element.colour);
    const halo = pen.radial(
      [
        [0, colour, 0.4],
        [0.4, colour, 0.2],
        [0.7, colour, 0.06],
        [1, colour, 0],
      ],
      [x, y],
      radius * 3.2,
    );
    const glow = pen.circle([x, y], radius * 3.2, halo);
    if (element.variant < 0.5) {
      const r = short(radius);
      const hollow = short(radius * (0.74 + 0.3 * element.variant));
      const tipX = short(x + radius * 0.4);
      const data = `M${tipX} ${short(y - radius * 0.917)}A${r} ${r} 0 1 0 ${tipX} ${short(y + radius * 0.917)}A${hollow} ${hollow} 0 1 1 ${tipX} ${short(y - radius * 0.917)}Z`;
      const lean = (element.turn - 0.5) * 120 - 20;
      return glow + pen.path(data, colour, { transform: `rotate(${short(lean)} ${short(x)} ${short(y)})` });
    }
    const seas = SEAS.map(([dx, dy, size]) => disc([x + dx * radius, y + dy * radius], size * radius)).join("");
    const shaded = mix(shade(colour, -0.09), pen.globals.skyTop, 0.12);
    return glow + pen.circle([x, y], radius, colour) + pen.path(seas, shaded, { opacity: 0.6 });
  },
  extent(element, frame) {
    const radius = radiusOf(element);
    const x = element.x * frame.width;
    const y = element.y * frame.height;
    return box(x - radius, y - radius, x + radius, y + radius);
  },
  fill: 0.7,
};
