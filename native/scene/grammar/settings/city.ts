/** @file A city: skylines in the haze, a river or another row of towers, a park or quay in front. */
import { foreground, frameView, skyline, water } from "../land.ts";
import type { SettingGrammar } from "./setting.ts";

export const city: SettingGrammar = {
  horizon: [0.56, 0.64],
  residents: {
    bridge: 1.8,
    boat: 0.7,
    "street-lamp": 0.8,
    crowd: 1.1,
    person: 1,
    couple: 1,
    child: 0.7,
    dancers: 1,
    dog: 0.7,
    cat: 0.6,
    bench: 0.9,
    fireworks: 1.4,
    balloon: 0.9,
    kite: 0.6,
    soldiers: 0.39,
    fire: 0.58,
    ruin: 0.9,
    gravestones: 0.7,
    "dead-tree": 0.7,
    tree: 0.8,
    church: 0.7,
    castle: 0.4,
    crow: 0.6,
    lanterns: 0.7,
    swan: 0.4,
    butterflies: 0.4,
    horse: 0.4,
    wreck: 0.2,
  },
  lay(sketch) {
    const { random, globals, focusX, mood } = sketch;
    const { horizon } = globals;
    const lit = 0.25 + 0.3 * (1 + mood.arousal);
    skyline(sketch, horizon + 0.04, random.between(0.3, 0.42), { x: 1 - focusX, depth: 0.12, variant: 0.1 });
    skyline(sketch, horizon + 0.08, random.between(0.22, 0.3), { x: focusX, depth: 0.34, variant: lit });
    const river = sketch.wants("boat", "swan", "water", "bridge", "wreck", "whale") || random.chance(0.5);
    if (river) water(sketch, horizon + 0.1);
    else
      skyline(sketch, horizon + 0.19, random.between(0.16, 0.22), { x: random.uniform(), depth: 0.56, variant: lit });
    const crest = river ? random.between(0.83, 0.86) : horizon + 0.2;
    foreground(sketch, crest);
    return {
      ground: { top: crest + 0.05, bottom: 0.98 },
      ...(river ? { water: { top: horizon + 0.15, bottom: crest - 0.02 } } : {}),
    };
  },
  frame(sketch) {
    const { shares, random } = sketch;
    if (shares.sad + shares.tense > 0.6) frameView(sketch, random.chance(0.5) ? ["dead-tree"] : []);
    else frameView(sketch, random.chance(0.6) ? ["tree", "flowers"] : ["grass"]);
  },
};
