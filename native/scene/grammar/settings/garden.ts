/** @file A garden: a house behind trees and a hedge, a path, beds of flowers in front. */
import { foreground, frameView, hills, raise, water } from "../land.ts";
import type { SettingGrammar } from "./setting.ts";

export const garden: SettingGrammar = {
  horizon: [0.5, 0.58],
  residents: {
    house: 0.9,
    tree: 1,
    butterflies: 1.3,
    child: 1.1,
    couple: 1.1,
    dancers: 1,
    cat: 1,
    dog: 1,
    bench: 1,
    lanterns: 1,
    fence: 0.9,
    swan: 0.5,
    person: 1,
    "dead-tree": 0.9,
    crow: 0.9,
    gravestones: 0.9,
    ruin: 0.8,
    fire: 0.44,
    soldiers: 0.27,
    crowd: 0.5,
    kite: 0.6,
    balloon: 0.7,
    fireworks: 0.9,
    church: 0.4,
    palm: 0.4,
    horse: 0.4,
    "street-lamp": 0.4,
    snowman: 0.4,
    wolf: 0.56,
  },
  lay(sketch) {
    const { random, globals, focusX, shares } = sketch;
    const { horizon } = globals;
    hills(sketch, horizon - 0.01, { size: 0.25 });
    hills(sketch, horizon + 0.07, { size: 0.18 });
    const pond = sketch.wants("swan", "boat", "water", "wreck", "whale") || random.chance(0.15);
    if (random.chance(0.25 + 0.45 * (shares.joy + shares.calm)))
      raise(sketch, "house", random.between(0.2, 0.28), {
        x: 1 - focusX,
        y: horizon + 0.11,
        depth: sketch.depthAt(horizon + 0.11),
        roughness: sketch.jaggedness(),
      });
    raise(
      sketch,
      random.chance(1.5 * (shares.sad + shares.tense) - 0.5) ? "dead-tree" : "tree",
      random.between(0.22, 0.3),
      {
        x: focusX + random.between(-0.15, 0.15),
        y: horizon + 0.12,
        depth: sketch.depthAt(horizon + 0.12) - 0.01,
      },
    );
    if (pond) water(sketch, horizon + 0.14);
    if (random.chance(0.5))
      raise(sketch, "fence", random.between(0.06, 0.09), {
        x: 0.5,
        y: horizon + 0.14,
        depth: sketch.depthAt(horizon + 0.14),
      });
    const crest = horizon + random.between(0.22, 0.26);
    foreground(sketch, crest);
    if (!pond && (sketch.wants("path") || random.chance(0.55)))
      sketch.add("path", { x: 1 - focusX, y: crest + 0.02, size: 0.4, depth: sketch.depthAt(crest) + 0.06 });
    return {
      ground: { top: pond ? crest + 0.04 : horizon + 0.14, bottom: 0.95 },
      ...(pond ? { water: { top: horizon + 0.16, bottom: crest - 0.01 } } : {}),
    };
  },
  frame(sketch) {
    const { shares } = sketch;
    frameView(sketch, shares.sad + shares.tense > 0.62 ? ["grass", "dead-tree"] : ["flowers", "tree", "grass"]);
  },
};
