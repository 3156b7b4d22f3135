/** @file Clouds in three forms, each cut as single outlines laid over each other: streaks, cumulus, storm. */
import { mix, type Oklab, shade } from "../../../app/colour/oklab.ts";
import type { Element } from "../../../app/scene/scene.ts";
import type { Drawing, Pen, Point } from "../pen.ts";
import { box, clamp, lens, offset, scallops, short } from "../shapes.ts";

type Form = "streaks" | "cumulus" | "storm";

function formOf({ variant }: Element): Form {
  return variant < 0.34 ? "streaks" : variant < 0.67 ? "cumulus" : "storm";
}

function halfWidth(element: Element): number {
  const unit = 70 + element.size * 230;
  return { streaks: 1.5, cumulus: 1.1, storm: 1.85 }[formOf(element)] * unit;
}

/** White paper in the picture's light; only the element's own colour makes a cloud dark. */
function paper(element: Element, pen: Pen): Oklab {
  const { globals } = pen;
  const sky = mix(globals.skyHorizon, globals.skyMiddle, 0.25);
  const white = mix(sky, { l: 0.985, a: 0, b: 0.006 }, 0.25 + 0.6 * globals.daylight * (1 - 0.5 * globals.goldenHour));
  const lifted = { ...white, l: Math.max(white.l, sky.l + 0.05 * globals.daylight) };
  return offset(lifted, element.colour);
}

/** Feathery streaks, each a flat lens with one end longer than the other. */
function streaks(element: Element, pen: Pen): string {
  const { random } = pen;
  const unit = 70 + element.size * 230;
  const x = pen.x(element.x);
  const y = pen.y(element.y);
  const count = 3 + random.below(3);
  const layers = ["", ""];
  for (let i = 0; i < count; i++) {
    const half = unit * random.between(0.7, 1.35);
    const thick = unit * random.between(0.035, 0.07);
    layers[i % 2] += lens(x + (random.uniform() - 0.5) * unit * 1.3, y + (i - count / 2) * unit * 0.1, half, thick);
  }
  const colour = paper(element, pen);
  const feather = (tone: Oklab, opacity: number): string =>
    pen.across(
      [
        [0, tone, 0],
        [0.25, tone, opacity],
        [0.7, tone, opacity],
        [1, tone, 0],
      ],
      "right",
    );
  return (
    pen.path(layers[0]!, feather(colour, 0.8)) + pen.path(layers[1]!, feather(mix(colour, pen.globals.light, 0.4), 0.7))
  );
}

/**
 * A scalloped back over a rounded base: nearly flat, or hanging in a few shallow swells.
 *
 * @param heights tops of the bumps, left to right
 * @param swells how many swells the base hangs in
 */
function outline(
  left: number,
  right: number,
  base: number,
  heights: readonly number[],
  sag: number,
  swells: number,
): string {
  const bumps = heights.length;
  const back: Point[] = [[left, base]];
  heights.forEach((height, i) => back.push([left + (right - left) * ((i + 1) / (bumps + 1)), base - height]));
  back.push([right, base]);
  const width = right - left;
  const top = scallops(back, 0.58);
  if (swells === 1)
    return `${top}q${short(width * -0.02)} ${short(sag)} ${short(width * -0.16)} ${short(sag)}h${short(width * -0.68)}q${short(width * -0.14)} 0 ${short(width * -0.16)} ${short(-sag)}Z`;
  const shares = Array.from({ length: swells }, (_, i) => 1 + 0.45 * Math.sin(i * 2.4 + bumps));
  const whole = shares.reduce((sum, share) => sum + share, 0);
  const hem = shares.map((share) => {
    const step = (-width * share) / whole;
    return `q${short(step / 2)} ${short(sag * (0.8 + share))} ${short(step)} 0`;
  });
  return `${top}${hem.join("")}Z`;
}

function heap(element: Element, pen: Pen, storm: boolean): string {
  const { random, globals } = pen;
  const unit = 70 + element.size * 230;
  const x = pen.x(element.x);
  const base = pen.y(element.y);
  const half = halfWidth(element);
  const bumps = storm ? 8 : 5 + random.below(2);
  const peak = random.between(0.36, 0.64);
  const heights = Array.from({ length: bumps }, (_, i) => {
    const t = (i + 1) / (bumps + 1);
    const swell = t < peak ? t / peak : (1 - t) / (1 - peak);
    return unit * (0.16 + (storm ? 0.55 : 0.78) * swell ** 0.8) * random.between(0.82, 1.12);
  });
  const colour = paper(element, pen);
  const lit = mix(shade(colour, 0.015), globals.light, 0.22);
  const deep = mix(shade(colour, -0.07 * (0.4 + globals.contrast)), globals.skyMiddle, 0.34);
  const towards = pen.lightFromLeft ? 1 : -1;
  const sag = unit * (storm ? 0.1 : 0.07);
  // Each inner sheet is lower and narrower than the one behind it, so it never needs a clip.
  const sheet = (share: number, narrow: number, shift: number): string => {
    const inner = heights.filter((_, i) => share === 1 || i % 2 === 0 || storm).map((height) => height * share);
    const move = shift * half;
    return outline(
      x - half * narrow + move,
      x + half * narrow + move,
      base,
      inner,
      sag * (0.6 + 0.4 * share),
      storm ? 5 : 1,
    );
  };
  const sheets: readonly (readonly [string, Oklab])[] = [
    [sheet(1, 1, 0), lit],
    [sheet(0.68, 0.9, 0.05 * towards), mix(colour, lit, 0.15)],
    [sheet(0.36, 0.76, 0.1 * towards), mix(colour, deep, storm ? 0.85 : 0.6)],
  ];
  return pen.group(
    sheets
      .map(
        ([data, tone], i) => (i > 0 && pen.detail === "full" ? pen.shadow(data, deep, 0.4) : "") + pen.path(data, tone),
      )
      .join(""),
    pen.detail === "full" ? { opacity: storm ? 0.97 : 0.93 } : {},
  );
}

/** variant: below 0.34 streaks, below 0.67 cumulus, else storm. colour: only a negative lightness darkens it. */
export const cloud: Drawing = {
  layer: "sky",
  draw(element, pen) {
    const form = formOf(element);
    return form === "streaks" ? streaks(element, pen) : heap(element, pen, form === "storm");
  },
  extent(element, frame) {
    const unit = 70 + element.size * 230;
    const half = halfWidth(element);
    const x = element.x * frame.width;
    const y = element.y * frame.height;
    const up = { streaks: 0.3, cumulus: 1.1, storm: 0.9 }[formOf(element)] * unit;
    return box(x - half, y - up, x + half, y + clamp(unit * 0.1, 4, 40));
  },
  fill: 0.55,
};
