/** @file A room: a wide window onto land or town, and what stands before it. */
import { hills, raise, ridges, skyline, water } from "../land.ts";
import type { SettingGrammar } from "./setting.ts";

export const room: SettingGrammar = {
  horizon: [0.5, 0.58],
  residents: {
    cat: 1.3,
    dog: 1,
    bench: 0.9,
    person: 1.3,
    child: 1,
    couple: 1.2,
    dancers: 1.2,
    lanterns: 1.2,
    fireworks: 1,
    fire: 0.9,
    crowd: 0.3,
    birds: 0.5,
    balloon: 0.6,
    kite: 0.3,
    butterflies: 0.4,
  },
  lay(sketch) {
    const { random, globals } = sketch;
    const { horizon } = globals;
    const view = sketch.wants("boat", "whale", "swan", "wreck", "water", "lighthouse") ? 0 : random.below(4);
    if (view === 0) {
      ridges(sketch, 1, random.between(0.06, 0.12));
      water(sketch, horizon);
    } else if (view === 1) skyline(sketch, horizon + 0.08, random.between(0.24, 0.34));
    else {
      ridges(sketch, 1 + random.below(2), random.between(0.12, 0.2));
      hills(sketch, horizon + 0.02, { size: 0.25 });
    }
    if (random.chance(0.2 + 0.4 * sketch.shares.sad))
      raise(sketch, "dead-tree", 0.2, { x: 0.5, y: horizon + 0.12, depth: 0.4 });
    sketch.add("window", { x: 0.5, y: 0.5, size: 0.7, depth: 0.7 });
    return {
      ground: { top: 0.86, bottom: 0.97 },
      ...(view === 0 ? { water: { top: horizon + 0.04, bottom: 0.68 } } : {}),
    };
  },
  frame(sketch) {
    if (sketch.shares.joy + sketch.shares.calm > 0.5 && sketch.random.chance(0.5))
      sketch.add("flowers", { y: 0.94, size: 0.4, depth: 0.97, variant: 0.4 });
  },
};
