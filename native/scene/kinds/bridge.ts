/**
 * @file A stone bridge: size 160–800 wide; variant the number of arches, 1–5; roughness roughens the joints; turn raises one
 * end. The foot point is the waterline at its middle. The colour offset dyes the stone.
 */
import type { Element } from "../../../app/scene/scene.ts";
import type { Oklab } from "../../../app/colour/oklab.ts";
import type { Drawing, Point } from "../pen.ts";
import { smooth, snowColour } from "../shapes.ts";
import { polygon } from "./shared/outline.ts";
import { reach, standOn } from "./shared/stand.ts";
import { litSide, shadySide, surface } from "./shared/tone.ts";

const STONE: Oklab = { l: 0.66, a: 0.008, b: 0.022 };

function width(size: number): number {
  return 160 + 640 * size;
}

function arches(element: Element): number {
  return 1 + Math.min(4, Math.floor(element.variant * 5));
}

/** Height of the roadway over the waterline at `x` −50…50. */
function deck(x: number, count: number): number {
  return (count === 1 ? 17 : 15) + 8 * (1 - (x / 50) ** 2);
}

export const bridge: Drawing = {
  layer: "land",
  fill: 0.5,
  extent: (element, frame) => reach(element, frame, width(element.size), [51, 28, 51, 4]),
  draw(element, pen) {
    const stand = standOn(pen, element, width(element.size), { lean: (element.turn - 0.5) * 0.1 });
    const count = arches(element);
    const stone = surface(pen, element, STONE);
    const pier = 3.4;
    const span = (100 - pier * (count + 1)) / count;
    const top: Point[] = [];
    for (let x = -50; x <= 50; x += 5) top.push([x, deck(x, count) + 3.2]);
    const under: Point[] = [];
    const rings: string[] = [];
    for (let arch = count - 1; arch >= 0; arch--) {
      const middle = -50 + pier + arch * (span + pier) + span / 2;
      const rise = Math.min(span * 0.5, deck(middle, count) - 3.2);
      const ring: Point[] = [];
      for (let step = 0; step <= 14; step++) {
        const angle = (step / 14) * Math.PI;
        ring.push([middle + (span / 2) * Math.cos(angle), -1 + (rise + 1) * Math.sin(angle)]);
      }
      under.push([middle + span / 2, -3.4], ...ring, [middle - span / 2, -3.4]);
      rings.push(smooth(ring.map(([x, y]) => stand.at(x, y))));
    }
    const place = (points: readonly Point[]): Point[] => points.map(([x, y]) => stand.at(x, y));
    const body = polygon(place([[-50, -3.4], ...top, [50, -3.4], ...under]));
    if (pen.detail === "low") return pen.path(body, stone);
    const roadway = place(top.map(([x, y]) => [x, y - 3.2]));
    let joints = "";
    for (let i = 0; i < 44; i++) {
      const x = pen.random.between(-48, 46);
      const y = deck(x, count) - 1 - 12 * pen.random.uniform() ** 2;
      const long = pen.random.between(2, 4);
      const inArch = under.some(([ux, uy]) => Math.abs(ux - x) < span * 0.1 + 2 && y < uy + 2.4 && uy > 0);
      const overPier = Array.from({ length: count }, (_, arch) => -50 + pier + arch * (span + pier) + span / 2).every(
        (middle) => Math.abs(x + long / 2 - middle) > span / 2 - 1 || y > deck(middle, count) - 2.6,
      );
      if (!inArch && overPier) joints += stand.limb(`${x},${y},0.35 ${x + long},${y},0.35`);
    }
    const { snowCover } = pen.globals;
    const edge = smooth(place(top));
    return (
      pen.path(
        body,
        pen.across(
          [
            [0, litSide(pen, stone, 0.16)],
            [1, shadySide(pen, stone, 0.1)],
          ],
          "down",
        ),
      ) +
      pen.path(rings.join(""), "none", {
        stroke: { colour: litSide(pen, stone, 0.35), width: 1.5 * stand.unit },
        opacity: 0.8,
      }) +
      pen.path(smooth(roadway), "none", { stroke: { colour: shadySide(pen, stone, 0.16), width: 0.8 * stand.unit } }) +
      pen.path(joints, shadySide(pen, stone, 0.2), { opacity: 0.3 + 0.5 * element.roughness }) +
      pen.path(edge, "none", {
        stroke: {
          colour: snowCover > 0.2 ? pen.tint(snowColour(pen), element.depth) : litSide(pen, stone, 0.45),
          width: (1 + 1.2 * snowCover) * stand.unit,
          cap: "round",
        },
      }) +
      pen.ellipse(stand.at(0, -3.2), 50 * stand.unit, 0.9 * stand.unit, litSide(pen, pen.globals.skyHorizon, 0.3), {
        opacity: 0.35,
      })
    );
  },
};
