/** @file A waterfall: two cliffs, a white veil between them with threads of shade, spray and a pool. */
import { mix, shade } from "../../../app/colour/oklab.ts";
import type { Random } from "../../../app/random/random.ts";
import type { Element } from "../../../app/scene/scene.ts";
import type { Drawing, Point } from "../pen.ts";
import { box, lens, line, polygon, short, snowColour, underSnow } from "../shapes.ts";

function sizes(element: Element): { readonly height: number; readonly veil: number; readonly half: number } {
  const height = 120 + element.size * 380;
  return { height, veil: height * (0.1 + 0.08 * element.variant), half: height * 0.85 };
}

/** The outline of one cliff, from its outer foot over the top to the inner foot; `side` −1 left, 1 right. */
function cliff(random: Random, x: number, foot: number, element: Element, side: number): Point[] {
  const { height, veil, half } = sizes(element);
  const top = foot - height * (side < 0 ? 1.04 : 0.96);
  const points: Point[] = [[x + side * half, foot + 14]];
  const steps = 5;
  for (let i = 1; i <= steps; i++) {
    const t = i / steps;
    const out = half + (veil * 0.7 - half) * t ** 0.8;
    const up = (foot - top) * Math.min(1, 0.3 + 0.75 * t);
    points.push([
      x + side * (out + random.between(-0.05, 0.05) * height),
      foot - up + random.between(-0.03, 0.03) * height,
    ]);
    points.push([x + side * (out - height * 0.05), foot - up - random.between(0, 0.03) * height]);
  }
  for (let i = 0; i <= 4; i++) {
    const t = i / 4;
    points.push([
      x + side * veil * (0.5 + 0.28 * t + random.between(-0.08, 0.08)),
      top + height * 0.06 + (foot - top - height * 0.06) * t,
    ]);
  }
  return points;
}

/** x, y: foot of the fall. size: height. variant: width. roughness: how wild the spray is. */
export const waterfall: Drawing = {
  layer: "land",
  draw(element, pen) {
    const { globals, random } = pen;
    const { height, veil } = sizes(element);
    const x = pen.x(element.x);
    const foot = pen.y(element.y);
    const top = foot - height;
    const colour = underSnow(pen, pen.ramp(element.depth, element.colour), element.depth, 0.35);
    const white = pen.tint(shade(mix(snowColour(pen), globals.skyMiddle, 0.12), 0.01), element.depth);
    const blue = mix(white, mix(globals.skyMiddle, globals.skyTop, 0.4), 0.5);
    const cliffs = [-1, 1].map((side) => cliff(random, x, foot, element, side));
    const [lit, dark] = [mix(colour, globals.light, 0.12 + 0.14 * globals.contrast), shade(colour, -0.07)];
    const rock = pen.linear(
      [
        [0, mix(colour, globals.light, 0.1)],
        [0.5, colour],
        [1, mix(shade(colour, -0.04), pen.ramp(element.depth - 0.2), 0.3)],
      ],
      [0, top],
      [0, foot + 20],
    );

    const lip = top + height * 0.03;
    const edge = (side: number): string =>
      `C${short(x + side * veil * 0.5)} ${short(lip + height * 0.25)} ${short(x + side * veil * 0.62)} ${short(foot - height * 0.3)} ${short(x + side * veil * 0.8)} ${short(foot + 8)}`;
    const fall = `M${short(x - veil * 0.46)} ${short(lip)}${edge(-1)}H${short(x + veil * 0.8)}C${short(x + veil * 0.62)} ${short(foot - height * 0.3)} ${short(x + veil * 0.5)} ${short(lip + height * 0.25)} ${short(x + veil * 0.46)} ${short(lip)}Z`;
    const water = pen.linear(
      [
        [0, blue],
        [0.15, white],
        [0.75, white],
        [1, mix(white, blue, 0.25)],
      ],
      [0, lip],
      [0, foot],
    );
    // A dark gorge behind the veil joins the two cliffs.
    const gorge = polygon([
      [x - veil, top + height * 0.02],
      [x + veil, top + height * 0.02],
      [x + veil, foot + 10],
      [x - veil, foot + 10],
    ]);
    let drawn = cliffs.map((points) => pen.shadow(line(points), colour, 0.5)).join("");
    drawn += pen.path(gorge, dark) + pen.path(fall, water);
    let threads = "";
    for (let i = 0; i < 9; i++) {
      const at = (i + 0.5) / 9 - 0.5 + random.between(-0.04, 0.04);
      const from = lip + height * random.between(0.02, 0.4);
      const long = height * random.between(0.25, 0.55);
      const width = veil * random.between(0.02, 0.045);
      const drift = at * veil * 0.5;
      threads += `M${short(x + at * veil * 0.95)} ${short(from)}q${short(width)} ${short(long / 2)} ${short(drift * (long / height))} ${short(long)}q${short(-width * 2)} ${short(-long / 2)} ${short(-drift * (long / height))} ${short(-long)}Z`;
    }
    if (pen.detail === "full") drawn += pen.path(threads, blue, { opacity: 0.75 });
    drawn += pen.path(cliffs.map(polygon).join(""), rock);
    const face = cliffs[pen.lightFromLeft ? 1 : 0]!;
    const inner = face.slice(-5);
    const depthOf = (pen.lightFromLeft ? 1 : -1) * height * 0.13;
    drawn += pen.path(
      polygon([
        ...inner,
        ...inner.map(([px, py], i): Point => [px + depthOf * (0.5 + 0.35 * (i % 2)), py]).toReversed(),
      ]),
      lit,
      { opacity: 0.6 },
    );

    let pool = "";
    for (let i = 0; i < 4; i++)
      pool += lens(
        x + random.between(-0.3, 0.3) * veil,
        foot + 6 + i * height * 0.022,
        veil * (1.1 + 0.35 * i),
        height * (0.012 + 0.004 * i),
      );
    const spray = pen.radial(
      [
        [0, white, 0.8],
        [0.5, white, 0.35],
        [1, white, 0],
      ],
      [0, 0],
      100,
    );
    const sprayWide = (veil * (1.3 + 0.8 * element.roughness)) / 100;
    return (
      drawn +
      pen.path(pool, white, { opacity: 0.6 }) +
      pen.circle([0, 0], 100, spray, {
        transform: `translate(${short(x)} ${short(foot - height * 0.01)})scale(${sprayWide.toFixed(2)} ${((height * 0.13) / 100).toFixed(2)})`,
      })
    );
  },
  extent(element, frame) {
    const { height, half } = sizes(element);
    const x = element.x * frame.width;
    const y = element.y * frame.height;
    return box(x - half, y - height * 1.05, x + half, y + 20);
  },
  fill: 0.7,
};
