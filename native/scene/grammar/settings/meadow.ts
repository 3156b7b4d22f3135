/** @file A meadow: rolling hills into the distance, a farm or a mill among them, flowers and grass in front. */
import { conifers, foreground, frameView, hills, ridges, water } from "../land.ts";
import type { SettingGrammar } from "./setting.ts";

export const meadow: SettingGrammar = {
  horizon: [0.52, 0.62],
  residents: {
    windmill: 1.1,
    house: 1,
    tree: 0.9,
    horse: 1.1,
    deer: 0.8,
    dog: 0.8,
    child: 1,
    couple: 1,
    dancers: 0.9,
    crowd: 0.5,
    person: 1,
    kite: 1.2,
    balloon: 1.2,
    butterflies: 1.1,
    fence: 0.7,
    bench: 0.6,
    church: 0.6,
    castle: 0.5,
    ruin: 0.9,
    gravestones: 1,
    "dead-tree": 1.1,
    crow: 0.9,
    wolf: 1.12,
    fire: 0.44,
    soldiers: 0.39,
    fireworks: 0.8,
    volcano: 0.3,
    lanterns: 0.4,
    snowman: 0.4,
    cat: 0.4,
  },
  lay(sketch) {
    const { random, globals } = sketch;
    const { horizon } = globals;
    if (random.chance(0.4)) ridges(sketch, 1, random.between(0.06, 0.12));
    hills(sketch, horizon - 0.03, { size: 0.45 });
    hills(sketch, horizon + 0.06, { size: 0.38 });
    const pond = sketch.wants("swan", "boat", "water", "wreck", "whale") || random.chance(0.12);
    if (pond) water(sketch, horizon + 0.13);
    else hills(sketch, horizon + 0.15, { size: 0.3 });
    conifers(sketch, horizon + 0.09, 0.09, { x: random.between(0.2, 0.8), variant: random.between(0.1, 0.45) });
    const crest = horizon + random.between(0.24, 0.28);
    foreground(sketch, crest);
    if (sketch.wants("path") || (!pond && random.chance(0.35)))
      sketch.add("path", { x: 1 - sketch.focusX, y: crest + 0.03, size: 0.4, depth: sketch.depthAt(crest) + 0.06 });
    return {
      ground: { top: pond ? crest + 0.05 : horizon + 0.1, bottom: 0.97 },
      ...(pond ? { water: { top: horizon + 0.16, bottom: crest - 0.01 } } : {}),
    };
  },
  frame(sketch) {
    const { shares, random } = sketch;
    if (shares.sad + shares.tense > 0.62) frameView(sketch, random.chance(0.5) ? ["grass"] : ["rocks", "grass"]);
    else frameView(sketch, random.chance(0.6) ? ["tree", "flowers", "grass"] : ["flowers", "grass"]);
  },
};
