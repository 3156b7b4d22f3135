/** @file Water from its shore line to the bottom: mirror, glitter of the light, ripples when calm and crests when rough. */
import { mix, type Oklab, shade } from "../../../app/colour/oklab.ts";
import type { Element } from "../../../app/scene/scene.ts";
import { bleed } from "../frame.ts";
import type { Drawing, Pen } from "../pen.ts";
import { box, clamp, lens, offset, short } from "../shapes.ts";

/** Above this roughness waves break: crested bands instead of ripples, and hardly a mirror. */
const BREAKING = 0.42;

function rectangle(pen: Pen, top: number): string {
  const margin = bleed(pen.frame);
  return `M${short(-margin)} ${short(top)}H${short(pen.frame.width + margin)}V${short(pen.frame.height + margin)}H${short(-margin)}Z`;
}

/** Row `k` of `rows` as a share of the way from the shore line to the viewer: far rows lie close together. */
function perspective(k: number, rows: number): number {
  return ((k + 0.6) / rows) ** 1.7;
}

function glitter(element: Element, pen: Pen, shore: number): string {
  const { random, globals, frame } = pen;
  const depth = frame.height + 20 - shore;
  const glints = 46;
  let data = "";
  for (let i = 0; i < glints; i++) {
    const t = (i / glints) ** 1.5;
    const half = (5 + 70 * t) * random.between(0.3, 1.3);
    const x = pen.lightX + (random.uniform() - 0.5) * (30 + 190 * t * (0.5 + element.roughness));
    if (pen.detail === "low" && i % 2 === 1) continue;
    data += lens(x, shore + 3 + t * depth, half, (1.2 + 6 * t) * (pen.detail === "low" ? 1.2 : 0.6));
  }
  return pen.path(data, globals.light, { opacity: clamp((0.1 + 0.7 * globals.glow) * (0.5 + 0.5 * element.variant)) });
}

function ripples(element: Element, pen: Pen, shore: number, tones: readonly [Oklab, Oklab]): string {
  const { random, frame } = pen;
  const rows = Math.round(8 + 8 * element.size);
  const sets = ["", ""];
  for (let k = 0; k < rows; k++) {
    const t = perspective(k, rows);
    const y = shore + t * (frame.height + 60 - shore);
    const long = (36 + 190 * t) * (1.15 - 0.4 * element.roughness);
    const count = Math.round((9 - 5 * t) * (frame.width / 1000));
    for (let i = 0; i < count; i++) {
      const x = ((i + random.uniform()) / count) * (frame.width + 200) - 100;
      sets[k % 3 === 0 ? 0 : 1] += lens(
        x,
        y,
        long * random.between(0.5, 1.5),
        0.5 + 2.4 * t * (0.5 + element.roughness),
      );
    }
  }
  return pen.path(sets[1]!, tones[1], { opacity: 0.2 }) + pen.path(sets[0]!, tones[0], { opacity: 0.38 });
}

/** One row of breaking waves: its body and, apart, the bright lips. */
function breakers(pen: Pen, y: number, long: number, high: number): { readonly body: string; readonly lips: string } {
  const { random, frame } = pen;
  const margin = bleed(frame);
  const lean = pen.lightFromLeft ? 1 : -1;
  let x = -margin - random.uniform() * long;
  let body = `M${short(x)} ${short(y)}`;
  let lips = "";
  const start = x;
  while (x < frame.width + margin) {
    const width = long * random.between(0.7, 1.3);
    const crest = high * random.between(0.6, 1.5);
    const tip = lean > 0 ? 0.66 : 0.34;
    const at = (share: number): number => short(x + width * (lean > 0 ? share : 1 - share));
    const up = (share: number): number => short(y - crest * share);
    const topX = short(x + width * tip);
    if (lean > 0)
      body += `C${at(0.42)} ${up(-0.1)} ${at(0.5)} ${up(1.1)} ${topX} ${up(1.25)}C${at(0.62)} ${up(0.7)} ${at(0.72)} ${up(-0.2)} ${at(1)} ${short(y)}`;
    else
      body += `C${at(0.72)} ${up(-0.2)} ${at(0.62)} ${up(0.7)} ${topX} ${up(1.25)}C${at(0.5)} ${up(1.1)} ${at(0.42)} ${up(-0.1)} ${at(0)} ${short(y)}`;
    lips += `M${at(0.3)} ${up(0.26)}Q${at(0.52)} ${up(1)} ${topX} ${up(1.25)}Q${at(0.585)} ${up(0.78)} ${at(0.3)} ${up(0.26)}Z`;
    x += width;
  }
  const deep = short(y + 240);
  return { body: `${body}V${deep}H${short(start)}Z`, lips };
}

