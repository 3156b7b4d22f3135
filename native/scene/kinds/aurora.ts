/** @file Northern lights: folded curtains of light, sharp below and fading upwards. */
import { mix, type Oklab } from "../../../app/colour/oklab.ts";
import type { Drawing, Pen, Point } from "../pen.ts";
import { box, fractal, offset, polygon } from "../shapes.ts";

/** Oxygen green below, nitrogen violet above, as the real ones. */
const GREEN: Oklab = { l: 0.86, a: -0.17, b: 0.1 };
const VIOLET: Oklab = { l: 0.62, a: 0.11, b: -0.15 };
/** Curtains are cut into strips of three brightnesses: the folds. */
const FOLDS = [0.32, 0.6, 0.95];

function curtain(pen: Pen, low: number, height: number, sway: number, strength: number, tone: Oklab): string {
  const { random, frame } = pen;
  const base = fractal(random, 3, 3);
  const tall = fractal(random, 5, 3);
  const fold = fractal(random, 12, 2);
  const strips = 60;
  const step = pen.detail === "low" ? 3 : 1;
  const byFold: string[] = FOLDS.map(() => "");
  const at = (i: number): readonly [Point, Point] => {
    const t = i / strips;
    const x = -80 + (frame.width + 160) * t;
    const y = low + base(t) * sway;
    return [
      [x, y],
      [x + 30 * base(t), y - height * (0.7 + 0.45 * tall(t))],
    ];
  };
  for (let i = 0; i < strips; i += step) {
    const [bottom, top] = at(i);
    const [nextBottom, nextTop] = at(i + step);
    const brightness = Math.min(2, Math.max(0, Math.floor((fold((i + step / 2) / strips) + 0.9) * 1.7)));
    byFold[brightness] += polygon([bottom, nextBottom, nextTop, top]);
  }
  const upper = mix(tone, VIOLET, 0.8);
  return byFold
    .map((data, i) => {
      if (data === "") return "";
      const glow = FOLDS[i]! * strength;
      const paint = pen.linear(
        [
          [0, upper, 0],
          [0.35, upper, 0.3 * glow],
          [0.72, tone, 0.75 * glow],
          [1, tone, glow],
        ],
        [0, low - height * 1.1],
        [0, low + sway * 0.6],
      );
      return pen.path(data, paint);
    })
    .join("");
}

/** y: foot of the nearer curtain. size: height. roughness: how much it sways. variant: above 0.5 three curtains, else two. */
export const aurora: Drawing = {
  layer: "heavens",
  draw(element, pen) {
    const low = pen.y(element.y);
    const height = 160 + element.size * 340;
    const sway = 40 + 110 * element.roughness;
    const tone = offset(mix(GREEN, pen.globals.accent, 0.08), element.colour);
    const strength = 0.35 + 0.5 * (1 - pen.globals.daylight);
    const far =
      curtain(pen, low - height * 0.3, height * 0.75, sway, strength * 0.55, mix(tone, VIOLET, 0.35)) +
      (element.variant > 0.5
        ? curtain(pen, low - height * 0.12, height * 0.6, sway, strength * 0.5, mix(tone, pen.globals.accent, 0.3))
        : "");
    return far + curtain(pen, low, height, sway, strength, tone);
  },
  extent(element, frame) {
    const low = element.y * frame.height;
    return box(0, low - (160 + element.size * 340), frame.width, low + 40);
  },
  fill: 0.4,
};
