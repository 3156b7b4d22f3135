/**
 * @file A boat on the water: size 45–255 long; variant below 0.45 a sailing boat, to 0.7 a rowing boat, above a steamer; turn
 * heels it over; roughness makes it pitch. The foot point is the waterline. The colour offset dyes the hull; the second sail,
 * stripe and funnel lean to the accent.
 */
import { mix } from "../../../app/colour/oklab.ts";
import type { Oklab } from "../../../app/colour/oklab.ts";
import type { Element } from "../../../app/scene/scene.ts";
import type { Drawing, Pen } from "../pen.ts";
import { reach, standOn } from "./shared/stand.ts";
import type { Stand } from "./shared/stand.ts";
import { glass, litSide, local, shadySide, surface } from "./shared/tone.ts";

const CLOTH: Oklab = { l: 0.93, a: 0, b: 0.025 };

function length(size: number): number {
  return 45 + 210 * size;
}

function hullColour(pen: Pen, element: Element): Oklab {
  return surface(pen, element, mix(pen.globals.accent, { l: 0.42, a: 0.02, b: 0.01 }, 0.6));
}

function sailing(pen: Pen, element: Element, stand: Stand): string {
  const hull = hullColour(pen, element);
  const sail = local(pen, element, CLOTH);
  const second = local(pen, element, mix(CLOTH, pen.globals.accent, 0.6));
  const main = stand.curve("2,13! 2,108! 22,78 36,46 40,18! 22,14");
  const jib = stand.curve("-3,18! -3,98! -16,62 -27,38 -40,20!");
  const body = stand.curve("-52,14! -44,2 -34,-6 0,-7 34,-6 44,0 54,15!");
  const mast = stand.limb("0,8,2.4 0,60,2.2 0,112,1.2");
  const pennant = stand.curve("0,112! 8,110 15,105! 7,105 0,106!");
  if (pen.detail === "low") return pen.path(main, sail) + pen.path(jib, second) + pen.path(body + mast, hull);
  const wood = shadySide(pen, hull, 0.1);
  return (
    pen.path(mast + stand.limb("0,16,1.8 40,16,1.4"), wood) +
    pen.path(
      main,
      pen.across(
        [
          [0, litSide(pen, sail, 0.25)],
          [1, shadySide(pen, sail, 0.09)],
        ],
        "right",
      ),
    ) +
    pen.path(
      jib,
      pen.across(
        [
          [0, shadySide(pen, second, 0.06)],
          [1, litSide(pen, second, 0.2)],
        ],
        "right",
      ),
    ) +
    pen.path(
      ["3,84,0.6 20,81,0.6", "3,60,0.6 30,58,0.6", "3,37,0.6 38,35,0.6"].map(stand.limb).join(""),
      shadySide(pen, sail, 0.16),
      { opacity: 0.5 },
    ) +
    pen.path(pennant, local(pen, element, pen.globals.accent)) +
    pen.path(body, hull) +
    pen.path(stand.curve("-52,14! -46,6 54,8! 54,15! 0,12"), litSide(pen, hull, 0.4), { opacity: 0.55 })
  );
}

function rowing(pen: Pen, element: Element, stand: Stand): string {
  const hull = hullColour(pen, element);
  const body = stand.curve("-50,20! -42,4 -32,-5 0,-7 32,-5 44,4 54,22! 30,14 0,12 -30,14");
  const oars =
    stand.limb("-2,20,2 -22,8,2 -42,-4,2 -50,-8,5 -58,-12,4") + stand.limb("6,20,2 22,9,2 36,-3,2 44,-8,5 50,-12,4");
  const rower =
    stand.curve("-8,12! -9,26 -5,36 2,38 8,32 9,22 10,12!") +
    stand.disc(3, 45, 6) +
    stand.limb("0,33,5 8,24,4 12,19,3.6") +
    stand.cut("-6,47 -6,49 13,49 13,47") +
    stand.curve("-4,48! -2,54 3,55.5 8,54 10,48!");
  const dark = shadySide(pen, pen.ramp(1), 0.08);
  if (pen.detail === "low") return pen.path(rower + oars, dark) + pen.path(body, hull);
  return (
    pen.path(rower, dark) +
    pen.path(body, hull) +
    pen.path(stand.curve("-50,20! -45,10 -20,7 20,7 48,11 54,22! 30,14 0,12 -30,14"), litSide(pen, hull, 0.4), {
      opacity: 0.5,
    }) +
    pen.path(oars, local(pen, element, { l: 0.55, a: 0.03, b: 0.06 }))
  );
}

