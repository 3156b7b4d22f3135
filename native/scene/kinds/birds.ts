/** @file A flock in flight: each bird one outline of two bent wings. */
import type { Element } from "../../../app/scene/scene.ts";
import type { Drawing } from "../pen.ts";
import { box, short } from "../shapes.ts";

function spread(element: Element): { readonly across: number; readonly up: number; readonly wing: number } {
  return { across: 70 + element.variant * 210, up: 40 + element.variant * 95, wing: 9 + element.size * 30 };
}

function bird(x: number, y: number, wing: number, flap: number, bank: number): string {
  const at = (dx: number, dy: number): string => `${short(x + dx * wing)} ${short(y + dy * wing + dx * bank)}`;
  return (
    `M${at(-1, -flap)}C${at(-0.62, -flap * 1.15)} ${at(-0.3, -flap * 0.7)} ${at(-0.07, -0.03)}` +
    `Q${at(0, -0.12)} ${at(0.07, -0.03)}C${at(0.3, -flap * 0.7)} ${at(0.62, -flap * 1.15)} ${at(1, -flap)}` +
    `C${at(0.66, -flap * 0.85)} ${at(0.32, -flap * 0.3)} ${at(0.09, 0.16)}Q${at(0, 0.24)} ${at(-0.09, 0.16)}` +
    `C${at(-0.32, -flap * 0.3)} ${at(-0.66, -flap * 0.85)} ${at(-1, -flap)}Z`
  );
}

/** x, y: middle of the flock. size: wing span. variant: how many and how far apart. roughness: order … tumult. */
export const birds: Drawing = {
  layer: "air",
  draw(element, pen) {
    const { random } = pen;
    const count = Math.round(3 + element.variant * 14);
    const { across, up, wing } = spread(element);
    const heading = random.chance(0.5) ? 1 : -1;
    let data = "";
    for (let i = 0; i < count; i++) {
      // A loose V: each next bird farther back on one arm; tumult scatters it.
      const rank = Math.ceil(i / 2) / Math.ceil(count / 2);
      const arm = i % 2 === 0 ? 1 : -1;
      const loose = 0.25 + 0.75 * element.roughness;
      const x = heading * (0.55 - 1.3 * rank) + random.between(-1, 1) * 0.42 * loose;
      const y = arm * rank * 0.55 - 0.1 + random.between(-1, 1) * 0.6 * loose;
      const size = wing * random.between(0.6, 1.15);
      data += bird(
        pen.x(element.x) + x * across,
        pen.y(element.y) + y * up,
        size,
        random.between(0.2, 0.85),
        random.between(-0.28, 0.28),
      );
    }
    return pen.path(data, pen.ramp(0.92, element.colour), { opacity: 0.92 });
  },
  extent(element, frame) {
    const { across, up } = spread(element);
    const x = element.x * frame.width;
    const y = element.y * frame.height;
    return box(x - across, y - up, x + across, y + up);
  },
  fill: 0.06,
};
