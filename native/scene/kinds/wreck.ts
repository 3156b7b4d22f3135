/**
 * @file A shipwreck: size 80–420 long; variant below 0.5 a sinking hull with broken masts, above the bare ribs of an old one; turn
 * sets which way it lies; roughness breaks the planks. The foot point is the water or sand line. The colour offset dyes the hull.
 */
import type { Oklab } from "../../../app/colour/oklab.ts";
import type { Drawing } from "../pen.ts";
import { reach, standOn } from "./shared/stand.ts";
import { contact, litSide, local, rimmed, shadySide, surface } from "./shared/tone.ts";

const HULL: Oklab = { l: 0.36, a: 0.02, b: 0.03 };

function length(size: number): number {
  return 80 + 340 * size;
}

export const wreck: Drawing = {
  layer: "land",
  fill: 0.35,
  extent: (element, frame) =>
    reach(element, frame, length(element.size), element.variant < 0.5 ? [58, 84, 58, 9] : [62, 46, 62, 5]),
  draw(element, pen) {
    const stand = standOn(pen, element, length(element.size), { mirrored: element.turn < 0.5 });
    const hull = surface(pen, element, HULL);
    const jag = (): number => pen.random.between(-1, 1) * (1 + 4 * element.roughness);
    if (element.variant < 0.5) {
      const body = stand.curve(
        `-54,-6! -50,14 -47,34 -50,48! -38,42 -16,${31 + jag()}! -10,${34 + jag()}! -4,${26 + jag()}! 2,${29 + jag()}! 16,16 34,4 46,-6!`,
      );
      const masts =
        stand.limb("-22,32,3.4 -10,58,2.8 -2,76,2") +
        stand.limb("-2,76,1.8 6,70,1.2 14,60,0.8") +
        stand.limb("-40,42,2.6 -35,62,2 -33,70,1") +
        stand.limb("-19,46,1.6 -1,44,1.4 12,47,1") +
        stand.limb("12,20,2.4 21,34,2 24,40,1");
      const rags = stand.cut("-15,47 -13,38 -8,42 -4,33 1,41 6,36 10,46");
      const hole = stand.cut(`-30,14 -24,${22 + jag()} -18,17 -12,${20 + jag()} -14,8 -22,6`);
      if (pen.detail === "low")
        return pen.path(body + masts, hull) + pen.path(rags, local(pen, element, { l: 0.7, a: 0, b: 0.02 }));
      const planks = [
        "-48,30,0.8 -20,22,0.8 10,10,0.8 30,0,0.8",
        "-50,18,0.8 -22,11,0.8 6,1,0.8",
        "-46,38,0.8 -30,34,0.8 -18,29,0.8",
      ]
        .map(stand.limb)
        .join("");
      const foam = litSide(pen, pen.globals.skyHorizon, 0.4);
      return (
        rimmed(pen, masts, hull, 0.3 * stand.unit) +
        pen.path(rags, local(pen, element, { l: 0.72, a: 0, b: 0.02 }), { opacity: 0.85 }) +
        rimmed(pen, body, hull, 0.6 * stand.unit) +
        pen.path(planks, shadySide(pen, hull, 0.14), { opacity: 0.8 }) +
        pen.path(hole, shadySide(pen, hull, 0.24)) +
        pen.path(
          stand.disc(-4, -6, 55, 1.9) +
            stand.disc(-36, -3, 17, 2.2) +
            stand.disc(30, -3.6, 19, 1.7) +
            stand.disc(0, -9, 30, 1),
          foam,
          { opacity: 0.5 },
        )
      );
    }
    const ribs = Array.from({ length: 9 }, (_, i) => {
      const x = -44 + i * 11;
      const tall = (40 - 0.012 * (x + 6) ** 2) * (1 - 0.45 * element.roughness * pen.random.uniform());
      return stand.limb(`${x + 5},1,4 ${x - 1},${tall * 0.45},3.4 ${x + 1},${tall * 0.8},2.6 ${x + 5},${tall},1.2`);
    }).join("");
    const keel =
      stand.curve("-58,-3! -52,7 -30,5 10,5 40,6 56,10 60,-3!") + stand.limb("52,2,5 57,18,4 55,34,3 50,43,1.4");
    const planks =
      stand.limb(`-46,${15 + jag()},3 -20,14,3 4,${13 + jag()},2.4`) +
      stand.limb(`-10,${24 + jag()},2.6 14,23,2.6 30,${22 + jag()},2`);
    if (pen.detail === "low") return pen.path(ribs + keel + planks, hull);
    return (
      contact(pen, stand.x, stand.y, 112 * stand.unit, 1.3) +
      pen.path(planks, shadySide(pen, hull, 0.1)) +
      rimmed(pen, ribs + keel, hull, 0.5 * stand.unit)
    );
  },
};
