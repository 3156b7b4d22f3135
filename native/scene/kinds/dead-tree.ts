/**
 * @file A bare tree: size 90–510 high; variant how widely it branches; roughness how crooked; turn bends it left or right.
 * The colour offset dyes wood and branches; snow lies on the limbs.
 */
import type { Drawing, Point } from "../pen.ts";
import { snowColour } from "../shapes.ts";
import { band } from "./shared/outline.ts";
import { reach, standOn } from "./shared/stand.ts";
import { contact, figure, lightSide, litSide } from "./shared/tone.ts";

interface Branch {
  readonly points: readonly Point[];
  readonly widths: readonly number[];
  readonly generation: number;
}

const GENERATIONS = 5;

function height(size: number): number {
  return 90 + 420 * size;
}

export const deadTree: Drawing = {
  layer: "land",
  fill: 0.1,
  extent(element, frame) {
    const shift = (element.turn - 0.5) * 70;
    return reach(element, frame, height(element.size), [44 - shift, 103, 44 + shift, 3]);
  },
  draw(element, pen) {
    const { random } = pen;
    const bend = (element.turn - 0.5) * 0.45;
    const grown: Branch[] = [];
    /** Figure coordinates are grown first and fitted to the height afterwards. */
    const grow = (from: Point, angle: number, length: number, width: number, generation: number): void => {
      const crook = (random.uniform() - 0.5) * (0.25 + 0.5 * element.roughness) * length;
      const to: Point = [from[0] + Math.cos(angle) * length, from[1] + Math.sin(angle) * length];
      const middle: Point = [
        (from[0] + to[0]) / 2 - Math.sin(angle) * crook,
        (from[1] + to[1]) / 2 + Math.cos(angle) * crook,
      ];
      const last = generation === GENERATIONS;
      grown.push({
        points: [from, middle, to],
        widths: [width, width * 0.78, last ? width * 0.2 : width * 0.62],
        generation,
      });
      if (last) return;
      const children = generation === 0 || random.chance(0.65) ? 2 : 3;
      for (let i = 0; i < children; i++) {
        const fan = (0.5 + 0.3 * element.variant + 0.2 * random.uniform()) * (i - (children - 1) / 2);
        const stray = (random.uniform() - 0.5) * (0.3 + 0.5 * element.roughness);
        grow(
          to,
          angle + fan * 1.25 + stray - bend * 0.35,
          length * random.between(0.64, 0.86),
          width * 0.6,
          generation + 1,
        );
      }
    };
    grow([0, -1], Math.PI / 2 - bend, 27, 7.4, 0);
    const top = Math.max(...grown.flatMap(({ points }) => points.map((point) => point[1])));
    const side = Math.max(...grown.flatMap(({ points }) => points.map((point) => Math.abs(point[0] - bend * 60))));
    const stand = standOn(pen, element, height(element.size));
    const [fitX, fitY] = [Math.min(1, 42 / side), 100 / top];
    const place = ({ points, widths }: Branch, dx = 0, dy = 0, thin = 1): string =>
      band(
        points.map(([x, y]) => stand.at(x * fitX + dx, y * fitY + dy)),
        widths.map((width) => width * thin * stand.unit),
      );
    const colour = figure(pen, element);
    const shown = pen.detail === "low" ? grown.filter(({ generation }) => generation < GENERATIONS) : grown;
    const roots = stand.limb("0,3,7 -5,0,4 -12,-1.5,1") + stand.limb("0,3,7 5,0,4 11,-1.5,1");
    const wood = pen.path(shown.map((branch) => place(branch)).join("") + roots, colour);
    const thick = grown.filter(({ generation }) => generation < 3);
    const { snowCover } = pen.globals;
    const snow =
      snowCover > 0.2
        ? pen.path(
            grown
              .filter(({ generation }) => generation > 0 && generation < 5)
              .map((branch) => place(branch, 0, 0.9, 0.5))
              .join(""),
            pen.tint(snowColour(pen), element.depth),
            { opacity: snowCover },
          )
        : "";
    if (pen.detail === "low") return wood + snow;
    const rim = pen.path(
      thick.map((branch) => place(branch, lightSide(pen) * 0.9, 0.2, 0.3)).join(""),
      litSide(pen, colour, 0.35),
      { opacity: 0.55 },
    );
    return contact(pen, stand.x, stand.y, 55 * stand.unit) + wood + rim + snow;
  },
};
