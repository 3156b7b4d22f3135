/**
 * @file A few butterflies around the element's point: size sets the width of the cluster (120–360) and of each wing; variant
 * how many (3–9); roughness scatters them; turn tips them over. The colour offset dyes the wings, which start at the accent.
 */
import { mix } from "../../../app/colour/oklab.ts";
import type { Oklab } from "../../../app/colour/oklab.ts";
import type { Drawing } from "../pen.ts";
import { standAt } from "./shared/stand.ts";
import type { Stand } from "./shared/stand.ts";
import { litSide, surface } from "./shared/tone.ts";

/** One side; `open` 0…1 is how far the wing is unfolded towards the eye. */
function wing(side: number, open: number, inset: number): readonly [upper: string, lower: string] {
  const x = (value: number): number => side * value * open * inset;
  return [
    `0,4 ${x(16)},30 ${x(44)},${48 * inset} ${x(58)},${40 * inset} ${x(52)},16 ${x(26)},0`,
    `0,2 ${x(28)},-2 ${x(44)},${-16 * inset} ${x(40)},${-36 * inset} ${x(24)},${-44 * inset} ${x(8)},-24`,
  ];
}

function spread(size: number): number {
  return 120 + 240 * size;
}

export const butterflies: Drawing = {
  layer: "land",
  fill: 0.18,
  extent(element, frame) {
    const half = spread(element.size) * (0.44 + 0.13 * element.variant);
    const [x, y] = [element.x * frame.width, element.y * frame.height];
    return { left: x - half, top: y - half * 0.8, right: x + half, bottom: y + half * 0.8 };
  },
  draw(element, pen) {
    const count = Math.round(3 + 6 * element.variant);
    const width = spread(element.size);
    const main = surface(pen, element, mix(pen.globals.accent, { l: 0.75, a: 0, b: 0 }, 0.25));
    const second = mix(main, { l: 0.92, a: 0, b: 0.06 }, 0.55);
    const dark: Oklab = { l: main.l * 0.35, a: main.a * 0.4, b: main.b * 0.4 };
    const painted: { upper: string; lower: string; spots: string; bodies: string }[] = [0, 1].map(() => ({
      upper: "",
      lower: "",
      spots: "",
      bodies: "",
    }));
    for (let i = 0; i < count; i++) {
      const angle = i * 2.4 + pen.random.between(-0.5, 0.5);
      const radius = 0.42 * Math.sqrt((i + 0.3) / count) * (1 + (pen.random.uniform() - 0.5) * element.roughness);
      const scale = width * (0.12 + 0.1 * pen.random.uniform()) * (i === 0 ? 1.5 : 1);
      const lean = (element.turn - 0.5) * 1.2 + pen.random.between(-0.45, 0.45);
      const open = pen.random.between(0.45, 1);
      const at: Stand = standAt(
        pen.x(element.x) + Math.cos(angle) * radius * width,
        pen.y(element.y) + Math.sin(angle) * radius * width * 0.75,
        scale,
        { lean },
      );
      const sheet = painted[i % 2]!;
      for (const [side, turned] of [
        [-1, open],
        [1, 1.15 - 0.4 * open],
      ] as const) {
        const [upper, lower] = wing(side, turned, 1);
        sheet.upper += at.curve(upper);
        sheet.lower += at.curve(lower);
        sheet.spots += at.disc(side * 36 * turned, 32, 7 * turned, 6) + at.disc(side * 27 * turned, -27, 6 * turned, 6);
      }
      sheet.bodies +=
        at.limb("0,24,5 0,8,8 0,-24,3") + at.limb("0,22,2 -8,34,1.6 -14,44,2") + at.limb("0,22,2 8,34,1.6 14,44,2");
    }
    return painted
      .map(({ upper, lower, spots, bodies }, i) => {
        const colour = i === 0 ? main : second;
        if (pen.detail === "low") return pen.path(upper + lower, colour);
        return (
          pen.path(lower, mix(colour, dark, 0.22)) +
          pen.path(upper, litSide(pen, colour, 0.12)) +
          pen.path(spots, mix(colour, { l: 0.97, a: 0, b: 0.03 }, 0.7), { opacity: 0.85 }) +
          pen.path(bodies, dark)
        );
      })
      .join("");
  },
};
