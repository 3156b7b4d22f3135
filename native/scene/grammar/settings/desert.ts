/** @file A desert: dunes one behind the other under a wide sky, table mountains far off, here and there an oasis. */
import { foreground, frameView, hills, raise, ridges, water } from "../land.ts";
import type { SettingGrammar } from "./setting.ts";

export const desert: SettingGrammar = {
  horizon: [0.54, 0.64],
  residents: {
    cactus: 1.3,
    palm: 0.8,
    horse: 1,
    person: 1.1,
    couple: 0.8,
    child: 0.5,
    dancers: 0.8,
    soldiers: 0.39,
    ruin: 1.1,
    gravestones: 0.8,
    "dead-tree": 1.1,
    crow: 0.8,
    fire: 0.44,
    volcano: 0.8,
    balloon: 1.2,
    kite: 0.7,
    fireworks: 0.8,
    castle: 0.5,
    dog: 0.5,
    wolf: 1.12,
    wreck: 0.2,
    lanterns: 0.5,
    windmill: 0.3,
    butterflies: 0.4,
    crowd: 0.3,
  },
  lay(sketch) {
    const { random, globals, shares } = sketch;
    const { horizon } = globals;
    if (sketch.wants("volcano") || random.chance(0.03 + 0.4 * shares.tense))
      raise(sketch, "volcano", random.between(0.26, 0.38), {
        x: 1 - sketch.focusX,
        y: horizon + 0.02,
        depth: 0.12,
        variant: random.between(0.5, 1),
      });
    else ridges(sketch, 1 + random.below(2), 0.1 + 0.1 * shares.tense, false);
    const sand = globals.daylight > 0.4 ? { l: 0.03, a: 0.01, b: 0.025 } : { l: 0, a: 0, b: 0 };
    const dune = { variant: 0.1, roughness: Math.min(0.3, sketch.jaggedness() * 0.5), colour: sand };
    hills(sketch, horizon, { size: 0.25, ...dune });
    hills(sketch, horizon + 0.08, { size: 0.32, ...dune });
    const oasis = sketch.wants("swan", "boat", "water", "whale", "wreck") || random.chance(0.12);
    if (oasis) water(sketch, horizon + 0.14);
    else hills(sketch, horizon + 0.16, { size: 0.3, ...dune });
    const crest = horizon + random.between(0.23, 0.27);
    foreground(sketch, crest);
    return {
      ground: { top: oasis ? crest + 0.05 : horizon + 0.12, bottom: 0.97 },
      ...(oasis ? { water: { top: horizon + 0.17, bottom: crest - 0.01 } } : {}),
    };
  },
  frame(sketch) {
    const { random, shares } = sketch;
    if (random.chance(0.5))
      frameView(sketch, shares.sad + shares.tense > 0.5 ? ["rocks"] : random.chance(0.5) ? ["palm"] : ["rocks"]);
  },
};
