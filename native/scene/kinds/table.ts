/** @file How each kind is drawn: one entry for every kind there is. */
import type { Kind } from "../../../app/scene/kinds.ts";
import type { Drawing } from "../pen.ts";
import { rocks } from "./rocks.ts";
import { path } from "./path.ts";
import { waterfall } from "./waterfall.ts";
import { volcano } from "./volcano.ts";
import { snowfall } from "./snowfall.ts";
import { rain } from "./rain.ts";
import { mist } from "./mist.ts";
import { smoke } from "./smoke.ts";
import { kite } from "./kite.ts";
import { balloon } from "./balloon.ts";
import { birds } from "./birds.ts";
import { fireworks } from "./fireworks.ts";
import { lightning } from "./lightning.ts";
import { water } from "./water.ts";
import { sun } from "./sun.ts";
import { stars } from "./stars.ts";
import { ridge } from "./ridge.ts";
import { rays } from "./rays.ts";
import { rainbow } from "./rainbow.ts";
import { moon } from "./moon.ts";
import { hills } from "./hills.ts";
import { cloud } from "./cloud.ts";
import { aurora } from "./aurora.ts";

/** Stands in until a kind has its own file: a plain standing shape. */
const plain: Drawing = {
  layer: "land",
  draw: (element, pen) => {
    const height = 40 + 200 * element.size;
    const foot = pen.y(element.y);
    return pen.ellipse(
      [pen.x(element.x), foot - height / 2],
      height / 4,
      height / 2,
      pen.ramp(element.depth, element.colour),
    );
  },
  extent: (element, frame) => {
    const height = 40 + 200 * element.size;
    const x = element.x * frame.width;
    const foot = element.y * frame.height;
    return { left: x - height / 4, top: foot - height, right: x + height / 4, bottom: foot };
  },
  fill: 0.78,
};

/** Total by type: a kind without a drawing does not compile. */
export const DRAWINGS: Record<Kind, Drawing> = {
  stars,
  aurora,
  sun,
  moon,
  rays,
  rainbow,
  cloud,
  lightning,
  fireworks,
  birds,
  balloon,
  kite,
  smoke,
  mist,
  rain,
  snowfall,
  ridge,
  volcano,
  hills,
  water,
  waterfall,
  path,
  rocks,
  conifer: plain,
  tree: plain,
  "dead-tree": plain,
  palm: plain,
  cactus: plain,
  flowers: plain,
  grass: plain,
  city: plain,
  house: plain,
  church: plain,
  castle: plain,
  lighthouse: plain,
  windmill: plain,
  bridge: plain,
  ruin: plain,
  gravestones: plain,
  fence: plain,
  bench: plain,
  "street-lamp": plain,
  lanterns: plain,
  window: plain,
  boat: plain,
  wreck: plain,
  fire: plain,
  snowman: plain,
  deer: plain,
  horse: plain,
  dog: plain,
  cat: plain,
  wolf: plain,
  crow: plain,
  swan: plain,
  butterflies: plain,
  whale: plain,
  person: plain,
  child: plain,
  couple: plain,
  crowd: plain,
  dancers: plain,
  soldiers: plain,
};
