/**
 * @file A string of paper lanterns: size 300–1000 wide; variant how many, 4–11, above 0.5 long ones among the round; turn lifts
 * one end; roughness lets the wind swing them. The element's point is the middle of the string. The colour offset dyes every
 * other lantern, which starts at the accent; they glow in the dark.
 */
import { mix, shade } from "../../../app/colour/oklab.ts";
import type { Oklab } from "../../../app/colour/oklab.ts";
import type { Drawing, Point } from "../pen.ts";
import { short, smooth } from "../shapes.ts";
import { standAt } from "./shared/stand.ts";
import { accentOr, dye, halo, lamplight, litSide, local, shadySide, surface } from "./shared/tone.ts";

function width(size: number): number {
  return 300 + 700 * size;
}

function lantern(size: number): number {
  return 34 + 44 * size;
}

export const lanterns: Drawing = {
  layer: "land",
  fill: 0.14,
  extent(element, frame) {
    const half = width(element.size) / 2;
    const lift = Math.abs(element.turn - 0.5) * half * 0.6;
    const [x, y, tall] = [element.x * frame.width, element.y * frame.height, lantern(element.size)];
    return {
      left: x - half - 8,
      top: y - half * 0.2 - lift - 8,
      right: x + half + 8,
      bottom: y + tall * (element.variant > 0.5 ? 2.1 : 1.85) + lift * 0.7,
    };
  },
  draw(element, pen) {
    const half = width(element.size) / 2;
    const tall = lantern(element.size);
    const [cx, cy] = [pen.x(element.x), pen.y(element.y)];
    const string = (t: number): Point => [
      cx + t * half,
      cy - t * t * half * 0.2 - t * (element.turn - 0.5) * half * 0.6 * 2 * 0.5,
    ];
    const count = 4 + Math.round(element.variant * 7);
    const paper = mix(accentOr(pen, { l: 0.64, a: 0.17, b: 0.09 }), { l: 0.62, a: 0.02, b: 0.02 }, 0.2);
    const lead = pen.dark ? dye(paper, element.colour) : surface(pen, element, paper);
    const pale = local(pen, element, mix({ l: 0.9, a: 0.01, b: 0.06 }, pen.globals.light, 0.4));
    const dark: Oklab = shade(pen.ramp(1), -0.1);
    const cord = smooth([-1, -0.75, -0.5, -0.25, 0, 0.25, 0.5, 0.75, 1].map(string));
    const wire = pen.path(cord, "none", { stroke: { colour: dark, width: short(1.5 + 1.5 * element.size) } });
    const hung = Array.from({ length: count }, (_, i) => {
      const [x, y] = string(((i + 0.5) / count) * 2 - 1);
      const lean = (pen.random.uniform() - 0.5) * (0.15 + 0.8 * element.roughness) * (0.4 + pen.globals.wind);
      const stand = standAt(x, y, tall * pen.random.between(0.82, 1.15), { lean: -lean });
      const long = element.variant > 0.5 && i % 3 === 1;
      const body = long
        ? stand.curve("-24,-26 -30,-60 -30,-110 -24,-145 24,-145 30,-110 30,-60 24,-26")
        : stand.curve("-22,-26 -48,-50 -52,-72 -46,-96 -22,-116 22,-116 46,-96 52,-72 48,-50 22,-26");
      const foot = long ? -145 : -116;
      return { stand, foot, body, lead: i % 2 === 0 };
    });
    if (pen.detail === "low") {
      return (
        wire +
        [true, false]
          .map((which) =>
            pen.path(
              hung
                .filter((one) => one.lead === which)
                .map(({ body }) => body)
                .join(""),
              pen.dark ? mix(which ? lead : pale, lamplight(pen), 0.4) : which ? lead : pale,
            ),
          )
          .join("")
      );
    }
    return (
      (pen.dark
        ? hung.map(({ stand }) => halo(pen, stand.at(0, -70), 135 * stand.unit, lamplight(pen), 0.5)).join("")
        : "") +
      wire +
      hung
        .map(({ stand, foot, body, lead: leading }) => {
          const colour = leading ? lead : pale;
          const [top, bottom] = pen.dark
            ? [mix(colour, lamplight(pen), 0.15), mix(colour, lamplight(pen), 0.7)]
            : [litSide(pen, colour, 0.3), shadySide(pen, colour, 0.08)];
          const ribs = [0.25, 0.5, 0.75]
            .map((t) =>
              stand.limb(
                `-48,${-26 + (foot + 26) * t + 3},2.4 0,${-26 + (foot + 26) * t - 4},2.4 48,${-26 + (foot + 26) * t + 3},2.4`,
              ),
            )
            .join("");
          const fittings =
            stand.limb("0,0,4 0,-22,4") +
            stand.cut("-20,-20 -20,-28 20,-28 20,-20") +
            stand.cut(`-20,${foot + 3} -20,${foot - 5} 20,${foot - 5} 20,${foot + 3}`) +
            stand.limb(`0,${foot - 4},4 0,${foot - 30},9 0,${foot - 42},5`);
          return (
            pen.path(
              body,
              pen.across(
                [
                  [0, top],
                  [1, bottom],
                ],
                "down",
              ),
            ) +
            pen.group(pen.path(ribs, shadySide(pen, colour, 0.16), { opacity: 0.35 }), { clip: pen.clip(body) }) +
            pen.path(fittings, dark)
          );
        })
        .join("")
    );
  },
};
