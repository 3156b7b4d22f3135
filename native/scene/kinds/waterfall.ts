/** @file A waterfall: a cliff of basalt columns, a white veil that widens as it falls, foam and spray at its foot. */
import { mix, type Oklab, shade } from "../../../app/colour/oklab.ts";
import type { Element } from "../../../app/scene/scene.ts";
import type { Drawing, Pen, Point } from "../pen.ts";
import { box, clamp, disc, lens, polygon, short, snowColour, underSnow } from "../shapes.ts";

function sizes(element: Element): { readonly height: number; readonly veil: number; readonly half: number } {
  const height = 120 + element.size * 380;
  return { height, veil: height * (0.13 + 0.09 * element.variant), half: height * 0.95 };
}

interface Column {
  readonly shape: readonly Point[];
  /** Which of the three papers it is cut from. */
  readonly tone: number;
  /** Top edge, for snow. */
  readonly top: readonly [Point, Point];
}

/** Columns outwards from the veil on both sides, each lower than the one before; those behind the veil come first. */
function columns(element: Element, pen: Pen, x: number, foot: number): Column[] {
  const { random } = pen;
  const { height, veil, half } = sizes(element);
  const found: Column[] = [];
  const add = (from: number, to: number, up: number, tone: number): void => {
    const slant = random.between(-0.3, 0.3) * (to - from);
    const top: [Point, Point] = [
      [from, foot - up - slant],
      [to + 0.6, foot - up + slant],
    ];
    const low = foot + random.between(4, 16);
    found.push({ tone, top, shape: [...top, [to + 0.6, low], [from, low + 4]] });
  };
  const behind = 4;
  for (let i = 0; i < behind; i++)
    add(x + veil * (i / behind - 0.5), x + veil * ((i + 1) / behind - 0.5), height * random.between(0.9, 0.96), 2);
  // Two rows: the cliff itself, and lower broken columns before it.
  for (const row of ["cliff", "broken"] as const)
    for (const side of [-1, 1]) {
      let reach = veil * (row === "cliff" ? 0.5 : 0.72);
      while (reach < half) {
        const wide = height * random.between(0.05, row === "cliff" ? 0.15 : 0.11);
        const away = clamp((reach - veil * 0.5) / (half - veil * 0.5));
        const fall = row === "cliff" ? 1.02 - 0.8 * away ** 1.9 : 0.42 - 0.3 * away;
        const up = height * fall * random.between(row === "cliff" ? 0.93 : 0.4, 1.04) * (side < 0 ? 1 : 0.96);
        const [from, to] = side < 0 ? [x - reach - wide, x - reach] : [x + reach, x + reach + wide];
        const kept = row === "cliff" || random.chance(0.6);
        if (kept) add(from, to, up, random.below(3));
        reach += wide;
      }
    }
  return found;
}

/** The falling water's outline: a rounded lip, edges that waver and spread; a wide fall steps once on a ledge. */
function veilOutline(element: Element, pen: Pen, x: number, foot: number): string {
  const { random } = pen;
  const { height, veil } = sizes(element);
  const lip = foot - height * 0.93;
  const stepAt = element.variant > 0.5 ? 0.52 : 2;
  const edge = (side: number): Point[] =>
    Array.from({ length: 8 }, (_, i): Point => {
      const t = i / 7;
      const wide = 0.44 + 0.14 * t + (t > stepAt ? 0.2 : 0) + (i > 0 ? random.between(-0.025, 0.025) : 0);
      return [x + side * veil * wide, lip + (foot + 8 - lip) * t];
    });
  const left = edge(-1);
  const right = edge(1);
  const curve = `${polygon([...left, ...right.toReversed()]).slice(0, -1)}`;
  return `${curve}Q${short(x)} ${short(lip - height * 0.035)} ${short(left[0]![0])} ${short(left[0]![1])}Z`;
}

function threads(pen: Pen, x: number, foot: number, height: number, veil: number): string {
  const { random } = pen;
  let data = "";
  for (let i = 0; i < 11; i++) {
    const at = (i + 0.5) / 11 - 0.5 + random.between(-0.03, 0.03);
    const from = foot - height * random.between(0.5, 0.9);
    const long = height * random.between(0.2, 0.46);
    const wide = veil * random.between(0.018, 0.04);
    const drift = at * veil * 0.35 * (long / height);
    data += `M${short(x + at * veil * 0.92)} ${short(from)}q${short(drift / 2 + wide)} ${short(long / 2)} ${short(drift)} ${short(long)}q${short(-drift / 2 - wide)} ${short(-long / 2)} ${short(-drift)} ${short(-long)}Z`;
  }
  return data;
}

