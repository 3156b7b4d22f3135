/**
 * @file A church: size 70–390 high to the cross; variant below 0.6 a pointed steeple, above an onion dome; turn below 0.5 puts
 * the tower right. The colour offset dyes the walls; roofs lean to the accent and take the snow, windows are lit in the dark.
 */
import type { Oklab } from "../../../app/colour/oklab.ts";
import type { Drawing } from "../pen.ts";
import { underSnow } from "../shapes.ts";
import { roofing } from "./house.ts";
import { reach, standOn } from "./shared/stand.ts";
import { contact, glass, halo, lightSide, litSide, shadySide, surface } from "./shared/tone.ts";

const WALL: Oklab = { l: 0.86, a: 0.008, b: 0.022 };
const STEEPLE = "-32,56 -19.5,93 -7,56";
const ONION = "-30,56! -31,61 -34,66 -31,73 -24,79 -20.5,86 -19.5,93! -18.5,86 -15,79 -8,73 -5,66 -8,61 -9,56!";
const CROSS = ["-19.5,90,1.3 -19.5,101,1.3", "-22.5,97.4,1.3 -16.5,97.4,1.3"];

function height(size: number): number {
  return 70 + 320 * size;
}

/** A window with a pointed or round head. */
function lancet(x: number, y: number, half: number, tall: number): string {
  return `${x - half},${y}! ${x - half},${y + tall * 0.65} ${x},${y + tall}! ${x + half},${y + tall * 0.65} ${x + half},${y}!`;
}

export const church: Drawing = {
  layer: "land",
  fill: 0.5,
  extent: (element, frame) =>
    reach(element, frame, height(element.size), element.turn < 0.5 ? [43, 102, 35, 2] : [35, 102, 43, 2]),
  draw(element, pen) {
    const stand = standOn(pen, element, height(element.size), { mirrored: element.turn < 0.5 });
    const wall = surface(pen, element, WALL);
    const roof = underSnow(pen, roofing(pen, element), element.depth, 0.9);
    const pane = glass(pen, element);
    const tower = stand.cut("-30,0 -30,57 -9,57 -9,0");
    const nave = stand.cut("-10,0 -10,25 40,25 40,0");
    const naveRoof = stand.cut("-10,24 -10,45 34,45 43,24");
    const cap = stand.curve(element.variant < 0.6 ? STEEPLE.replaceAll(/(\d)(?= |$)/g, "$1!") : ONION);
    const cross = CROSS.map(stand.limb).join("");
    const windows =
      [4, 16, 28].map((x) => stand.curve(lancet(x, 7, 2.6, 13))).join("") + stand.curve(lancet(-19.5, 40, 3, 12));
    if (pen.detail === "low")
      return pen.path(tower + nave, wall) + pen.path(naveRoof + cap + cross, roof) + pen.path(windows, pane);
    const lit = lightSide(pen) * (stand.mirrored ? -1 : 1);
    const shadow = lit > 0 ? "-30,0 -30,57 -22,57 -22,0" : "-17,0 -17,57 -9,57 -9,0";
    const spireShade = lit > 0 ? "-32,56 -19.5,93 -21,56" : "-18,56 -19.5,93 -7,56";
    return (
      contact(pen, stand.x, stand.y, 85 * stand.unit, 1.2) +
      (pen.dark ? halo(pen, stand.at(8, 14), 48 * stand.unit, pane, 0.5) : "") +
      pen.path(nave, shadySide(pen, wall, 0.07)) +
      pen.path(stand.cut("-10,20 -10,25 40,25 40,20"), shadySide(pen, wall, 0.2), { opacity: 0.5 }) +
      pen.path(naveRoof, litSide(pen, roof, 0.1)) +
      pen.path(tower, litSide(pen, wall, 0.18)) +
      pen.path(stand.cut(shadow), shadySide(pen, wall, 0.12)) +
      pen.path(stand.cut("-31.5,54.5 -31.5,57.5 -7.5,57.5 -7.5,54.5"), shadySide(pen, roof, 0.1)) +
      pen.path(cap, roof) +
      pen.path(stand.cut(spireShade), shadySide(pen, roof, 0.14), { opacity: element.variant < 0.6 ? 0.8 : 0.35 }) +
      pen.path(cross, shadySide(pen, roof, 0.16)) +
      pen.path(windows, pane) +
      pen.path(stand.curve(lancet(-19.5, 0, 4.4, 17)), shadySide(pen, roof, 0.16)) +
      pen.path(stand.disc(-19.5, 30, 3.6), pane) +
      pen.path(
        stand.limb("-19.5,30,0.7 -19.5,33,0.5") + stand.limb("-19.5,30,0.7 -17.4,30.6,0.5"),
        shadySide(pen, wall, 0.3),
      )
    );
  },
};
