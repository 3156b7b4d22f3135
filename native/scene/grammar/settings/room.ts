/** @file A room: a wide window onto land, sea or town, and all that happens outside it. */
import { hills, ridges, skyline, water } from "../land.ts";
import type { SettingGrammar } from "./setting.ts";

export const room: SettingGrammar = {
  horizon: [0.5, 0.58],
  residents: {
    cat: 1.2,
    dog: 1,
    bench: 0.9,
    person: 1.3,
    child: 1,
    couple: 1.2,
    dancers: 1.2,
    lanterns: 1.2,
    fireworks: 1.2,
    fire: 0.4,
    crowd: 0.4,
    balloon: 0.7,
    kite: 0.4,
    butterflies: 0.5,
    "dead-tree": 1,
    tree: 0.8,
    gravestones: 0.9,
    ruin: 0.8,
    crow: 0.7,
    soldiers: 0.31,
    wolf: 0.7,
    boat: 0.8,
    wreck: 0.9,
    swan: 0.6,
    volcano: 0.3,
    deer: 0.4,
    horse: 0.4,
    church: 0.4,
    house: 0.4,
    snowman: 0.5,
  },
  lay(sketch) {
    const { random, globals } = sketch;
    const { horizon } = globals;
    const sea = sketch.wants("boat", "whale", "swan", "wreck", "water", "bridge") || random.chance(0.25);
    if (sea) {
      ridges(sketch, 1, random.between(0.06, 0.12));
      water(sketch, horizon);
      hills(sketch, 0.72, { size: 0.15, variant: 0.1 });
    } else {
      if (random.chance(0.4)) skyline(sketch, horizon + 0.05, random.between(0.24, 0.34));
      else ridges(sketch, 1 + random.below(2), random.between(0.12, 0.2));
      hills(sketch, horizon + 0.02, { size: 0.25 });
      hills(sketch, horizon + 0.12, { size: 0.2 });
    }
    sketch.add("window", { x: 0.5, y: random.between(0.83, 0.86), size: random.between(0.75, 1), depth: 0.98 });
    return {
      ground: { top: sea ? 0.76 : horizon + 0.17, bottom: 0.82 },
      ...(sea ? { water: { top: horizon + 0.05, bottom: 0.71 } } : {}),
      sides: [0.26, 0.74],
    };
  },
  frame: () => undefined,
};
