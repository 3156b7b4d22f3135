/**
 * @file A strip of flowers from the element's y down to the frame's edge: size 14–50 is the size of a near bloom; variant how
 * many (12–60); roughness mixes the forms (daisies, tulips, bells); turn bends the stems. The colour offset dyes the leading
 * colour, which starts at the accent; the others lie around it, and follow it the more colour is asked for.
 */
import type { Element } from "../../../app/scene/scene.ts";
import { mix } from "../../../app/colour/oklab.ts";
import type { Oklab } from "../../../app/colour/oklab.ts";
import type { Drawing, Pen } from "../pen.ts";
import { smooth } from "../shapes.ts";
import { dye, local, natural } from "./shared/tone.ts";
import { standAt } from "./shared/stand.ts";
import type { Stand } from "./shared/stand.ts";

interface Flower {
  readonly stand: Stand;
  readonly near: boolean;
  readonly hue: number;
  readonly form: number;
  readonly spin: number;
  readonly stem: number;
  readonly bend: number;
}

function bloomSize(size: number): number {
  return 14 + 36 * size;
}

/** The leading colour and its neighbours: itself, the light, between, and turned a quarter round the colour wheel. */
function hues(pen: Pen, element: Element): readonly Oklab[] {
  const lead = dye(natural(pen, pen.globals.accent), element.colour);
  const pale = natural(pen, mix(pen.globals.light, { l: 0.96, a: 0, b: 0.02 }, 0.5));
  const turned = { l: Math.min(0.85, lead.l + 0.06), a: lead.b * 0.7, b: -lead.a * 0.7 };
  const asked = Math.min(1, Math.hypot(element.colour.a, element.colour.b) / 0.2);
  const lighter = { l: lead.l + 0.1, a: lead.a * 0.85, b: lead.b * 0.85 };
  const darker = { l: lead.l - 0.09, a: lead.a, b: lead.b };
  return [
    lead,
    mix(pale, lighter, 0.8 * asked),
    mix(lead, pale, 0.5 * (1 - 0.6 * asked)),
    mix(turned, darker, asked),
  ].map((hue) => pen.tint(hue, element.depth));
}

function plant(pen: Pen, element: Element): readonly Flower[] {
  const { random, frame } = pen;
  const top = pen.y(element.y);
  const room = Math.max(20, frame.height - top);
  const count = Math.round((12 + 48 * element.variant) * Math.min(1.6, frame.width / 1000));
  const flowers: Flower[] = [];
  for (let i = 0; i < count; i++) {
    const x = (i + random.between(-0.6, 1.6)) / count;
    const down = random.uniform() ** 1.2;
    const scale = bloomSize(element.size) * (0.5 + 0.65 * down);
    const bend = (random.uniform() - 0.5 + (element.turn - 0.5) * 2) * 90;
    flowers.push({
      stand: standAt(x * frame.width * 1.06 - 0.03 * frame.width, top + down * room * 0.86, scale),
      near: down > 0.45,
      hue: random.below(4),
      form: random.uniform(),
      spin: random.uniform(),
      stem: random.between(170, 330),
      bend,
    });
  }
  return flowers.toSorted((a, b) => a.stand.y - b.stand.y);
}

/** Petals of one bloom in figure coordinates around its head. */
function bloom({ stand, form, spin, stem, bend }: Flower, mixture: number, low: boolean): string {
  const head = stand.at(bend, stem);
  const at = standAt(head[0], head[1], stand.unit * 100);
  if (form < 1 - 0.75 * mixture) {
    if (low) return at.disc(0, 0, 62, 54);
    const petals = 5 + Math.floor(spin * 3);
    return Array.from({ length: petals }, (_, i) => {
      const angle = ((i + spin) / petals) * 2 * Math.PI;
      return at.disc(Math.cos(angle) * 42, Math.sin(angle) * 36, 31, 27);
    }).join("");
  }
  if (form < 1 - 0.3 * mixture) return at.curve("-48,52! -52,6 -30,-36 0,-44 30,-36 52,6 48,52! 24,18 0,62! -24,18");
  return [0, 1, 2, 3].map((i) => at.disc((i % 2 === 0 ? -1 : 1) * (8 + 6 * i), 44 - i * 44, 16 + 6 * i)).join("");
}

export const flowers: Drawing = {
  layer: "land",
  fill: 0.15,
  extent: (element, frame) => ({
    left: 0,
    top: element.y * frame.height - bloomSize(element.size) * 2.6,
    right: frame.width,
    bottom: frame.height,
  }),
  draw(element, pen) {
    const all = plant(pen, element);
    const palette = hues(pen, element);
    const green = local(pen, element, mix({ l: 0.55, a: -0.09, b: 0.09 }, pen.ramp(0.9), 0.4));
    const low = pen.detail === "low";
    return [false, true]
      .map((near) => {
        const row = all.filter((flower) => flower.near === near);
        if (row.length === 0) return "";
        const stems = row
          .map(({ stand, stem, bend }) =>
            smooth([stand.at(0, -60), stand.at(bend * 0.2, stem * 0.5), stand.at(bend, stem)]),
          )
          .join("");
        const leaves = row
          .map(
            ({ stand, stem, bend }) =>
              stand.curve(`0,-20! 40,40 ${60 + bend * 0.2},${stem * 0.62}! 14,50`) +
              stand.curve(`0,-30! -44,30 ${-52 + bend * 0.2},${stem * 0.5}! -12,40`),
          )
          .join("");
        const stalk = near ? green : mix(green, pen.ramp(0.7), 0.25);
        const heads = palette.map((colour, hue) => {
          const own = row.filter((flower) => flower.hue === hue);
          return own.length === 0
            ? ""
            : pen.path(
                own.map((flower) => bloom(flower, element.roughness, low)).join(""),
                near ? colour : mix(colour, pen.ramp(0.7), 0.15),
              );
        });
        const hearts = row
          .filter(({ form }) => form < 1 - 0.75 * element.roughness)
          .map(({ stand, stem, bend }) => stand.disc(bend, stem, 24, 21))
          .join("");
        const heart = pen.tint(mix({ l: 0.84, a: 0.02, b: 0.14 }, pen.globals.light, 0.3), element.depth);
        return (
          pen.path(stems, "none", {
            stroke: { colour: stalk, width: bloomSize(element.size) * (near ? 0.13 : 0.09) },
          }) +
          (low ? "" : pen.path(leaves, stalk)) +
          heads.join("") +
          (low || hearts === "" ? "" : pen.path(hearts, heart))
        );
      })
      .join("");
  },
};
