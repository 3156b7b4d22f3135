/**
 * @file Grass along the element's y down to the frame's edge: size 20–160 is the length of a blade; variant how dense;
 * roughness how wild; turn and wind bend it. The colour offset dyes the blades.
 */
import { shade } from "../../../app/colour/oklab.ts";
import type { Drawing } from "../pen.ts";
import { short, underSnow } from "../shapes.ts";
import { rectangle } from "./shared/outline.ts";
import { dye, litSide } from "./shared/tone.ts";

const OVERHANG = 0.17;

function blade(size: number): number {
  return 20 + 140 * size;
}

export const grass: Drawing = {
  layer: "land",
  fill: 0.66,
  extent: (element, frame) => ({
    left: 0,
    top: element.y * frame.height - blade(element.size),
    right: frame.width,
    bottom: frame.height,
  }),
  draw(element, pen) {
    const { random, frame } = pen;
    const [left, width] = [-OVERHANG * frame.width, (1 + 2 * OVERHANG) * frame.width];
    const foot = pen.y(element.y);
    const count = Math.round((70 + 120 * element.variant) * (frame.width / 1000));
    const colour = underSnow(pen, dye(pen.ramp(element.depth), element.colour), element.depth, 0.6);
    const phase = element.x * 6;
    const drift = (element.turn - 0.5) * 2 + (pen.globals.wind - 0.3) * 0.5;
    const rows = [0, 1].map((row) => {
      const ground = foot + row * 24;
      let data = row === 0 ? "" : rectangle(left, ground + 10, width, frame.height * 1.2 - ground);
      for (let i = 0; i < count; i++) {
        const x = left + width * random.uniform();
        const tall = blade(element.size) * random.between(0.35, 1) * (1 - 0.25 * Math.sin(x * 0.007 + phase)) * 0.8;
        const lean = (random.uniform() - 0.5 + drift) * tall * (0.5 + 0.5 * element.roughness);
        const half = random.between(1.6, 4);
        const root = ground + random.uniform() * 22;
        if (pen.detail === "low" && i % 2 === 1) continue;
        data += `M${short(x - half)} ${short(root)}Q${short(x + lean * 0.2 - half * 0.6)} ${short(root - tall * 0.6)} ${short(x + lean)} ${short(root - tall)}Q${short(x + lean * 0.3 + half)} ${short(root - tall * 0.5)} ${short(x + half)} ${short(root)}Z`;
      }
      return pen.path(data, row === 0 ? litSide(pen, colour, 0.18) : shade(colour, -0.045));
    });
    return rows.join("");
  },
};
