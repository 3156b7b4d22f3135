/** @file The sun: a paper disc, with halo rings when the air is bright. */
import { mix, shade } from "../../../app/colour/oklab.ts";
import type { Element } from "../../../app/scene/scene.ts";
import type { Drawing } from "../pen.ts";
import { box, offset } from "../shapes.ts";

function radiusOf(element: Element): number {
  return 40 + element.size * 110;
}

/** variant: above 0.35 two to four halo rings. roughness: how much of the accent burns in the disc. */
export const sun: Drawing = {
  layer: "heavens",
  draw(element, pen) {
    const { globals } = pen;
    const radius = radiusOf(element);
    const centre = [pen.x(element.x), pen.y(element.y)] as const;
    const colour = offset(globals.light, element.colour);
    const rings = element.variant > 0.35 ? 2 + Math.floor((element.variant - 0.35) * 3.9) : 0;
    let drawn = "";
    for (let ring = rings; ring > 0; ring--)
      drawn += pen.circle(centre, radius * (1 + ring * 0.34 + 0.06 * ring * ring), colour, { opacity: 0.14 });
    const low = mix(colour, globals.accent, 0.14 + 0.3 * element.roughness + 0.1 * globals.goldenHour);
    const disc = pen.linear(
      [
        [0, shade(colour, 0.03)],
        [0.45, colour],
        [1, low],
      ],
      [centre[0], centre[1] - radius],
      [centre[0], centre[1] + radius],
    );
    return drawn + pen.circle(centre, radius, disc);
  },
  extent(element, frame) {
    const radius = radiusOf(element);
    const x = element.x * frame.width;
    const y = element.y * frame.height;
    return box(x - radius, y - radius, x + radius, y + radius);
  },
  fill: 0.785,
};
