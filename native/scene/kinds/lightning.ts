/** @file A bolt of lightning: a tapering broken line with branches and a glow of wide faint strokes. */
import { mix, type Oklab } from "../../../app/colour/oklab.ts";
import type { Element } from "../../../app/scene/scene.ts";
import type { Drawing, Pen, Point } from "../pen.ts";
import { box, line, polygon } from "../shapes.ts";

interface Bolt {
  readonly trunk: readonly Point[];
  readonly branches: readonly (readonly Point[])[];
}

/** From the top of the frame down to the element's place, wandering more with roughness. */
function strike(element: Element, pen: Pen): Bolt {
  const { random } = pen;
  const end: Point = [pen.x(element.x), pen.y(element.y)];
  const top = -30;
  const lean = (element.turn - 0.5) * 300;
  const steps = 8 + Math.round(element.roughness * 5);
  const wander = 26 + 60 * element.roughness;
  const trunk: Point[] = [];
  const branches: Point[][] = [];
  for (let i = 0; i <= steps; i++) {
    const t = i / steps;
    const side = i === 0 || i === steps ? 0 : (i % 2 === 0 ? -1 : 1) * wander * random.between(0.3, 1);
    const x = end[0] - lean * (1 - t) + side;
    const y =
      top + (end[1] - top) * Math.min(1, t + (i === 0 || i === steps ? 0 : random.between(-0.25, 0.25) / steps));
    trunk.push([x, y]);
    if (i > 1 && i < steps - 1 && random.chance(0.45)) {
      const direction = Math.sign(side) || 1;
      const branch: Point[] = [[x, y]];
      const long = random.between(0.6, 1.2);
      for (let k = 1; k <= 4; k++) {
        const [fromX, fromY] = branch.at(-1)!;
        branch.push([
          fromX + direction * random.between(10, 48) * long,
          fromY + random.between(16, 52) * long * (1 - 0.12 * k),
        ]);
      }
      branches.push(branch);
    }
  }
  return { trunk, branches };
}

/** A line as a filled shape that narrows to a point. */
function taper(points: readonly Point[], width: number): string {
  const half = (i: number): number => (width / 2) * (1 - i / points.length) + 0.4;
  const right = points.map(([x, y], i): Point => [x + half(i), y]);
  const left = points.map(([x, y], i): Point => [x - half(i), y]);
  return polygon([...left, ...right.toReversed()]);
}

/** x, y: where it strikes. size: thickness. turn: where it comes from. roughness: how broken. */
export const lightning: Drawing = {
  layer: "sky",
  draw(element, pen) {
    const { light, skyHorizon, glow } = pen.globals;
    const { trunk, branches } = strike(element, pen);
    const width = 7 + element.size * 12;
    const core: Oklab = { l: 0.975, a: light.a * 0.15, b: light.b * 0.15 };
    const halo = mix(light, skyHorizon, 0.25);
    const edge = line(trunk);
    const widths = pen.detail === "low" ? [4] : [2.2, 4.2, 7.5];
    const aura = widths
      .map((wide, i) =>
        pen.path(edge, "none", {
          opacity: (pen.detail === "low" ? 0.3 : 0.26) - 0.07 * i,
          stroke: { colour: halo, width: width * wide, join: "round", cap: "round" },
        }),
      )
      .join("");
    const [x, y] = trunk.at(-1)!;
    const flash = (at: Point, radius: number, strength: number): string =>
      pen.circle(
        at,
        radius,
        pen.radial(
          [
            [0, core, strength],
            [0.35, halo, strength * 0.4],
            [1, halo, 0],
          ],
          at,
          radius,
        ),
      );
    return (
      flash([trunk[0]![0], 40], 420, 0.3 + 0.25 * glow) +
      flash([x, y], 60 + width * 4, 0.5) +
      aura +
      pen.path(branches.map((branch) => taper(branch, width * 0.5)).join(""), core, { opacity: 0.9 }) +
      pen.path(taper(trunk, width), core)
    );
  },
  extent(element, frame) {
    const x = element.x * frame.width;
    const reach = 90 + 60 * element.roughness;
    const lean = (element.turn - 0.5) * 300;
    return box(x - reach - Math.max(0, lean), 0, x + reach + Math.max(0, -lean), element.y * frame.height);
  },
  fill: 0.12,
};
