/** @file A volcano: a cone with a broken crater; asleep under snow, smoking, or pouring fire. */
import { mix, type Oklab, shade } from "../../../app/colour/oklab.ts";
import type { Random } from "../../../app/random/random.ts";
import type { Element } from "../../../app/scene/scene.ts";
import type { Drawing, Pen, Point } from "../pen.ts";
import { box, clamp, dots, line, polygon, short, smooth, snowColour } from "../shapes.ts";
import { plume } from "./shared/plume.ts";

type State = "asleep" | "smoking" | "erupting";

function stateOf({ variant }: Element): State {
  return variant < 0.34 ? "asleep" : variant < 0.67 ? "smoking" : "erupting";
}

function sizes(element: Element): { readonly height: number; readonly half: number; readonly crater: number } {
  const height = 150 + element.size * 340;
  return { height, half: height * 1.25, crater: height * 0.13 };
}

const LAVA: Oklab = { l: 0.66, a: 0.18, b: 0.13 };
const EMBER: Oklab = { l: 0.88, a: 0.03, b: 0.16 };

/** One slope from the crater's rim to the foot: steep above, running out below. */
function slope(random: Random, rim: Point, foot: Point, roughness: number): Point[] {
  const steps = 10;
  return Array.from({ length: steps + 1 }, (_, i): Point => {
    const t = i / steps;
    const y = rim[1] + (foot[1] - rim[1]) * t;
    const x = rim[0] + (foot[0] - rim[0]) * t ** 1.55;
    const rough = i === 0 || i === steps ? 0 : random.between(-1, 1) * (foot[1] - rim[1]) * 0.02 * (0.3 + roughness);
    return [x + rough, y];
  });
}

/** A stream that widens and wavers down the slope from `from`. */
function stream(random: Random, from: Point, drop: number, drift: number, width: number): string {
  const left: Point[] = [];
  const right: Point[] = [];
  const steps = 7;
  for (let i = 0; i <= steps; i++) {
    const t = i / steps;
    const x = from[0] + drift * t ** 1.3 + (i > 0 ? random.between(-1, 1) * width * 0.9 : 0);
    const half = width * (0.42 + 0.3 * Math.sin(t * 9)) * (1 - t ** 2) + 0.6;
    left.push([x - half, from[1] + drop * t]);
    right.push([x + half, from[1] + drop * t]);
  }
  return `${smooth(left)}L${smooth(right.toReversed()).slice(1)}Z`;
}

function fire(
  pen: Pen,
  element: Element,
  rim: readonly Point[],
  height: number,
): { readonly behind: string; readonly front: string } {
  const { random } = pen;
  const middle: Point = [(rim[0]![0] + rim.at(-1)![0]) / 2, rim[0]![1]];
  const glow = pen.circle(
    [middle[0], middle[1] - height * 0.05],
    height * 1.1,
    pen.radial(
      [
        [0, EMBER, 0.75],
        [0.25, LAVA, 0.45],
        [1, LAVA, 0],
      ],
      [middle[0], middle[1] - height * 0.05],
      height * 1.1,
    ),
  );
  const { crater } = sizes(element);
  let jets = "";
  const sparks: Point[] = [];
  for (let i = 0; i < 9; i++) {
    const aim = (i / 8 - 0.5) * 1.5;
    const reach = height * random.between(0.22, 0.5) * (1 - 0.5 * Math.abs(aim));
    const tip: Point = [middle[0] + aim * reach * 1.1, middle[1] - reach];
    const root = middle[0] + aim * crater * 0.6;
    const w = crater * 0.14;
    jets += `M${short(root - w)} ${short(middle[1] + 8)}Q${short(root + aim * 10)} ${short(middle[1] - reach * 0.7)} ${short(tip[0])} ${short(tip[1])}Q${short(root + w * 2 + aim * 16)} ${short(middle[1] - reach * 0.5)} ${short(root + w)} ${short(middle[1] + 8)}Z`;
    for (let k = 0; k < 4; k++)
      sparks.push([tip[0] + random.between(-1, 1) * height * 0.14, tip[1] + random.between(-0.6, 1) * height * 0.14]);
  }
  const lavaPaint = (colour: Oklab): string =>
    pen.linear(
      [
        [0, mix(colour, EMBER, 0.6)],
        [0.5, colour],
        [1, shade(colour, -0.12)],
      ],
      [0, middle[1]],
      [0, middle[1] + height * 0.85],
    );
  const streams = [-0.34, 0.04, 0.42].map((drift, i) =>
    stream(
      random,
      [middle[0] + drift * crater * 1.1, middle[1] + 4],
      height * (i === 1 ? 0.8 : random.between(0.45, 0.66)),
      drift * height * 0.62,
      crater * 0.26,
    ),
  );
  return {
    behind:
      glow +
      pen.path(jets, mix(LAVA, EMBER, 0.45)) +
      pen.path(dots(sparks), "none", { stroke: { colour: EMBER, width: 3 + height * 0.009, cap: "round" } }),
    front: pen.path(streams.join(""), lavaPaint(LAVA)),
  };
}