function steamer(pen: Pen, element: Element, stand: Stand): string {
  const hull = hullColour(pen, element);
  const cabin = local(pen, element, CLOTH);
  const funnel = local(pen, element, pen.globals.accent);
  const body = stand.curve("-54,24! -50,6 -44,-7! 44,-7! 52,6 60,28! 40,19 -34,18!");
  const house = stand.cut("-30,17 -30,33 22,33 24,17") + stand.cut("-22,33 -22,45 8,45 12,33");
  const stack = stand.cut("-14,45 -13,66 -3,66 -2,45");
  const panes =
    [-24, -12, 0, 12].map((x) => stand.disc(x, 26, 3)).join("") +
    stand.cut("-2,36 -2,42 6,42 8,36") +
    stand.cut("-18,36 -18,42 -8,42 -8,36");
  if (pen.detail === "low") return pen.path(stack, funnel) + pen.path(house, cabin) + pen.path(body, hull);
  const puffs = [
    [-12, 74, 5],
    [-20, 82, 7],
    [-31, 88, 9],
    [-45, 92, 10.5],
  ].map(([x, y, r], i) =>
    pen.path(stand.disc(x!, y!, r!, r! * 0.8), mix(pen.globals.light, pen.globals.skyHorizon, 0.5), {
      opacity: 0.6 - 0.12 * i,
    }),
  );
  return (
    puffs.join("") +
    pen.path(stack, funnel) +
    pen.path(stand.cut("-14,58 -13.6,66 -3,66 -2.8,58"), shadySide(pen, hull, 0.15)) +
    pen.path(
      house,
      pen.across(
        [
          [0, litSide(pen, cabin, 0.3)],
          [1, shadySide(pen, cabin, 0.1)],
        ],
        "down",
      ),
    ) +
    pen.path(panes, glass(pen, element)) +
    pen.path(stand.limb("38,18,1.6 36,52,1") + stand.limb("36,50,0.6 56,27,0.6"), shadySide(pen, hull, 0.1)) +
    pen.path(body, hull) +
    pen.path(stand.curve("-54,24! -52,14 -20,10 56,17 60,28! 40,19 -34,18!"), litSide(pen, hull, 0.4), { opacity: 0.5 })
  );
}

export const boat: Drawing = {
  layer: "land",
  fill: 0.31,
  extent: (element, frame) => {
    const up = element.variant < 0.45 ? 114 : element.variant < 0.7 ? 58 : 102;
    const heel = Math.abs(element.turn - 0.5) * 60 * (up / 100);
    return reach(element, frame, length(element.size), [60 + heel, up + heel * 0.2, 62 + heel, 9 + heel * 0.3]);
  },
  draw(element, pen) {
    const stand = standOn(pen, element, length(element.size));
    const draw = element.variant < 0.45 ? sailing : element.variant < 0.7 ? rowing : steamer;
    const pitch = (pen.random.uniform() - 0.5) * 14 * element.roughness;
    const picture = draw(pen, element, stand);
    const [x, y] = [stand.x.toFixed(1), stand.y.toFixed(1)];
    const line = stand.y + 5 * stand.unit;
    const foam = mix(pen.globals.skyHorizon, pen.globals.light, 0.5);
    const mirror = pen.group(picture, {
      opacity: 0.26,
      transform: `matrix(1 0 0 -0.45 0 ${(line * 1.45).toFixed(1)})`,
    });
    return (
      mirror +
      pen.group(picture, { transform: `rotate(${((element.turn - 0.5) * 40 + pitch).toFixed(1)} ${x} ${y})` }) +
      pen.path(stand.disc(2, -6, 58, 1.8) + stand.disc(-14, -12, 30, 1.1), foam, { opacity: 0.5 })
    );
  },
};
