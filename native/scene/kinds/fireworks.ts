/** @file A firework at the height of its burst: tapering trails, bright tips, and a glow. */
import { mix, type Oklab, shade } from "../../../app/colour/oklab.ts";
import type { Element } from "../../../app/scene/scene.ts";
import type { Drawing, Pen, Point } from "../pen.ts";
import { box, clamp, dots, offset, short } from "../shapes.ts";

type Form = "peony" | "willow" | "chrysanthemum";

function formOf({ variant }: Element): Form {
  return variant < 0.34 ? "peony" : variant < 0.67 ? "willow" : "chrysanthemum";
}

/** Pairs of salts that burn well together: gold and rose, sea green and violet, red and gold, blue and silver. */
const FESTIVE: readonly (readonly [Oklab, Oklab])[] = [
  [
    { l: 0.86, a: 0.02, b: 0.15 },
    { l: 0.74, a: 0.18, b: 0.02 },
  ],
  [
    { l: 0.84, a: -0.15, b: 0.04 },
    { l: 0.74, a: 0.11, b: -0.13 },
  ],
  [
    { l: 0.7, a: 0.2, b: 0.1 },
    { l: 0.9, a: 0.01, b: 0.14 },
  ],
  [
    { l: 0.76, a: -0.04, b: -0.13 },
    { l: 0.95, a: 0, b: 0.03 },
  ],
];

function radiusOf(element: Element): number {
  return 70 + element.size * 190;
}

/** One trail: thin at the heart, widest near the tip, bent down by `droop`. */
function trail(
  [x, y]: Point,
  angle: number,
  from: number,
  to: number,
  width: number,
  droop: number,
): readonly [string, Point] {
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  const tip: Point = [x + cos * to, y + sin * to + droop];
  const bend: Point = [x + cos * to * 0.62, y + sin * to * 0.62 + droop * 0.12];
  const [nx, ny] = [-sin * width, cos * width];
  const data =
    `M${short(x + cos * from)} ${short(y + sin * from)}` +
    `Q${short(bend[0] + nx)} ${short(bend[1] + ny)} ${short(tip[0])} ${short(tip[1])}` +
    `Q${short(bend[0] - nx)} ${short(bend[1] - ny)} ${short(x + cos * from)} ${short(y + sin * from)}Z`;
  return [data, tip];
}

function shell(
  pen: Pen,
  centre: Point,
  radius: number,
  count: number,
  droop: number,
  width: number,
  colour: Oklab,
): string {
  const { random } = pen;
  const start = random.uniform() * 6.28;
  const tips: Point[] = [];
  let trails = "";
  for (let i = 0; i < count; i++) {
    const reach = radius * random.between(0.86, 1.04);
    const angle = start + ((i + random.between(-0.2, 0.2)) / count) * 2 * Math.PI;
    const [data, tip] = trail(centre, angle, radius * 0.14, reach, width, droop * random.between(0.7, 1.2));
    trails += data;
    tips.push(tip);
  }
  return (
    pen.path(trails, colour, { opacity: 0.92 }) +
    pen.path(dots(tips), "none", { stroke: { colour: shade(colour, 0.14, 0.6), width: width * 1.9, cap: "round" } })
  );
}

/** x, y: the heart. variant: peony, willow or chrysanthemum by thirds. colour offsets the accent. */
export const fireworks: Drawing = {
  layer: "sky",
  draw(element, pen) {
    const { globals, random } = pen;
    const centre: Point = [pen.x(element.x), pen.y(element.y)];
    const radius = radiusOf(element);
    const [first, fresh] = random.pick(FESTIVE);
    // Against a bright sky pale gold would drown and dark gold is olive: there the burst takes the accent.
    const bright = clamp((mix(globals.skyTop, globals.skyMiddle, 0.5).l - 0.55) * 3);
    const main = offset(shade(mix(first, globals.accent, 0.12 + 0.6 * bright), -0.03 * bright, 1.1), element.colour);
    const second = mix(mix(fresh, globals.light, 0.2), { l: 0.98, a: 0, b: 0.01 }, 0.7 * bright);
    const aura = pen.circle(
      centre,
      radius * 1.5,
      pen.radial(
        [
          [0, shade(main, 0.12), 0.85],
          [0.12, main, 0.5],
          [0.45, main, 0.18],
          [1, main, 0],
        ],
        centre,
        radius * 1.5,
      ),
    );
    const width = 2.6 + radius * 0.02;
    const rise = pen.path(
      trail(
        [centre[0] + radius * 0.1, pen.horizon + 20],
        Math.atan2(centre[1] - pen.horizon, -radius * 0.1),
        0,
        Math.max(1, pen.horizon - centre[1]),
        2,
        0,
      )[0],
      second,
      { opacity: 0.28 },
    );
    const form = formOf(element);
    switch (form) {
      case "peony":
        return (
          rise +
          aura +
          shell(pen, centre, radius, 22, radius * 0.08, width, main) +
          shell(pen, centre, radius * 0.55, 14, radius * 0.03, width * 0.8, second)
        );
      case "willow":
        return (
          rise +
          aura +
          shell(pen, centre, radius * 0.8, 20, radius * 0.55, width * 0.8, second) +
          shell(pen, centre, radius * 0.5, 12, radius * 0.3, width * 0.7, main)
        );
      case "chrysanthemum":
        return (
          rise +
          aura +
          shell(pen, centre, radius, 30, radius * 0.05, width * 0.8, main) +
          shell(pen, centre, radius * 0.74, 22, radius * 0.04, width * 0.75, second) +
          shell(pen, centre, radius * 0.42, 14, radius * 0.02, width * 0.7, shade(mix(main, globals.light, 0.55), 0.05))
        );
      default:
        return form satisfies never;
    }
  },
  extent(element, frame) {
    const radius = radiusOf(element);
    const x = element.x * frame.width;
    const y = element.y * frame.height;
    return box(x - radius, y - radius, x + radius, y + radius * 1.1);
  },
  fill: 0.3,
};
