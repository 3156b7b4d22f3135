/**
 * @file A fire: size 50–370 wide; variant below 0.5 a campfire on logs, above a blaze; roughness makes the tongues wild; turn and
 * wind bend them. The colour offset dyes the flames.
 */
import { mix } from "../../../app/colour/oklab.ts";
import type { Oklab } from "../../../app/colour/oklab.ts";
import type { Drawing, Pen } from "../pen.ts";
import { reach, standOn } from "./shared/stand.ts";
import type { Stand } from "./shared/stand.ts";
import { halo, litSide, local, shadySide } from "./shared/tone.ts";

/** Outside to inside. */
const FLAMES: readonly Oklab[] = [
  { l: 0.53, a: 0.19, b: 0.1 },
  { l: 0.68, a: 0.16, b: 0.14 },
  { l: 0.82, a: 0.06, b: 0.16 },
  { l: 0.95, a: 0, b: 0.1 },
];

function width(size: number): number {
  return 50 + 320 * size;
}

/** One sheet of flame: tongues between valleys, `half` wide and `tall` high. */
function sheet(pen: Pen, stand: Stand, half: number, tall: number, bend: number, wild: number): string {
  const tongues = 5;
  const tips: string[] = [];
  for (let i = 0; i <= tongues * 2; i++) {
    const t = i / (tongues * 2);
    const envelope = Math.sin(Math.PI * (0.08 + 0.84 * t)) ** 0.8;
    const tip = i % 2 === 1;
    const rise = tip
      ? tall * envelope * pen.random.between(0.9 - 0.4 * wild, 1)
      : tall * 0.36 * envelope * pen.random.between(0.6, 1.1);
    const sway = (tip ? pen.random.between(-1, 1) * 5 * wild : 0) + bend * rise;
    const x = (t - 0.5) * 2 * half * (tip ? 0.9 : 1) + sway;
    if (i === 0 || i === tongues * 2) tips.push(`${(t - 0.5) * 2 * half},4`);
    else if (tip)
      tips.push(
        `${x - 4 - bend * rise * 0.35},${rise * 0.6} ${x},${rise}! ${x + 4 - bend * rise * 0.2},${rise * 0.64}`,
      );
    else tips.push(`${x},${rise}`);
  }
  return stand.curve(`${tips.join(" ")} ${half * 0.55},-5 0,-7 ${-half * 0.55},-5`);
}

export const fire: Drawing = {
  layer: "land",
  fill: 0.35,
  extent: (element, frame) =>
    reach(element, frame, width(element.size), element.variant < 0.5 ? [52, 92, 52, 14] : [58, 112, 58, 9]),
  draw(element, pen) {
    const stand = standOn(pen, element, width(element.size));
    const blaze = element.variant >= 0.5;
    const bend = (element.turn - 0.5) * 0.5 + (pen.globals.wind - 0.3) * 0.15;
    const sheets = FLAMES.map((colour, i) => {
      const shrink = 1 - i * 0.215;
      const data = sheet(
        pen,
        stand,
        (blaze ? 52 : 34) * shrink,
        (blaze ? 104 : 84) * shrink * (1 - 0.06 * i),
        bend,
        0.25 + 0.75 * element.roughness,
      );
      return pen.path(
        data,
        { l: colour.l + element.colour.l * 0.4, a: colour.a + element.colour.a, b: colour.b + element.colour.b },
        { opacity: 0.95 },
      );
    });
    const wood = local(pen, element, { l: 0.33, a: 0.03, b: 0.035 });
    const logs = blaze
      ? ""
      : stand.limb("-46,2,9 0,-2,10 44,-8,9") +
        stand.limb("46,3,9 4,-3,10 -40,-9,9") +
        stand.limb("-30,-9,8 8,-7,9 30,-6,8");
    const ends = blaze
      ? ""
      : stand.disc(-46, 2, 4.4) + stand.disc(46, 3, 4.4) + stand.disc(-40, -9, 4.2) + stand.disc(44, -8, 4.2);
    const glow = halo(
      pen,
      stand.at(0, 34),
      165 * stand.unit,
      mix(FLAMES[1]!, element.colour, 0),
      pen.dark ? 0.6 : 0.36,
    );
    if (pen.detail === "low") return glow + pen.path(logs, wood) + sheets.slice(0, 3).join("");
    let embers = "";
    for (let i = 0; i < 26; i++) {
      const up = pen.random.uniform();
      const aside = pen.random.between(-0.5, 0.5) * (60 + 30 * up);
      embers += stand.disc(
        aside + bend * 60 * up,
        (blaze ? 108 : 88) * (0.5 + 0.5 * up),
        pen.random.between(0.5, 1.5) * (1 - 0.4 * up),
      );
    }
    return (
      glow +
      pen.path(logs, wood) +
      pen.path(ends, litSide(pen, { l: 0.62, a: 0.05, b: 0.08 }, 0.2)) +
      sheets.join("") +
      pen.path(blaze ? "" : stand.limb("-30,-9,8 8,-7,9 30,-6,8"), shadySide(pen, wood, 0.05)) +
      pen.path(embers, FLAMES[2]!, { opacity: 0.75 })
    );
  },
};
