/**
 * @file A row of gravestones: size 60–460 wide; variant how many, 3–8; roughness leans and sinks them; turn leans the whole row.
 * The colour offset dyes the stone.
 */
import type { Oklab } from "../../../app/colour/oklab.ts";
import type { Drawing } from "../pen.ts";
import { snowColour } from "../shapes.ts";
import { reach, standAt, standOn } from "./shared/stand.ts";
import { contact, lightSide, litSide, shadySide, surface } from "./shared/tone.ts";

const STONE: Oklab = { l: 0.55, a: 0, b: 0.006 };
/** Each form with its face, and the line where snow lies. */
const FORMS = [
  { face: ["-34,-4! -34,72 -24,92 0,100 24,92 34,72 34,-4!"], top: "-32,78 -23,93 0,101 23,93 32,78" },
  { face: ["-11,-4! -11,100! 11,100! 11,-4!", "-38,62! -38,82! 38,82! 38,62!"], top: "-37,83 -12,84" },
  { face: ["-30,-4! -30,84! -14,88! 0,98! 14,88! 30,84! 30,-4!"], top: "-29,86 -14,90 0,100 14,90 29,86" },
  { face: ["-20,14! -13,98! 0,112! 13,98! 20,14!", "-30,-4! -30,16! 30,16! 30,-4!"], top: "-29,17.5 -19,17.5" },
] as const;

function width(size: number): number {
  return 60 + 400 * size;
}

export const gravestones: Drawing = {
  layer: "land",
  fill: 0.4,
  extent: (element, frame) => reach(element, frame, width(element.size), [57, 38, 57, 5]),
  draw(element, pen) {
    const row = standOn(pen, element, width(element.size));
    const stone = surface(pen, element, STONE);
    const count = 3 + Math.round(element.variant * 5);
    const stones = Array.from({ length: count }, (_, i) => {
      const along = count === 1 ? 0 : (i / (count - 1) - 0.5) * 88 + pen.random.between(-3, 3);
      const form = FORMS[(i + pen.random.below(2) * 2) % FORMS.length]!;
      const scale = pen.random.between(0.78, 1.1) * (count > 5 ? 0.82 : 1);
      const lean = (pen.random.uniform() - 0.5) * 0.55 * element.roughness + (element.turn - 0.5) * 0.3;
      const depth = pen.random.between(-2.5, 2.5);
      const [x, y] = row.at(along, depth);
      return { form, depth, stand: standAt(x, y, row.unit * 28 * scale, { lean }) };
    }).toSorted((a, b) => b.depth - a.depth);
    const faces = stones.map(({ form, stand }) => form.face.map(stand.curve).join(""));
    if (pen.detail === "low") return pen.path(faces.join(""), stone);
    const away = -lightSide(pen);
    const { snowCover } = pen.globals;
    return stones
      .map(({ form, stand }, i) => {
        const side = pen.group(pen.path(faces[i]!, shadySide(pen, stone, 0.16)), {
          transform: `translate(${(away * 5 * stand.unit).toFixed(2)} ${(-1.5 * stand.unit).toFixed(2)})`,
        });
        const words =
          form === FORMS[1] || form === FORMS[3]
            ? ""
            : [64, 54, 44].map((y, k) => stand.limb(`${-16 + 4 * k},${y},3 ${16 - 4 * k},${y},3`)).join("");
        const snow =
          snowCover > 0.2
            ? pen.path(
                stand.limb(
                  form.top
                    .split(" ")
                    .map((point) => `${point},${9 * snowCover}`)
                    .join(" "),
                ),
                pen.tint(snowColour(pen), element.depth),
              )
            : "";
        const tuft = [-40, -30, 28, 38]
          .map((x) => stand.cut(`${x - 4},-4 ${x + (x > 0 ? 5 : -5)},16 ${x + 4},-4`))
          .join("");
        return (
          contact(pen, stand.x, stand.y, 90 * stand.unit) +
          side +
          pen.path(
            faces[i]!,
            pen.across(
              [
                [0, litSide(pen, stone, 0.28)],
                [1, stone],
              ],
              "down",
            ),
          ) +
          pen.path(words, shadySide(pen, stone, 0.14), { opacity: 0.7 }) +
          snow +
          pen.path(tuft, pen.ramp(Math.min(1, element.depth + 0.12)))
        );
      })
      .join("");
  },
};
