/**
 * @file A park bench: size 40–220 wide; variant below 0.5 empty, above with a hat and a book left on it; turn below 0.5 mirrors it;
 * roughness weathers the slats. The colour offset dyes the wood.
 */
import type { Oklab } from "../../../app/colour/oklab.ts";
import type { Drawing } from "../pen.ts";
import { snowColour } from "../shapes.ts";
import { reach, standOn } from "./shared/stand.ts";
import { contact, litSide, local, shadySide, surface } from "./shared/tone.ts";

const WOOD: Oklab = { l: 0.52, a: 0.04, b: 0.065 };
const IRON: Oklab = { l: 0.27, a: 0, b: -0.005 };
const FEET = [
  "-40,0,3 -39,10,3 -40,20,3.4 -42,32,3.2 -44,54,2.6",
  "-40,19,3 -46,20,3 -49,12,2.6 -51,0,3",
  "-42,36,2.6 -49,37,3 -53,34,2.6",
];

function width(size: number): number {
  return 40 + 180 * size;
}

export const bench: Drawing = {
  layer: "land",
  fill: 0.45,
  extent: (element, frame) => reach(element, frame, width(element.size), [56, 58, 56, 3]),
  draw(element, pen) {
    const mirrored = element.turn < 0.5;
    const stand = standOn(pen, element, width(element.size), { mirrored });
    const other = standOn(pen, element, width(element.size), { mirrored: !mirrored });
    const wood = surface(pen, element, WOOD);
    const iron = local(pen, element, IRON);
    const wear = (): number => (pen.random.uniform() - 0.5) * 3 * element.roughness;
    const back = [32, 40, 48]
      .map((y) => stand.cut(`-46,${y + wear()} -46,${y + 6 + wear()} 46,${y + 6 + wear()} 46,${y + wear()}`))
      .join("");
    const seat = stand.cut("-47,24 -50,19.5 50,19.5 47,24");
    const front = stand.cut("-50,19.8 -50,16 50,16 50,19.8");
    const feet = [...FEET.map(stand.limb), ...FEET.map(other.limb)].join("");
    if (pen.detail === "low") return pen.path(feet, iron) + pen.path(back + seat + front, wood);
    const left =
      element.variant < 0.5
        ? ""
        : pen.path(
            stand.curve("12,24! 14,28 18,29 20,34 30,34 32,29 36,28 38,24!"),
            local(pen, element, { l: 0.35, a: 0, b: -0.02 }),
          ) + pen.path(stand.cut("-24,24 -24,27 -9,27 -9,24"), local(pen, element, pen.globals.accent));
    const { snowCover } = pen.globals;
    const snow =
      snowCover > 0.2
        ? pen.path(
            stand.curve("-48,22.5! -46,27 -20,28 10,27 46,27 48,22.5!") +
              stand.curve("-46.5,53.5! -45,57 0,58 45,57 46.5,53.5!"),
            pen.tint(snowColour(pen), element.depth),
          )
        : "";
    return (
      contact(pen, stand.x, stand.y, 112 * stand.unit, 1.2) +
      pen.path(back, shadySide(pen, wood, 0.04)) +
      pen.path([38, 46, 54].map((y) => stand.limb(`-46,${y},0.8 46,${y},0.8`)).join(""), litSide(pen, wood, 0.4), {
        opacity: 0.6,
      }) +
      pen.path(feet, iron) +
      pen.path(seat, litSide(pen, wood, 0.3)) +
      pen.path(front, shadySide(pen, wood, 0.1)) +
      snow +
      left
    );
  },
};
