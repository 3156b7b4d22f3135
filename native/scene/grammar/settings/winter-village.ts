/** @file A village in winter: roofs and a steeple among snowy hills, conifers around, a snowy slope in front. */
import { conifers, foreground, frameView, hills, raise, ridges, water } from "../land.ts";
import type { SettingGrammar } from "./setting.ts";

export const winterVillage: SettingGrammar = {
  horizon: [0.5, 0.58],
  residents: {
    house: 0.7,
    church: 1,
    snowman: 2,
    child: 1,
    couple: 1,
    person: 1,
    dancers: 0.9,
    crowd: 0.5,
    dog: 0.9,
    cat: 0.5,
    deer: 0.8,
    horse: 0.6,
    wolf: 1.54,
    crow: 1,
    fireworks: 1.2,
    lanterns: 1,
    "street-lamp": 0.8,
    fire: 0.53,
    soldiers: 0.39,
    ruin: 0.9,
    gravestones: 1,
    "dead-tree": 1.1,
    fence: 0.6,
    bench: 0.7,
    windmill: 0.5,
    bridge: 0.4,
    castle: 0.5,
    balloon: 0.5,
    kite: 0.3,
  },
  lay(sketch) {
    const { random, globals, focusX } = sketch;
    const { horizon } = globals;
    ridges(sketch, 1 + random.below(2), random.between(0.14, 0.22));
    hills(sketch, horizon, { size: 0.28 });
    conifers(sketch, horizon + 0.07, 0.11, { variant: random.chance(0.6) ? 0.85 : 0.5, x: focusX });
    hills(sketch, horizon + 0.08, { size: 0.2 });
    const row = horizon + 0.14;
    for (const [i, x] of [1 - focusX, 1 - focusX + (focusX < 0.5 ? -0.2 : 0.2)].entries())
      raise(sketch, "house", random.between(0.14, 0.2), {
        x: x + random.between(-0.03, 0.03),
        y: row + 0.02 * i,
        depth: sketch.depthAt(row + 0.02 * i),
      });
    if (random.chance(0.5))
      raise(sketch, "church", random.between(0.24, 0.3), {
        x: 1 - focusX + (focusX < 0.5 ? 0.14 : -0.14),
        y: row - 0.01,
        depth: sketch.depthAt(row - 0.01),
      });
    const pond = sketch.wants("boat", "swan", "water", "whale", "wreck");
    if (pond) water(sketch, row + 0.05);
    const crest = row + random.between(0.08, 0.12);
    foreground(sketch, crest);
    if (sketch.wants("path") || random.chance(0.45))
      sketch.add("path", { x: 1 - focusX, y: crest + 0.02, size: 0.35, depth: sketch.depthAt(crest) + 0.06 });
    return {
      ground: { top: crest + 0.04, bottom: 0.97 },
      ...(pond ? { water: { top: row + 0.06, bottom: crest - 0.005 } } : {}),
    };
  },
  frame: (sketch) => frameView(sketch, sketch.shares.sad + sketch.shares.tense > 0.6 ? ["dead-tree"] : ["conifer"]),
};
