/** @file A rainbow: one arc whose bands are the stops of a single radial gradient. */
import type { Oklab } from "../../../app/colour/oklab.ts";
import type { Element } from "../../../app/scene/scene.ts";
import type { Drawing, Stop } from "../pen.ts";
import { box, short } from "../shapes.ts";

/** Inside out. */
const BANDS: readonly Oklab[] = [
  { l: 0.62, a: 0.1, b: -0.15 },
  { l: 0.68, a: -0.03, b: -0.15 },
  { l: 0.82, a: -0.17, b: 0.13 },
  { l: 0.93, a: -0.05, b: 0.18 },
  { l: 0.79, a: 0.08, b: 0.15 },
  { l: 0.67, a: 0.2, b: 0.1 },
];

function sizes(element: Element): { readonly outer: number; readonly inner: number } {
  const outer = 240 + element.size * 420;
  return { outer, inner: outer - (34 + element.size * 60) };
}

/** x, y: middle of the circle, so y is where its feet stand. variant: strength, 0 faint … 1 bright. */
export const rainbow: Drawing = {
  layer: "light",
  draw(element, pen) {
    const { outer, inner } = sizes(element);
    const x = pen.x(element.x);
    const y = pen.y(element.y);
    const strength = 0.35 + 0.4 * element.variant;
    const width = outer - inner;
    const place = (share: number): number => (inner + width * share) / outer;
    const edge = (colour: Oklab, at: number): Stop => [place(at), colour, 0];
    const stops: Stop[] = [edge(BANDS[0]!, 0)];
    BANDS.forEach((colour, i) => {
      const tinted = pen.tint(colour, 0.75);
      const from = 0.06 + (i / BANDS.length) * 0.88;
      stops.push([place(from + 0.02), tinted, strength], [place(from + 0.12), tinted, strength]);
    });
    stops.push(edge(BANDS.at(-1)!, 1));
    const [o, i] = [short(outer), short(inner)];
    const down = short(pen.frame.height);
    const data = `M${short(x - outer)} ${short(y)}a${o} ${o} 0 0 1 ${2 * o} 0V${down}h${short(-width)}V${short(y)}a${i} ${i} 0 0 0 ${-2 * i} 0V${down}h${short(-width)}Z`;
    return pen.path(data, pen.radial(stops, [x, y], outer));
  },
  extent(element, frame) {
    const { outer } = sizes(element);
    const x = element.x * frame.width;
    const y = element.y * frame.height;
    return box(x - outer, y - outer, x + outer, y);
  },
  fill: 0.22,
};
