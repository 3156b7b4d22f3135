/** @file How each kind is drawn: one entry for every kind there is. */
import type { Kind } from "../../../app/scene/kinds.ts";
import type { Drawing } from "../pen.ts";
import { aurora } from "./aurora.ts";
import { balloon } from "./balloon.ts";
import { bench } from "./bench.ts";
import { birds } from "./birds.ts";
import { boat } from "./boat.ts";
import { bridge } from "./bridge.ts";
import { butterflies } from "./butterflies.ts";
import { cactus } from "./cactus.ts";
import { castle } from "./castle.ts";
import { cat } from "./cat.ts";
import { child } from "./child.ts";
import { church } from "./church.ts";
import { city } from "./city.ts";
import { cloud } from "./cloud.ts";
import { conifer } from "./conifer.ts";
import { couple } from "./couple.ts";
import { crow } from "./crow.ts";
import { crowd } from "./crowd.ts";
import { dancers } from "./dancers.ts";
import { deadTree } from "./dead-tree.ts";
import { deer } from "./deer.ts";
import { dog } from "./dog.ts";
import { fence } from "./fence.ts";
import { fire } from "./fire.ts";
import { fireworks } from "./fireworks.ts";
import { flowers } from "./flowers.ts";
import { grass } from "./grass.ts";
import { gravestones } from "./gravestones.ts";
import { hills } from "./hills.ts";
import { horse } from "./horse.ts";
import { house } from "./house.ts";
import { kite } from "./kite.ts";
import { lanterns } from "./lanterns.ts";
import { lighthouse } from "./lighthouse.ts";
import { lightning } from "./lightning.ts";
import { mist } from "./mist.ts";
import { moon } from "./moon.ts";
import { palm } from "./palm.ts";
import { path } from "./path.ts";
import { person } from "./person.ts";
import { rain } from "./rain.ts";
import { rainbow } from "./rainbow.ts";
import { rays } from "./rays.ts";
import { ridge } from "./ridge.ts";
import { rocks } from "./rocks.ts";
import { ruin } from "./ruin.ts";
import { smoke } from "./smoke.ts";
import { snowfall } from "./snowfall.ts";
import { snowman } from "./snowman.ts";
import { soldiers } from "./soldiers.ts";
import { stars } from "./stars.ts";
import { streetLamp } from "./street-lamp.ts";
import { sun } from "./sun.ts";
import { swan } from "./swan.ts";
import { tree } from "./tree.ts";
import { volcano } from "./volcano.ts";
import { water } from "./water.ts";
import { waterfall } from "./waterfall.ts";
import { whale } from "./whale.ts";
import { windmill } from "./windmill.ts";
import { window } from "./window.ts";
import { wolf } from "./wolf.ts";
import { wreck } from "./wreck.ts";

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
  conifer,
  tree,
  "dead-tree": deadTree,
  palm,
  cactus,
  flowers,
  grass,
  city,
  house,
  church,
  castle,
  lighthouse,
  windmill,
  bridge,
  ruin,
  gravestones,
  fence,
  bench,
  "street-lamp": streetLamp,
  lanterns,
  window,
  boat,
  wreck,
  fire,
  snowman,
  deer,
  horse,
  dog,
  cat,
  wolf,
  crow,
  swan,
  butterflies,
  whale,
  person,
  child,
  couple,
  crowd,
  dancers,
  soldiers,
};
