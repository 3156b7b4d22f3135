/** @file Rolling hills: one smooth edge, light along its crest, furrows that follow the slope. */
import { mix, type Oklab, shade } from "../../../app/colour/oklab.ts";
import type { Element } from "../../../app/scene/scene.ts";
import { bleed } from "../frame.ts";
import type { Drawing, Pen, Point } from "../pen.ts";
import { box, clamp, downTo, line, smooth, underSnow } from "../shapes.ts";

function heightOf(element: Element): number {
  return 20 + element.size * 190;
}

/** Autumn turns grass a little ochre, spring a little fresher; the palette stays in charge. */
function season(colour: Oklab, foliage: number): Oklab {
  const autumn = Math.max(0, -foliage);
  const spring = Math.max(0, foliage);
  return {
    l: colour.l + 0.015 * spring,
    a: colour.a + 0.022 * autumn - 0.014 * spring,
    b: colour.b + 0.022 * autumn + 0.012 * spring,
  };
}

/** Three sines with phases from the seed; x shifts them, so the token moves the hill. */
function crest(element: Element, pen: Pen): Point[] {
  const { random, frame } = pen;
  const margin = bleed(frame);
  const foot = pen.y(element.y);
  const height = heightOf(element);
  const waves = [random.between(0.7, 1.5), random.between(2.6, 4.6), random.between(6, 10)] as const;
  const phase = [random.between(0, 6.28), random.between(0, 6.28), random.between(0, 6.28)] as const;
  const jagged = clamp((element.roughness - 0.55) * 2);
  const count = Math.round(26 * (frame.width / 1000));
  return Array.from({ length: count + 1 }, (_, i) => {
    const x = -margin + ((frame.width + 2 * margin) * i) / count;
    const t = (x / 1000) * 4.6;
    const swell = 0.5 + 0.5 * Math.sin(waves[0] * t + phase[0] + element.x * 6);
    const roll = Math.sin((waves[1] * t) / 2 + phase[1]);
    const bump = Math.sin((waves[2] * t) / 2 + phase[2]);
    const cracks = random.between(-0.5, 0.5) * height * 0.3 * jagged;
    return [x, foot - height * (0.75 * swell + 0.2 * roll + (0.03 + 0.1 * element.roughness) * bump) + cracks];
  });
}

/** x: shifts the swell. y: mean height of the lower slope. size: height. variant: above 0.3 furrows, more with more. */
export const hills: Drawing = {
  layer: "land",
  draw(element, pen) {
    const { globals, random } = pen;
    const { depth } = element;
    const height = heightOf(element);
    const foot = pen.y(element.y);
    const points = crest(element, pen);
    // At low detail a straight piece is three pixels long: a polyline is the same hill in a quarter of the text.
    const straight = element.roughness > 0.65 || pen.detail === "low";
    const edge = straight ? line(points.map(([x, y]): Point => [Math.round(x), Math.round(y)])) : smooth(points);
    const data = downTo(edge, points, pen.frame.height + bleed(pen.frame));
    const colour = underSnow(pen, season(pen.ramp(depth, element.colour), globals.foliage), depth, 0.9);
    const lit = mix(colour, globals.light, (0.1 + 0.13 * globals.contrast) * (1.15 - 0.75 * depth));
    const mist = mix(colour, globals.skyHorizon, clamp(0.1 + globals.haze * 0.55) * (1 - depth));
    const deep = mix(shade(colour, -0.06 * globals.contrast), mist, 0.4 * (1 - depth));
    const body = pen.linear(
      [
        [0, lit],
        [0.35, colour],
        [1, deep],
      ],
      [0, foot - height * 1.1],
      [0, foot + height + 120],
    );
    let drawn = pen.shadow(edge, colour, 0.5 + 0.7 * depth) + pen.path(data, body);
    const warmth = (0.3 * globals.contrast + 0.06) * (1.1 - 0.8 * depth) * (0.4 + 0.6 * globals.glow);
    drawn += pen.path(
      data,
      pen.radial(
        [
          [0, globals.light, warmth],
          [0.5, globals.light, warmth * 0.4],
          [1, globals.light, 0],
        ],
        [pen.lightX, foot - height * 0.7],
        460,
      ),
    );
    if (pen.detail === "low") return drawn;

    if (element.variant > 0.3) {
      const rows = 4 + Math.floor(element.variant * 5);
      const sway = random.between(0, 6.28);
      for (let row = 1; row <= rows; row++) {
        const away = row * row * 3.2 + row * 13;
        // Furrows keep below the crest: their distance swells and shrinks but stays positive.
        const furrow = points.map(([x, y], i): Point => [
          x,
          y + away * (1 + 0.35 * Math.sin(i * 0.45 + sway + row * 0.3)),
        ]);
        drawn += pen.path(smooth(furrow), "none", {
          opacity: 0.28 * (1 - row / (rows + 2)),
          stroke: {
            colour: row % 2 === 1 ? shade(colour, -0.07 * globals.contrast - 0.01) : lit,
            width: 1.5 + row * 0.9,
          },
        });
      }
    }
    return (
      drawn +
      pen.path(edge, "none", {
        opacity: 0.5,
        stroke: { colour: mix(lit, globals.light, 0.45), width: 1 + 2 * depth, join: "round" },
      })
    );
  },
  extent: (element, frame) => box(0, element.y * frame.height - heightOf(element), frame.width, frame.height),
  fill: 0.85,
};
