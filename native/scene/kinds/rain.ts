/** @file Rain: slanting lines in two distances, leaning with turn and wind. */
import { mix, shade } from "../../../app/colour/oklab.ts";
import { bleed } from "../frame.ts";
import type { Drawing } from "../pen.ts";
import { box, short } from "../shapes.ts";

/** size: how dense. roughness: how long and driving. turn: slant. variant: how visible. */
export const rain: Drawing = {
  layer: "weather",
  draw(element, pen) {
    const { random, globals, frame } = pen;
    const margin = bleed(frame);
    const lean = (element.turn - 0.5) * 1.5 * (0.6 + 0.8 * globals.wind);
    const long = 24 + 70 * element.roughness;
    const share = (frame.width * frame.height) / 1_000_000;
    const few = pen.detail === "low" ? 0.4 : 1;
    const sheet = (count: number, scale: number): string => {
      let data = "";
      for (let i = 0; i < count * few; i++) {
        const x = random.between(-margin - 150, frame.width + margin + 150);
        const y = random.between(-margin, frame.height + margin);
        const length = long * scale * random.between(0.5, 1.5);
        data += `M${short(x)} ${short(y)}l${short(Math.sin(lean) * length)} ${short(Math.cos(lean) * length)}`;
      }
      return data;
    };
    const colour = shade(mix(globals.skyHorizon, globals.light, 0.5), 0.06, 0.6);
    const opacity = 0.2 + 0.25 * element.variant;
    const far = sheet(Math.round((70 + element.size * 220) * share), 0.6);
    const near = sheet(Math.round((30 + element.size * 120) * share), 1.15);
    const width = (1 + 0.7 * element.roughness) / few;
    return (
      pen.path(far, "none", { opacity: opacity * 0.75, stroke: { colour, width } }) +
      pen.path(near, "none", { opacity, stroke: { colour, width: width * 1.7, cap: "round" } })
    );
  },
  extent: (_, frame) => box(0, 0, frame.width, frame.height),
  fill: 0.05,
};
