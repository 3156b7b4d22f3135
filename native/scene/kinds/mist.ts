/** @file Mist: wide soft banks of air lying between layers of land. */
import { mix } from "../../../app/colour/oklab.ts";
import type { Drawing } from "../pen.ts";
import { box, offset, short } from "../shapes.ts";

/** y: middle of the bank. size: height. variant: how thick. */
export const mist: Drawing = {
  layer: "land",
  draw(element, pen) {
    const { random, globals, frame } = pen;
    const colour = offset(mix(globals.skyHorizon, globals.light, 0.22), element.colour);
    const height = 24 + element.size * 120;
    const strength = 0.3 + 0.45 * element.variant;
    const soft = pen.radial(
      [
        [0, colour, strength],
        [0.5, colour, strength * 0.5],
        [0.8, colour, strength * 0.12],
        [1, colour, 0],
      ],
      [0, 0],
      100,
    );
    const banks = Math.round(4 * (frame.width / 1000)) + 1;
    let drawn = "";
    for (let i = 0; i < banks; i++) {
      const x = ((i + random.uniform()) / banks) * (frame.width + 300) - 150;
      const y = pen.y(element.y) + random.between(-0.5, 0.5) * height;
      const wide = random.between(340, 620) / 100;
      const high = (height * random.between(0.35, 0.7)) / 100;
      drawn += pen.circle([0, 0], 100, soft, {
        transform: `translate(${short(x)} ${short(y)})scale(${short(wide)} ${high.toFixed(2)})`,
      });
    }
    return drawn;
  },
  extent(element, frame) {
    const y = element.y * frame.height;
    const half = (24 + element.size * 120) * 0.8;
    return box(0, y - half, frame.width, y + half);
  },
  fill: 0.35,
};
