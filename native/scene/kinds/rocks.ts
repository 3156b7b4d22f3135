/** @file A group of rocks: rounded feet, a lit and a shaded face each, snow on top in winter. */
import { mix, shade } from "../../../app/colour/oklab.ts";
import type { Element } from "../../../app/scene/scene.ts";
import type { Drawing, Point } from "../pen.ts";
import { box, polygon, short, snowColour } from "../shapes.ts";

function unitOf(element: Element): number {
  return 40 + element.size * 260;
}

function countOf(element: Element): number {
  return 1 + Math.round(element.variant * 6);
}

function halfSpread(element: Element): number {
  return unitOf(element) * (countOf(element) > 1 ? 1.45 : 0.7);
}

/** x, y: middle of the feet. variant: one … seven rocks. roughness: worn … jagged. */
export const rocks: Drawing = {
  layer: "land",
  draw(element, pen) {
    const { globals, random } = pen;
    const unit = unitOf(element);
    const count = countOf(element);
    const foot = pen.y(element.y);
    const colour = pen.ramp(element.depth, element.colour);
    const ground = pen.ramp(element.depth - 0.22);
    const plans = Array.from({ length: count }, (_, i) => {
      const t = (i + 0.5) / count - 0.5;
      const high = unit * random.between(0.42, 1) * (1 - 0.75 * Math.abs(t));
      return {
        x: pen.x(element.x) + (count > 1 ? t * unit * 2.3 + random.between(-0.1, 0.1) * unit : 0),
        y: foot + random.between(-0.02, 0.05) * unit,
        high,
        half: high * random.between(0.55, 0.85),
        tone: random.between(-0.018, 0.018),
      };
    }).toSorted((a, b) => b.high - a.high);

    let feet = "";
    let drawn = "";
    for (const { x, y, high, half, tone } of plans) {
      const own = shade(colour, tone);
      const peakAt = random.between(0.36, 0.64);
      const top: Point[] = [];
      const steps = 6;
      for (let k = 0; k <= steps; k++) {
        const t = k / steps;
        const swell = Math.sin(Math.PI * t ** (Math.log(0.5) / Math.log(peakAt))) ** (0.55 + 0.25 * element.roughness);
        const rough = k === 0 || k === steps ? 0 : random.between(-0.1, 0.1) * high * (0.4 + element.roughness);
        top.push([x + (t - 0.5) * 2 * half + rough * 0.4, y - high * swell + rough]);
      }
      const left = top[0]!;
      const curve = `Q${short(x)} ${short(y + high * 0.16)} ${short(left[0])} ${short(left[1])}Z`;
      const body = `${polygon(top).slice(0, -1)}${curve}`;
      drawn += pen.path(
        body,
        pen.linear(
          [
            [0, mix(own, globals.light, 0.1)],
            [0.6, own],
            [1, mix(shade(own, -0.02), ground, 0.4)],
          ],
          [0, y - high],
          [0, y + high * 0.1],
        ),
      );
      const half1 = pen.lightFromLeft ? top.slice(0, 4) : top.slice(3);
      const towards = pen.lightFromLeft ? -1 : 1;
      const corner: Point = [x + towards * half * 0.12, y + high * 0.03];
      const knee: Point = [x + towards * half * 0.02, y - high * 0.42];
      const face = pen.lightFromLeft ? [...half1, knee, corner] : [...half1, corner, knee];
      const lit = mix(own, globals.light, 0.2 + 0.14 * globals.contrast);
      drawn += pen.path(
        polygon(face),
        pen.linear(
          [
            [0, lit, 0.9],
            [1, lit, 0.25],
          ],
          [0, y - high],
          [0, y],
        ),
      );
      if (globals.snowCover > 0.15) {
        const cap = top.slice(1, -1);
        const under = cap.map(([px, py], i): Point => [px, py + high * globals.snowCover * (i % 2 === 0 ? 0.1 : 0.2)]);
        drawn += pen.path(
          polygon([...cap, ...under.slice(1, -1).toReversed()]),
          pen.tint(snowColour(pen), element.depth),
        );
      }
      feet += `M${short(left[0] - half * 0.12)} ${short(y)}a${short(half * 1.12)} ${short(4 + high * 0.05)} 0 1 0 ${short(half * 2.24)} 0a${short(half * 1.12)} ${short(4 + high * 0.05)} 0 1 0 ${short(half * -2.24)} 0Z`;
    }
    return pen.path(feet, mix(shade(globals.near, -0.02), colour, 0.4), { opacity: 0.28 }) + drawn;
  },
  extent(element, frame) {
    const x = element.x * frame.width;
    const y = element.y * frame.height;
    const half = halfSpread(element);
    return box(x - half, y - unitOf(element), x + half, y + unitOf(element) * 0.06);
  },
  fill: 0.55,
};
