/** @file Smoke: puffs that rise, swell, lean with the wind and thin out. */
import { mix, shade } from "../../../app/colour/oklab.ts";
import type { Element } from "../../../app/scene/scene.ts";
import type { Drawing } from "../pen.ts";
import { box, offset } from "../shapes.ts";
import { plume } from "./shared/plume.ts";

function heightOf(element: Element): number {
  return 80 + element.size * 420;
}

/** x, y: where it rises from. turn and wind: lean. variant: thin white … thick dark. roughness: how wide it billows. */
export const smoke: Drawing = {
  layer: "land",
  draw(element, pen) {
    const { globals } = pen;
    const height = heightOf(element);
    const lean = (element.turn - 0.5) * 1.4 + (pen.lightFromLeft ? 0.5 : -0.5) * globals.wind;
    const pale = mix(globals.skyHorizon, globals.light, 0.3);
    const colour = pen.tint(
      offset(mix(pale, shade(globals.near, 0.06), 0.25 + 0.6 * element.variant), element.colour),
      element.depth,
    );
    return plume(pen, {
      foot: [pen.x(element.x), pen.y(element.y)],
      height,
      width: height * (0.1 + 0.14 * element.roughness),
      lean,
      colour,
      lit: mix(colour, globals.light, 0.22),
      opacity: 0.45 + 0.45 * element.variant,
    });
  },
  extent(element, frame) {
    const height = heightOf(element);
    const x = element.x * frame.width;
    const y = element.y * frame.height;
    const reach = height * 0.45;
    return box(x - reach, y - height, x + reach, y);
  },
  fill: 0.35,
};