/** Rows of breakers, far to near, each over the one behind it. At low detail the rows are flat and share their lips. */
function storm(element: Element, pen: Pen, shore: number, colour: Oklab, near: Oklab): string {
  const { globals, frame } = pen;
  const low = pen.detail === "low";
  const rows = Math.round(6 + 4 * element.size);
  const lipOf = (tone: Oklab): Oklab => shade(mix(tone, globals.light, 0.6), 0.05);
  let drawn = "";
  let allLips = "";
  for (let k = 0; k < rows; k++) {
    const t = perspective(k, rows);
    const y = shore + t * (frame.height + 60 - shore);
    const high = (2 + 26 * element.roughness) * (0.12 + t);
    const { body, lips } = breakers(pen, y, (46 + 190 * t) * (1.15 - 0.4 * element.roughness), high);
    const tone = mix(mix(colour, globals.skyHorizon, 0.25), shade(near, -0.05), t);
    const [crest, trough] = [mix(tone, globals.light, 0.12), shade(tone, -0.05)];
    if (low) {
      drawn += pen.path(body, mix(crest, trough, 0.2));
      allLips += lips;
      continue;
    }
    const paint = pen.linear(
      [
        [0, crest],
        [1, trough],
      ],
      [0, y - high],
      [0, y + 90],
    );
    drawn += pen.path(body, paint) + pen.path(lips, lipOf(tone), { opacity: 0.8 });
  }
  return low ? drawn + pen.path(allLips, lipOf(mix(colour, near, 0.6)), { opacity: 0.8 }) : drawn;
}

/** y: shore line. size: how many waves. roughness: mirror … breakers (above 0.42). variant: how much the light glitters. */
export const water: Drawing = {
  layer: "land",
  draw(element, pen) {
    const { globals } = pen;
    const shore = pen.y(element.y);
    const colour = offset(mix(mix(globals.skyMiddle, globals.skyTop, 0.35), globals.far, 0.35), element.colour);
    const near = mix(colour, globals.near, 0.5);
    const area = rectangle(pen, shore);
    const depths = pen.linear(
      [
        [0, mix(colour, globals.skyHorizon, 0.62)],
        [0.25, mix(colour, globals.skyHorizon, 0.18)],
        [1, near],
      ],
      [0, shore],
      [0, pen.frame.height + 40],
    );
    let drawn = pen.path(area, depths);
    const stillness = clamp(0.66 - element.roughness * 1.25);
    const mirrored = stillness > 0.04 ? pen.mirror(shore, stillness) : "";
    if (mirrored !== "")
      drawn +=
        mirrored +
        pen.path(
          area,
          pen.linear(
            [
              [0, colour, 0.1],
              [0.5, mix(colour, near, 0.3), 0.55],
              [1, mix(colour, near, 0.6), 0.94],
            ],
            [0, shore],
            [0, shore + 440],
          ),
        );
    if (element.roughness > BREAKING)
      return drawn + storm(element, pen, shore, colour, near) + glitter(element, pen, shore);
    drawn += glitter(element, pen, shore);
    if (pen.detail === "low") return drawn;
    return drawn + ripples(element, pen, shore, [mix(colour, globals.light, 0.55), shade(near, -0.03)]);
  },
  extent: (element, frame) => box(0, element.y * frame.height, frame.width, frame.height),
  fill: 1,
};
