/**
 * @file A ruin: size 60–420 wide; variant below 0.5 broken columns, above a roofless wall with pointed arches; roughness how
 * much has fallen; turn below 0.5 mirrors it. The colour offset dyes the stone.
 */
import type { Oklab } from "../../../app/colour/oklab.ts";
import type { Element } from "../../../app/scene/scene.ts";
import type { Drawing, Pen } from "../pen.ts";
import { underSnow } from "../shapes.ts";
import { reach, standOn } from "./shared/stand.ts";
import type { Stand } from "./shared/stand.ts";
import { contact, lightSide, litSide, shadySide, surface } from "./shared/tone.ts";

const STONE: Oklab = { l: 0.68, a: 0.006, b: 0.02 };

function width(size: number): number {
  return 60 + 360 * size;
}

interface Parts {
  readonly mass: string;
  /** Sides that face away from the light. */
  readonly shade: string;
  readonly lines: string;
}

/** Columns on a stepped base; the outer ones keep a piece of the architrave. */
function columns(pen: Pen, element: Element, stand: Stand): Parts {
  const away = -lightSide(pen) * (stand.mirrored ? -1 : 1);
  let mass = stand.cut("-50,0 -50,4 50,4 50,0") + stand.cut("-46,4 -46,8 46,8 46,4");
  let shade = "";
  let lines = "";
  [-37, -18.5, 0, 18.5, 37].forEach((x, i) => {
    const fallen = i < 2 ? 0 : (0.2 + 0.7 * pen.random.uniform()) * (0.45 + 0.55 * element.roughness);
    const top = 58 - 44 * fallen;
    const jag = pen.random.between(-4, 4);
    mass +=
      stand.cut(
        `${x - 5},8 ${x - 4.4},${top + (i < 2 ? 0 : jag)} ${x},${top - (i < 2 ? 0 : 3)} ${x + 4.4},${top - (i < 2 ? 0 : jag)} ${x + 5},8`,
      ) + stand.cut(`${x - 6.6},7 ${x - 6.6},11 ${x + 6.6},11 ${x + 6.6},7`);
    if (i < 2) mass += stand.cut(`${x - 7},56 ${x - 7},61 ${x + 7},61 ${x + 7},56`);
    shade += stand.cut(
      `${x + away * 1.5},11 ${x + away * 1.5},${top - 5} ${x + away * 4.5},${top - 5} ${x + away * 5},11`,
    );
    for (const dx of [-2.6, 0, 2.6]) lines += stand.limb(`${x + dx},12,0.5 ${x + dx},${top - 4},0.5`);
  });
  mass += stand.cut("-46,60 -46,68 -14,68 -10,63 -12,60") + stand.cut("-44,68 -30,76 -22,72 -20,68");
  mass += stand.cut("43,0 46,7 54,8 58,3 57,0") + stand.cut("-58,0 -57,4 -52,5 -49,0");
  return { mass, shade, lines };
}

/** A wall with two lancets, one whole, one broken open. */
function abbey(pen: Pen, element: Element, stand: Stand): Parts {
  const bite = 10 * element.roughness;
  const jag = (): number => pen.random.between(-3, 3);
  const outline =
    `-50,0 -50,${34 - bite + jag()} -45,${40 - bite} -42,${52 + jag()} -36,${58 + jag()} -32,68 -20,80 -12,${74 + jag()} -8,${70 - bite * 0.4} -4,${68 - bite * 0.3} ` +
    `0,${62 + jag()} 2,46 2,${40 - bite * 0.2} 2,8 22,8 22,${36 - bite * 0.6} 19,${44 - bite * 0.4} 17,${49 - bite * 0.5} 23,${50 - bite * 0.4} 27,${42 - bite + jag()} 33,${40 - bite} 36,${28 - bite * 0.5} 43,${24 + jag()} 50,${12 + jag()} 54,0 ` +
    `-10,0 -10,44 -14,54 -21,62 -28,54 -32,44 -32,0`;
  const mass =
    stand.cut(outline) +
    stand.cut("52,0 55,7 62,8 65,0") +
    stand.cut("-60,0 -58,6 -51,7 -47,0") +
    stand.cut("4,0 6,8 13,9 17,0");
  const shade = stand.cut("-10,0 -10,44 -14,54 -21,62 -18,54 -14.5,44 -14.5,0") + stand.cut("22,8 22,34 25,30 25,8");
  let lines = "";
  for (let i = 0; i < 22; i++) {
    const x = i < 10 ? pen.random.between(-48, -38) : pen.random.between(-7, -2) + (i % 2) * 33;
    const y = pen.random.between(5, i % 2 === 1 && i >= 10 ? 28 : 46);
    lines += stand.limb(`${x},${y},0.6 ${x + 4.4},${y},0.6`);
  }
  return { mass, shade, lines };
}

export const ruin: Drawing = {
  layer: "land",
  fill: 0.3,
  extent: (element, frame) => reach(element, frame, width(element.size), [66, 83, 66, 3]),
  draw(element, pen) {
    const stand = standOn(pen, element, width(element.size), { mirrored: element.turn < 0.5 });
    const stone = underSnow(pen, surface(pen, element, STONE), element.depth, 0.35);
    const { mass, shade, lines } = element.variant < 0.5 ? columns(pen, element, stand) : abbey(pen, element, stand);
    if (pen.detail === "low") return pen.path(mass, stone);
    return (
      contact(pen, stand.x, stand.y, 115 * stand.unit, 1.1) +
      pen.path(
        mass,
        pen.across(
          [
            [0, litSide(pen, stone, 0.25)],
            [1, shadySide(pen, stone, 0.06)],
          ],
          "down",
        ),
      ) +
      pen.path(shade, shadySide(pen, stone, 0.16), { opacity: 0.8 }) +
      pen.path(lines, shadySide(pen, stone, 0.2), { opacity: 0.4 })
    );
  },
};
