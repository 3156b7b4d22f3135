/**
 * @file A broad-leaved tree: size 80–440 high; variant below 0.4 round, to 0.7 spreading, above tall; turn leans it;
 * roughness loosens the crown. The colour offset dyes the crown, whose own colour follows the season and the snow.
 */
import type { Element } from "../../../app/scene/scene.ts";
import { mix } from "../../../app/colour/oklab.ts";
import type { Oklab } from "../../../app/colour/oklab.ts";
import type { Drawing, Pen, Point } from "../pen.ts";
import { clamp, underSnow } from "../shapes.ts";
import { disc } from "./shared/outline.ts";
import { reach, standOn } from "./shared/stand.ts";
import { contact, lightSide, litSide, local, shadySide, surface } from "./shared/tone.ts";

const GREEN: Oklab = { l: 0.62, a: -0.09, b: 0.085 };
const AUTUMN: Oklab = { l: 0.67, a: 0.12, b: 0.13 };
const BLOSSOM: Oklab = { l: 0.8, a: 0.14, b: 0.005 };
/** Leaves on their way to autumn, and the first petals. */
const YELLOW: Oklab = { l: 0.76, a: 0.01, b: 0.14 };
const CREAM: Oklab = { l: 0.87, a: 0.02, b: 0.05 };
const BARK: Oklab = { l: 0.36, a: 0.025, b: 0.035 };

interface Crown {
  readonly width: number;
  readonly height: number;
  readonly centre: number;
}

function crownOf(variant: number): Crown {
  if (variant < 0.4) return { width: 31, height: 27, centre: 66 };
  return variant < 0.7 ? { width: 43, height: 23, centre: 68 } : { width: 19, height: 35, centre: 61 };
}

function height(size: number): number {
  return 80 + 360 * size;
}

/** Green to `end` by way of `middle`: straight through OKLab, leaves would turn grey on the way. */
function turning(middle: Oklab, end: Oklab, amount: number): Oklab {
  return amount < 0.4 ? mix(GREEN, middle, amount / 0.4) : mix(middle, end, (amount - 0.4) / 0.6);
}

/** Leaf colour of the season before the element's own offset; `drift` −1…1 tells early trees from late ones. */
function leaves(pen: Pen, drift: number): Oklab {
  const { foliage } = pen.globals;
  const turned = clamp((Math.abs(foliage) - 0.1 - 0.1 * drift) / 0.5);
  const season = foliage < 0 ? turning(YELLOW, AUTUMN, turned) : turning(CREAM, BLOSSOM, turned);
  const land = pen.ramp(0.6);
  const near = mix(season, { ...land, l: season.l * 0.7 + land.l * 0.3 }, 0.3 * (1 - 0.7 * turned));
  return { l: near.l + 0.02 * drift, a: near.a + 0.02 * drift * turned, b: near.b - 0.015 * drift };
}

function lean(element: Element): number {
  return (element.turn - 0.5) * 0.5;
}

export const tree: Drawing = {
  layer: "land",
  fill: 0.44,
  extent(element, frame) {
    const { width } = crownOf(element.variant);
    const shift = lean(element) * 75;
    const side = width + 5 + 5 * element.roughness;
    return reach(element, frame, height(element.size), [side - shift, 103, side + shift, 3]);
  },
  draw(element, pen) {
    const stand = standOn(pen, element, height(element.size), { lean: lean(element) });
    const crown = crownOf(element.variant);
    const loose = 0.1 + 0.16 * element.roughness;
    const drift = pen.random.between(-1, 1);
    const blobs: (readonly [centre: Point, radius: number])[] = [];
    const girth = Math.min(crown.width, crown.height);
    for (let i = 0; i < 11; i++) {
      const angle = (i / 11) * 2 * Math.PI + pen.random.between(-0.2, 0.2);
      const distance = 0.74 + pen.random.between(-loose, loose);
      const x = Math.cos(angle) * crown.width * distance;
      const y = crown.centre + Math.sin(angle) * crown.height * distance;
      blobs.push([stand.at(x, y), (0.36 + 0.16 * pen.random.uniform()) * girth * stand.unit]);
    }
    for (const step of [-0.5, 0, 0.5]) {
      const along = crown.width > crown.height ? [step * crown.width, 0] : [0, step * crown.height];
      blobs.push([stand.at(along[0]!, crown.centre + along[1]!), girth * 0.74 * stand.unit]);
    }
    const towardsLight = lightSide(pen);
    /** Discs that shrink towards the light stay inside the crown, so no clipping is needed. */
    const layer = (keep: number): string =>
      blobs
        .map(([[x, y], r]) => disc([x + towardsLight * r * (1 - keep) * 0.7, y - r * (1 - keep) * 0.68], r * keep))
        .join("");
    const [midX, midY] = stand.at(0, crown.centre);
    /** The blobs on the light's side, as one mass. */
    const lit = blobs
      .filter(([[x, y]]) => (x - midX) * towardsLight - (y - midY) * 1.2 > -0.04 * crown.width * stand.unit)
      .map(([[x, y], r]) => disc([x + towardsLight * r * 0.2, y - r * 0.2], r * 0.7))
      .join("");
    const main = surface(pen, element, leaves(pen, drift));
    const snowy = underSnow(pen, main, element.depth, 1.4);
    const bark = local(pen, element, BARK);
    const base = crown.centre - crown.height * 0.3;
    const trunk =
      stand.curve("-9,-1.5! -4,4 -3.4,12 3.4,12 4.4,4 8.4,-1.5! 0,0.6") +
      stand.limb(`0,5,7.4 -1,20,6.6 1,${base},5 2,${base + 14},2.5`) +
      stand.limb(`0,${base * 0.62},5 ${-crown.width * 0.3},${base + 8},2.4`) +
      stand.limb(`0,${base * 0.7},4.6 ${crown.width * 0.32},${base + 10},2.2`);
    if (pen.detail === "low")
      return pen.path(trunk, bark) + pen.path(layer(1), shadySide(pen, main, 0.09)) + pen.path(layer(0.82), snowy);
    const edge = towardsLight * 1.6;
    return (
      contact(pen, stand.x, stand.y, crown.width * 1.7 * stand.unit) +
      pen.path(trunk, bark) +
      pen.path(stand.limb(`${edge},1,1.6 ${edge},20,1.5 ${edge + 1},${base},1`), litSide(pen, bark, 0.35)) +
      pen.path(layer(1), mix(shadySide(pen, main, 0.11), snowy, 0.6 * pen.globals.snowCover)) +
      pen.path(layer(0.84), snowy) +
      pen.path(lit, litSide(pen, snowy, 0.24 + 0.3 * pen.globals.snowCover), { opacity: 0.85 })
    );
  },
};
