/** @file Northern lights: folded curtains of light, sharp below and fading upwards. */
import { mix, type Oklab } from "../../../app/colour/oklab.ts";
import type { Drawing, Pen, Point } from "../pen.ts";
import { box, fractal, offset, polygon } from "../shapes.ts";

/** Oxygen green below, nitrogen violet above, as the real ones. */
const GREEN: Oklab = { l: 0.86, a: -0.17, b: 0.1 };
const VIOLET: Oklab = { l: 0.62, a: 0.11, b: -0.15 };
/** Strips come in four brightnesses: the folds of the curtain. */
const FOLDS = [0.18, 0.4, 0.66, 1];

/** One curtain of upright strips. Each strip carries the whole fade in its own box, so no strip shows its top. */
function curtain(pen: Pen, low: number, height: number, sway: number, strength: number, tone: Oklab): string {
  const { random, frame } = pen;
  const base = fractal(random, 3, 2, 0.35);
  const tall = fractal(random, 6, 3);
  const fold = fractal(random, 11, 3, 0.7);
  const upper = mix(tone, VIOLET, 0.85);
  const paints = FOLDS.map((brightness) => {
    const glow = brightness * strength;
    return pen.across(
      [
        [0, upper, 0],
        [0.4, upper, 0.22 * glow],
        [0.7, mix(tone, upper, 0.3), 0.6 * glow],
        [0.9, tone, glow],
        [0.95, tone, 0.7 * glow],
        [1, tone, 0],
      ],
      "down",
    );
  });
  const strips = Math.round((pen.detail === "low" ? 20 : 44) * (frame.width / 1000));
  const width = (frame.width + 160) / strips;
  let drawn = "";
  for (let i = 0; i < strips; i++) {
    const t = (i + 0.5) / strips;
    const x = -80 + i * width;
    const bottom = low + base(t) * sway;
    const slope = (base(Math.min(1, t + 1 / strips)) * sway - base(t) * sway) / 2;
    const top = bottom - height * (0.75 + 0.4 * tall(t));
    const brightness = Math.min(3, Math.max(0, Math.floor((fold(t) + 1) * 2)));
    const strip: Point[] = [
      [x, bottom - slope],
      [x + width + 1, bottom + slope],
      [x + width + 1, top],
      [x, top],
    ];
    drawn += pen.path(polygon(strip), paints[brightness]!);
  }
  return drawn;
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
