/** @file The coast: sea to the horizon, a headland with or without its lighthouse, a strip of shore in front. */
import { foreground, frameView, raise, ridges, water } from "../land.ts";
import type { SettingGrammar } from "./setting.ts";

export const coast: SettingGrammar = {
  horizon: [0.52, 0.6],
  residents: {
    lighthouse: 1.6,
    boat: 1.3,
    wreck: 1.3,
    whale: 0.7,
    palm: 0.9,
    person: 1,
    couple: 1,
    child: 0.9,
    dancers: 0.7,
    crowd: 0.5,
    dog: 0.8,
    horse: 0.5,
    kite: 1,
    balloon: 0.7,
    fireworks: 0.9,
    fire: 0.35,
    bench: 0.6,
    ruin: 0.6,
    castle: 0.5,
    crow: 0.5,
    gravestones: 0.6,
    soldiers: 0.23,
    "dead-tree": 0.6,
    lanterns: 0.4,
    birds: 0.8,
    house: 0.4,
    volcano: 0.5,
    swan: 0.3,
    wolf: 0.42,
  },
  lay(sketch) {
    const { random, globals, shares, focusX } = sketch;
    const { horizon } = globals;
    if (sketch.wants("volcano") || random.chance(0.02 + 0.25 * shares.tense))
      raise(sketch, "volcano", random.between(0.22, 0.34), {
        x: 1 - focusX,
        y: horizon + 0.005,
        depth: 0.1,
        variant: random.between(0.5, 1),
      });
    else if (random.chance(0.55)) ridges(sketch, 1, random.between(0.07, 0.15));
    water(sketch, horizon);
    const crest = random.between(0.82, 0.86);
    const headland = horizon + random.between(0.1, 0.15);
    if (sketch.wants("lighthouse") || random.chance(0.4 + 0.35 * shares.calm)) {
      raise(sketch, "rocks", random.between(0.09, 0.14), {
        x: focusX,
        y: headland + 0.03,
        depth: sketch.depthAt(headland) - 0.01,
        variant: 0.7,
      });
      if (sketch.wants("lighthouse") || random.chance(0.4 + 0.5 * (shares.calm + shares.joy)))
        raise(sketch, "lighthouse", random.between(0.34, 0.46), {
          x: focusX,
          y: headland - 0.03,
          depth: sketch.depthAt(headland) - 0.02,
          roughness: 0.2,
        });
    }
    const sand = shares.joy + shares.calm > 0.5 ? { l: 0.1, a: 0.015, b: 0.055 } : { l: 0.03, a: 0.005, b: 0.015 };
    foreground(sketch, crest, globals.daylight > 0.4 ? sand : { l: 0, a: 0, b: 0 });
    return { ground: { top: crest + 0.05, bottom: 0.98 }, water: { top: horizon + 0.06, bottom: crest - 0.03 } };
  },
  frame(sketch) {
    const { shares, random } = sketch;
    if (shares.sad + shares.tense > 0.5) frameView(sketch, ["rocks"]);
    else if (random.chance(0.5)) frameView(sketch, shares.joy > 0.3 ? ["palm"] : ["grass"]);
  },
};
