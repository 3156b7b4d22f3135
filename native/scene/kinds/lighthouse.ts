/**
 * @file A lighthouse: size 110–490 high; variant below 0.5 banded, above with a keeper's house; turn swings the beams. The colour
 * offset dyes the bands, which start at the accent. Beams and lamp burn in the dark; the extent leaves the beams out.
 */
import { mix } from "../../../app/colour/oklab.ts";
import type { Oklab } from "../../../app/colour/oklab.ts";
import type { Drawing, Pen, Point } from "../pen.ts";
import { polygon } from "./shared/outline.ts";
import { underSnow } from "../shapes.ts";
import { roofing } from "./house.ts";
import { reach, standOn } from "./shared/stand.ts";
import { contact, glass, halo, lamplight, lightSide, local, shadySide, surface } from "./shared/tone.ts";

const PLASTER: Oklab = { l: 0.9, a: 0.004, b: 0.015 };
const IRON: Oklab = { l: 0.3, a: 0, b: -0.01 };

function height(size: number): number {
  return 110 + 380 * size;
}

/** Half the tower's width at a height of 0–80. */
function half(y: number): number {
  return 8.4 - 0.045 * y;
}

function section(from: number, to: number): string {
  return `${-half(from)},${from} ${-half(to)},${to} ${half(to)},${to} ${half(from)},${from}`;
}

function beam(pen: Pen, from: Point, angle: number, strength: number): string {
  const reachOut = 1.1 * pen.frame.width;
  const edge = (turn: number): Point => [
    from[0] + reachOut * Math.cos(angle + turn),
    from[1] + reachOut * Math.sin(angle + turn),
  ];
  const colour = lamplight(pen);
  const fade = pen.radial(
    [
      [0, colour, strength],
      [0.5, colour, strength * 0.3],
      [1, colour, 0],
    ],
    from,
    reachOut * 0.85,
  );
  return pen.path(
    polygon([from, edge(-0.085), edge(0.085)]),
    pen.detail === "low" ? colour : fade,
    pen.detail === "low" ? { opacity: strength * 0.35 } : {},
  );
}

export const lighthouse: Drawing = {
  layer: "land",
  fill: 0.52,
  extent: (element, frame) =>
    reach(element, frame, height(element.size), [element.variant < 0.5 ? 9.5 : 34, 101, 9.5, 2]),
  draw(element, pen) {
    const stand = standOn(pen, element, height(element.size));
    const plaster = local(pen, element, PLASTER);
    const bands = surface(pen, element, mix(pen.globals.accent, { l: 0.55, a: 0.08, b: 0.04 }, 0.2));
    const iron = local(pen, element, IRON);
    const lamp = stand.at(0, 87);
    const tower = stand.cut(section(0, 80));
    const painted = [8, 33, 58].map((y) => stand.cut(section(y, y + 12.5))).join("");
    const lantern = stand.cut("-4,81 -4,92 4,92 4,81");
    const dome = stand.curve("-5.6,91.5! -4,95 0,98 4,95 5.6,91.5!") + stand.limb("0,97,1.2 0,101,0.6");
    const gallery = stand.cut("-8,79 -8,81.6 8,81.6 8,79");
    const angle = (element.turn - 0.5) * 0.9 + (stand.x < pen.frame.width / 2 ? -0.1 : Math.PI + 0.1);
    const light = pen.dark ? beam(pen, lamp, angle, 0.7) + beam(pen, lamp, angle + Math.PI, 0.4) : "";
    const burning = pen.dark ? lamplight(pen) : mix(glass(pen, element), pen.globals.light, 0.45);
    const cottage = element.variant < 0.5 ? "" : stand.cut("-32,0 -32,10 -6,10 -6,0");
    const cottageRoof = element.variant < 0.5 ? "" : stand.cut("-34,9.4 -29,18 -9,18 -4,9.4");
    const tiles = underSnow(pen, roofing(pen, element), element.depth, 0.9);
    if (pen.detail === "low") {
      return (
        light +
        pen.path(cottage + tower, plaster) +
        pen.path(painted + cottageRoof, bands) +
        pen.path(gallery + dome, iron) +
        pen.path(lantern, burning)
      );
    }
    const away = -lightSide(pen);
    const shadow = stand.cut(`${away * 1.5},0 ${away * 1},80 ${away * half(80)},80 ${away * half(0)},0`);
    const windows = [
      [22, 1.1],
      [47, 1],
      [71, 0.9],
    ]
      .map(([y, w]) => stand.curve(`${-w!},${y!}! ${-w!},${y! + 3} 0,${y! + 4.2} ${w!},${y! + 3} ${w!},${y!}!`))
      .join("");
    const rails =
      [-7.6, -4.6, -1.5, 1.5, 4.6, 7.6].map((x) => stand.limb(`${x},81,0.5 ${x},84.4,0.5`)).join("") +
      stand.limb("-8,84.4,0.6 0,84.4,0.6 8,84.4,0.6");
    const nearby =
      cottage === ""
        ? ""
        : pen.path(cottage, shadySide(pen, plaster, 0.06)) +
          pen.path(cottageRoof, tiles) +
          pen.path(
            stand.cut("-27,3 -27,7.4 -23.5,7.4 -23.5,3") + stand.cut("-15,3 -15,7.4 -11.5,7.4 -11.5,3"),
            glass(pen, element),
          );
    return (
      light +
      contact(pen, stand.x, stand.y, 26 * stand.unit) +
      nearby +
      pen.path(tower, plaster) +
      pen.path(painted, bands) +
      pen.path(shadow, shadySide(pen, pen.ramp(1), 0.1), { opacity: 0.28 }) +
      pen.path(windows + stand.curve("-2.2,0! -2.2,5 0,7 2.2,5 2.2,0!"), pen.dark ? lamplight(pen) : iron) +
      pen.path(lantern, burning) +
      pen.path(
        stand.limb("-1.4,81,0.5 -1.4,92,0.5") + stand.limb("1.4,81,0.5 1.4,92,0.5") + gallery + rails + dome,
        iron,
      ) +
      (pen.dark ? halo(pen, lamp, 24 * stand.unit, lamplight(pen), 0.9) : "")
    );
  },
};
