/** @file A lake: far shore with hills or ridges, still water with their reflection, reeds and a bank in front. */
import { conifers, foreground, frameView, hills, ridges, water } from "../land.ts";
import type { SettingGrammar } from "./setting.ts";

export const lake: SettingGrammar = {
  horizon: [0.5, 0.58],
  residents: {
    boat: 1.4,
    swan: 1.8,
    bridge: 1.6,
    person: 1,
    couple: 1,
    child: 0.7,
    bench: 0.9,
    deer: 0.8,
    house: 0.8,
    castle: 0.7,
    church: 0.4,
    windmill: 0.4,
    waterfall: 0.5,
    wreck: 0.8,
    wolf: 0.98,
    crow: 0.7,
    "dead-tree": 0.9,
    gravestones: 0.8,
    ruin: 0.8,
    fire: 0.35,
    fireworks: 1,
    lanterns: 0.9,
    dancers: 0.7,
    balloon: 0.9,
    kite: 0.5,
    butterflies: 0.6,
    dog: 0.6,
    horse: 0.5,
    soldiers: 0.23,
    tree: 0.6,
  },
  lay(sketch) {
    const { random, globals, shares } = sketch;
    const { horizon } = globals;
    ridges(sketch, 1 + random.below(2), 0.16 + 0.1 * shares.tense);
    const shore = horizon + random.between(0.035, 0.055);
    hills(sketch, horizon - 0.01, { size: 0.2, depth: 0.24 });
    conifers(sketch, shore, random.between(0.09, 0.13), {
      variant: random.chance(0.5) ? 0.9 : 0.6,
      x: 1 - sketch.focusX,
      depth: 0.3,
    });
    water(sketch, shore);
    const crest = random.between(0.82, 0.86);
    foreground(sketch, crest);
    return { ground: { top: crest + 0.05, bottom: 0.98 }, water: { top: shore + 0.05, bottom: crest - 0.03 } };
  },
  frame(sketch) {
    const { shares } = sketch;
    frameView(
      sketch,
      shares.sad + shares.tense > 0.55
        ? ["rocks", "grass"]
        : shares.joy > 0.35
          ? ["tree", "flowers"]
          : ["grass", "tree"],
    );
  },
};
