/** @file Mountains: ranges in the haze, a lake or hills at their foot, a dark meadow in front. */
import { conifers, foreground, frameView, hills, raise, ridges, water } from "../land.ts";
import type { SettingGrammar } from "./setting.ts";

export const mountains: SettingGrammar = {
  horizon: [0.53, 0.62],
  residents: {
    volcano: 0.8,
    waterfall: 0.9,
    boat: 0.7,
    castle: 0.6,
    house: 0.6,
    church: 0.4,
    deer: 0.8,
    horse: 0.7,
    wolf: 1.4,
    crow: 0.7,
    swan: 0.6,
    person: 1,
    couple: 0.8,
    child: 0.5,
    dancers: 0.6,
    balloon: 1,
    kite: 0.5,
    fireworks: 0.6,
    fire: 0.35,
    ruin: 0.9,
    gravestones: 0.9,
    "dead-tree": 1,
    tree: 0.6,
    soldiers: 0.27,
    dog: 0.5,
    butterflies: 0.5,
    bench: 0.4,
    snowman: 0.4,
    lanterns: 0.3,
  },
  lay(sketch) {
    const { random, globals, shares } = sketch;
    const { horizon } = globals;
    const erupting = sketch.wants("volcano") || random.chance(0.05 + 0.5 * shares.tense);
    if (erupting)
      raise(sketch, "volcano", random.between(0.3, 0.42), {
        x: sketch.focusX,
        y: horizon + 0.03,
        depth: 0.17,
        variant: random.between(0.5, 1),
      });
    ridges(sketch, erupting ? 2 : 3, 0.28 + 0.12 * shares.tense + 0.06 * shares.joy - 0.06 * shares.sad);
    const crest = horizon + random.between(0.2, 0.25);
    const wet = sketch.wants("boat", "swan", "wreck", "water") || random.chance(0.6);
    if (wet) water(sketch, horizon + 0.04);
    else {
      hills(sketch, horizon + 0.045, { size: 0.35 });
      hills(sketch, horizon + 0.12, { size: 0.3 });
    }
    conifers(sketch, horizon + 0.06, 0.1, { x: sketch.focusX < 0.5 ? 0.1 : 0.9, variant: 0.5 });
    if (sketch.wants("waterfall") || (!wet && random.chance(0.3 + 0.3 * shares.joy)))
      raise(sketch, "waterfall", random.between(0.2, 0.3), {
        x: 1 - sketch.focusX,
        y: horizon + 0.1,
        depth: sketch.depthAt(horizon + 0.1),
      });
    foreground(sketch, crest);
    return {
      ground: { top: wet ? crest + 0.06 : horizon + 0.15, bottom: 0.97 },
      ...(wet ? { water: { top: horizon + 0.07, bottom: crest - 0.02 } } : {}),
    };
  },
  frame: (sketch) =>
    frameView(
      sketch,
      sketch.shares.sad + sketch.shares.tense > 0.6
        ? ["rocks"]
        : ["conifer", "grass", ...(sketch.shares.joy > 0.3 ? (["flowers"] as const) : [])],
    ),
};