/** x, y: middle of the foot. variant: asleep with snow, smoking, erupting by thirds. */
export const volcano: Drawing = {
  layer: "land",
  draw(element, pen) {
    const { globals, random } = pen;
    const { height, half, crater } = sizes(element);
    const x = pen.x(element.x);
    const foot = pen.y(element.y);
    const top = foot - height;
    const rim: Point[] = [
      [x - crater, top + 4],
      [x - crater * 0.55, top + crater * 0.16],
      [x - crater * 0.1, top + crater * 0.3],
      [x + crater * 0.5, top + crater * 0.14],
      [x + crater, top - 4],
    ];
    const left = slope(random, rim[0]!, [x - half, foot], element.roughness);
    const right = slope(random, rim.at(-1)!, [x + half, foot], element.roughness);
    const edge = [...left.toReversed(), ...rim.slice(1, -1), ...right];
    const colour = pen.ramp(element.depth, element.colour);
    const mist = mix(colour, globals.skyHorizon, clamp(0.3 + globals.haze * 0.7) * (1 - element.depth * 0.75));
    const state = stateOf(element);
    const flames = state === "erupting" ? fire(pen, element, rim, height) : undefined;

    let drawn = "";
    if (state !== "asleep") {
      const dark = mix(shade(globals.near, 0.04), globals.skyMiddle, state === "erupting" ? 0.15 : 0.5);
      drawn += plume(pen, {
        foot: [x, top + crater * 0.3],
        height: height * (state === "erupting" ? 0.95 : 0.7),
        width: height * (state === "erupting" ? 0.3 : 0.16),
        lean: (element.turn - 0.5) * 1.2 + (pen.lightFromLeft ? 0.3 : -0.3) * (0.4 + globals.wind),
        colour: dark,
        lit: state === "erupting" ? mix(dark, LAVA, 0.35) : mix(dark, globals.light, 0.3),
        opacity: state === "erupting" ? 0.92 : 0.7,
      });
    }
    drawn += flames?.behind ?? "";
    drawn += pen.shadow(line(edge), colour, 0.6 + 0.4 * element.depth);
    // The foot runs on below the ground line and dissolves, so that a hill in front never shows a gap or an edge.
    const body: Point[] = [...edge, [x + half, foot + 70], [x - half, foot + 70]];
    const fade = pen.linear(
      [
        [0, shade(colour, -0.02)],
        [0.5, mix(colour, mist, 0.35)],
        [0.84, mist],
        [1, mist, 0],
      ],
      [0, top],
      [0, foot + 70],
    );
    drawn += pen.path(polygon(body), fade);

    const lit = pen.lightFromLeft ? left : right;
    const towards = pen.lightFromLeft ? -1 : 1;
    const crest: Point[] = [];
    for (let i = 0; i <= 7; i++) {
      const t = i / 7;
      crest.push([
        x + towards * (crater * 0.25 + half * 0.2 * t + (i % 2 === 0 ? -1 : 1) * height * 0.025),
        top + crater * 0.3 + (height - crater * 0.3) * t,
      ]);
    }
    const brightTone = mix(colour, globals.light, 0.16 + 0.2 * globals.contrast);
    const brightness = pen.linear(
      [
        [0, brightTone, 0.8],
        [0.6, brightTone, 0.45],
        [1, brightTone, 0],
      ],
      [0, top],
      [0, foot],
    );
    drawn += pen.path(polygon([...lit, ...crest.toReversed()]), brightness);
    if (state === "asleep" || globals.snowCover > 0.3) {
      const reach = 3 + Math.round(2 * globals.snowCover);
      const upper = [...left.slice(0, reach + 1).toReversed(), ...rim.slice(1, -1), ...right.slice(0, reach + 1)];
      const [from, to] = [upper[0]!, upper.at(-1)!];
      const hem: Point[] = [];
      for (let i = 1; i < 10; i++) {
        const t = 1 - i / 10;
        hem.push([
          from[0] + (to[0] - from[0]) * t,
          from[1] + height * (i % 2 === 1 ? random.between(0.02, 0.09) : -0.07),
        ]);
      }
      const snow = pen.tint(snowColour(pen), Math.max(0.45, element.depth));
      drawn += pen.path(polygon([...upper, ...hem]), snow, { opacity: 0.95 });
    }
    return drawn + (flames?.front ?? "");
  },
  extent(element, frame) {
    const { height, half } = sizes(element);
    const x = element.x * frame.width;
    const y = element.y * frame.height;
    const above = stateOf(element) === "asleep" ? 0 : height * 0.6;
    return box(x - half, y - height - above, x + half, y);
  },
  fill: 0.5,
};