/** Puffs of foam where the water strikes, and rings spreading from there. */
function foam(element: Element, pen: Pen, x: number, foot: number, white: Oklab): string {
  const { random } = pen;
  const { height, veil } = sizes(element);
  let puffs = "";
  let rings = "";
  for (let i = 0; i < 9; i++) {
    const at = (i / 8 - 0.5) * 2;
    const radius = height * random.between(0.03, 0.055) * (1.25 - 0.6 * Math.abs(at)) * (0.8 + 0.5 * element.roughness);
    puffs += disc([x + at * veil * 0.85, foot + 6 + random.between(-0.3, 0.3) * radius], radius);
  }
  for (let i = 0; i < 4; i++)
    rings += lens(
      x + random.between(-0.3, 0.3) * veil,
      foot + 14 + i * height * 0.026,
      veil * (1.1 + 0.38 * i),
      height * 0.008,
    );
  const spray = pen.radial(
    [
      [0, white, 0.6],
      [0.5, white, 0.22],
      [1, white, 0],
    ],
    [0, 0],
    100,
  );
  const wide = ((veil * (1.5 + 0.8 * element.roughness)) / 100).toFixed(2);
  const cloud = pen.circle([0, 0], 100, spray, {
    transform: `translate(${short(x)} ${short(foot - height * 0.04)})scale(${wide} ${((height * 0.2) / 100).toFixed(2)})`,
  });
  return pen.path(rings, white, { opacity: 0.5 }) + cloud + pen.path(puffs, white, { opacity: 0.85 });
}

/** x, y: foot of the fall. size: height. variant: width; above 0.5 it falls in two steps. roughness: spray. */
export const waterfall: Drawing = {
  layer: "land",
  draw(element, pen) {
    const { globals } = pen;
    const { height, veil } = sizes(element);
    const x = pen.x(element.x);
    const foot = pen.y(element.y);
    const colour = underSnow(pen, pen.ramp(element.depth, element.colour), element.depth, 0.25);
    const white = pen.tint(shade(mix(snowColour(pen), globals.skyMiddle, 0.1), 0.01), Math.max(0.5, element.depth));
    const blue = mix(white, mix(globals.skyMiddle, globals.skyTop, 0.5), 0.45);
    const base = mix(colour, pen.ramp(element.depth - 0.25), 0.35);
    const papers = [
      mix(colour, globals.light, 0.1 + 0.14 * globals.contrast),
      colour,
      shade(colour, -0.035 - 0.04 * globals.contrast),
    ];
    const cliff = columns(element, pen, x, foot);
    let drawn = "";
    const paints = papers.map((tone) =>
      pen.linear(
        [
          [0, mix(tone, globals.light, 0.06)],
          [0.5, tone],
          [1, mix(tone, base, 0.7)],
        ],
        [0, foot - height],
        [0, foot + 10],
      ),
    );
    for (const { shape, tone } of cliff) drawn += pen.path(polygon(shape), paints[tone]!);
    if (globals.snowCover > 0.15) {
      const thick = height * 0.035 * globals.snowCover;
      const caps = cliff.map(({ top: [a, b] }) => polygon([a, b, [b[0], b[1] + thick], [a[0], a[1] + thick * 1.4]]));
      drawn += pen.path(caps.join(""), pen.tint(snowColour(pen), element.depth));
    }
    const water = pen.linear(
      [
        [0, blue],
        [0.12, white],
        [0.8, white],
        [1, mix(white, blue, 0.3)],
      ],
      [0, foot - height * 0.94],
      [0, foot],
    );
    drawn += pen.path(veilOutline(element, pen, x, foot), water);
    const streaks = threads(pen, x, foot, height, veil);
    if (pen.detail === "full") drawn += pen.path(streaks, blue, { opacity: 0.8 });
    return drawn + foam(element, pen, x, foot, white);
  },
  extent(element, frame) {
    const { height, half } = sizes(element);
    const x = element.x * frame.width;
    const y = element.y * frame.height;
    return box(x - half, y - height * 1.08, x + half, y + 20);
  },
  fill: 0.75,
};
