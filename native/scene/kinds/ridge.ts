/** @file A mountain range: peaks cut from paper with a lit and a shaded side, snow caps, and mist about the feet. */
import { mix, shade } from "../../../app/colour/oklab.ts";
import type { Element } from "../../../app/scene/scene.ts";
import { bleed } from "../frame.ts";
import type { Drawing } from "../pen.ts";
import { box, clamp, downTo, line, offset, polygon, snowColour } from "../shapes.ts";
import { facets, mountains, type Range } from "./shared/mountain.ts";

function heightOf(element: Element): number {
  return 60 + element.size * 420;
}

/** Share of each peak that snow covers: the season's, or the range's own when its colour is lightened. */
function snowLine(element: Element, snowCover: number): number {
  return clamp(snowCover * 0.9 + Math.max(0, element.colour.l - 0.02) * 9);
}

/** x: the highest peak. y: foot. size: height. roughness: round hills … jagged peaks. variant: few … many peaks. */
export const ridge: Drawing = {
  layer: "land",
  draw(element, pen) {
    const { globals, frame } = pen;
    const foot = pen.y(element.y);
    const height = heightOf(element);
    const margin = bleed(frame);
    const floor = frame.height + margin;
    const range: Range = mountains(pen.random, {
      from: -margin,
      to: frame.width + margin,
      summit: pen.x(element.x),
      foot,
      height,
      roughness: element.roughness,
      peaks: Math.round((2.6 + element.variant * 3.4) * (frame.width / 1000)),
    });
    const colour = pen.ramp(element.depth, element.colour);
    const mist = mix(colour, globals.skyHorizon, clamp(0.25 + globals.haze * 0.7) * (1 - element.depth * 0.75));
    const edge = line(range.edge);
    const top = foot - height;
    const body = pen.linear(
      [
        [0, shade(colour, -0.01)],
        [0.55, mix(colour, mist, 0.25)],
        [1, mist],
      ],
      [0, top],
      [0, foot + 30],
    );
    let drawn = pen.shadow(edge, colour, 0.5 + 0.5 * element.depth);
    drawn += pen.path(downTo(edge, range.edge, floor), body);

    const cut = facets(pen.random, range, pen.lightFromLeft, snowLine(element, globals.snowCover));
    const lit = mix(colour, globals.light, 0.16 + 0.2 * globals.contrast);
    const shaded = mix(shade(colour, -0.06 * (0.4 + globals.contrast)), globals.near, 0.06);
    const fading = (tone: typeof lit, strength: number): string =>
      pen.linear(
        [
          [0, tone, strength],
          [0.5, tone, strength * 0.65],
          [1, mix(tone, mist, 0.7), 0],
        ],
        [0, top],
        [0, foot + 10],
      );
    drawn += pen.path(cut.lit.map(polygon).join(""), fading(lit, 0.8));
    drawn += pen.path(cut.shaded.map(polygon).join(""), fading(shaded, 0.85));
    if (pen.detail === "full" && cut.chips.length > 0)
      drawn += pen.path(cut.chips.map(polygon).join(""), fading(shaded, 0.5));
    if (cut.snow.length > 0) {
      const snow = pen.tint(offset(snowColour(pen), { l: 0, a: 0, b: 0 }), Math.max(0.45, element.depth));
      drawn += pen.path(cut.snow.map(polygon).join(""), snow, { opacity: 0.94 });
      drawn += pen.path(cut.snowShade.map(polygon).join(""), mix(mix(snow, colour, 0.36), globals.skyTop, 0.12));
    }
    if (pen.detail === "full" && element.depth > 0.12)
      drawn += pen.path(edge, "none", {
        opacity: 0.45,
        stroke: { colour: mix(colour, globals.light, 0.5), width: 1.2 + 1.2 * element.depth, join: "round" },
      });
    return drawn;
  },
  extent: (element, frame) =>
    box(0, element.y * frame.height - heightOf(element), frame.width, element.y * frame.height),
  fill: 0.55,
};
