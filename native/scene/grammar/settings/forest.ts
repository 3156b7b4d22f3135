/** @file A forest: belts of conifers one behind the other, mist between them, a clearing in front. */
import { conifers, foreground, frameView, hills, raise, ridges, water } from "../land.ts";
import type { SettingGrammar } from "./setting.ts";

export const forest: SettingGrammar = {
  horizon: [0.5, 0.58],
  residents: {
    deer: 1.2,
    wolf: 1.6,
    crow: 0.9,
    person: 1,
    child: 0.7,
    couple: 0.9,
    dancers: 0.7,
    house: 0.7,
    church: 0.3,
    castle: 0.5,
    ruin: 1,
    gravestones: 1,
    "dead-tree": 1.1,
    fire: 0.53,
    soldiers: 0.35,
    tree: 0.8,
    waterfall: 0.8,
    butterflies: 0.9,
    lanterns: 0.9,
    horse: 0.6,
    dog: 0.6,
    cat: 0.3,
    bench: 0.5,
    swan: 0.3,
    balloon: 0.4,
    snowman: 0.4,
  },
  lay(sketch) {
    const { random, globals, shares } = sketch;
    const { horizon } = globals;
    if (random.chance(0.7)) ridges(sketch, 1, random.between(0.12, 0.2));
    const pond = sketch.wants("swan", "boat", "water", "wreck", "whale") || random.chance(0.2);
    conifers(sketch, horizon + 0.03, 0.12);
    conifers(sketch, horizon + 0.09, 0.17);
    if (pond) water(sketch, horizon + 0.1);
    else {
      hills(sketch, horizon + 0.1, { size: 0.16 });
      conifers(sketch, horizon + 0.16, 0.24, { variant: random.chance(0.5) ? 0.85 : 0.5, x: 1 - sketch.focusX });
    }
    const crest = horizon + random.between(0.24, 0.28);
    if (!pond && (sketch.wants("waterfall") || random.chance(0.18 + 0.2 * shares.joy)))
      raise(sketch, "waterfall", random.between(0.2, 0.28), {
        x: 1 - sketch.focusX,
        y: horizon + 0.18,
        depth: sketch.depthAt(horizon + 0.19),
      });
    foreground(sketch, crest);
    if (sketch.wants("path") || (!pond && random.chance(0.4)))
      sketch.add("path", { x: sketch.focusX, y: crest + 0.04, size: 0.4, depth: sketch.depthAt(crest) + 0.06 });
    return {
      ground: { top: pond ? crest + 0.05 : horizon + 0.18, bottom: 0.97 },
      ...(pond ? { water: { top: horizon + 0.13, bottom: crest - 0.01 } } : {}),
    };
  },
  frame(sketch) {
    frameView(
      sketch,
      sketch.shares.joy > 0.35
        ? ["tree", "flowers", "grass"]
        : sketch.shares.tense + sketch.shares.sad > 0.6
          ? ["conifer", "dead-tree"]
          : ["conifer", "grass"],
    );
  },
};
