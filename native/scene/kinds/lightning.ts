/** @file A bolt of lightning: a tapering broken line with branches and a glow of wide faint strokes. */
import { mix, type Oklab } from "../../../app/colour/oklab.ts";
import type { Element } from "../../../app/scene/scene.ts";
import type { Drawing, Pen, Point } from "../pen.ts";
import { box, line, polygon } from "../shapes.ts";

interface Bolt {
  readonly trunk: readonly Point[];
  readonly branches: readonly (readonly Point[])[];
}

/** A wandering walk from the top of the frame down to the element's place; it seldom turns twice the same way. */
function strike(element: Element, pen: Pen): Bolt {
  const { random } = pen;
  const end: Point = [pen.x(element.x), pen.y(element.y)];
  const top = -30;
  const lean = (element.turn - 0.5) * 300;
  const steps = 9 + Math.round(element.roughness * 6);
  const wander = ((end[1] - top) / steps) * (0.45 + 0.75 * element.roughness);
  const trunk: Point[] = [];
  const branches: Point[][] = [];
  let aside = 0;
  let heading = random.chance(0.5) ? 1 : -1;
  for (let i = 0; i <= steps; i++) {
    const t = i / steps;
    const fixed = i === steps;
    const x = end[0] - lean * (1 - t) + aside * (1 - t * t);
    const y = top + (end[1] - top) * (t + (i === 0 || fixed ? 0 : random.between(-0.3, 0.3) / steps));
    trunk.push([x, y]);
    if (i > 1 && i < steps - 1 && random.chance(0.38)) {
      const branch: Point[] = [[x, y]];
      const long = random.between(0.7, 1.6) * (1 - 0.4 * t);
      for (let k = 1; k <= 5; k++) {
        const [fromX, fromY] = branch.at(-1)!;
        branch.push([
          fromX - heading * random.between(6, 46) * long,
          fromY + random.between(14, 50) * long * (1 - 0.1 * k),
        ]);
      }
      branches.push(branch);
    }
    aside += heading * wander * random.between(0.25, 1.35);
    if (random.chance(0.68)) heading = -heading;
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
    const widths = pen.detail === "low" ? [4] : [1.8, 2.8, 4.2, 6, 8.4, 11.5];
    const aura = widths
      .map((wide, i) =>
        pen.path(edge, "none", {
          opacity: pen.detail === "low" ? 0.3 : 0.13 - 0.02 * i,
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
