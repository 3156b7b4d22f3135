/** @file A street: rows of houses and a tower, the road running to the horizon, lamps on its sides. */
import { foreground, hills, raise, skyline, water } from "../land.ts";
import type { SettingGrammar } from "./setting.ts";

export const street: SettingGrammar = {
  horizon: [0.52, 0.58],
  residents: {
    house: 0.8,
    church: 0.8,
    "street-lamp": 1.1,
    crowd: 1.2,
    person: 1.1,
    couple: 1.1,
    child: 0.9,
    dancers: 1.1,
    dog: 0.9,
    cat: 0.9,
    bench: 0.9,
    fireworks: 1,
    lanterns: 1.2,
    balloon: 0.6,
    kite: 0.4,
    soldiers: 0.43,
    fire: 0.58,
    ruin: 0.9,
    gravestones: 0.5,
    "dead-tree": 0.8,
    tree: 0.8,
    crow: 0.7,
    horse: 0.5,
    butterflies: 0.3,
    wolf: 0.42,
    snowman: 0.4,
    fence: 0.4,
  },
  lay(sketch) {
    const { random, globals, focusX, shares } = sketch;
    const { horizon } = globals;
    skyline(sketch, horizon + 0.03, random.between(0.16, 0.26), { x: 0.5, depth: 0.14, variant: 0.15 });
    hills(sketch, horizon + 0.02, { size: 0.08, variant: 0.05, depth: 0.2 });
    const far = horizon + 0.1;
    const near = horizon + 0.22;
    const left = focusX < 0.5;
    raise(sketch, "house", random.between(0.2, 0.26), { x: 0.28, y: far, depth: sketch.depthAt(far) });
    raise(sketch, shares.sad > 0.4 && random.chance(0.5) ? "church" : "house", random.between(0.2, 0.26), {
      x: 0.72,
      y: far,
      depth: sketch.depthAt(far),
    });
    if (random.chance(0.8))
      raise(sketch, "house", random.between(0.32, 0.4), {
        x: left ? 0.97 : 0.03,
        y: near,
        depth: sketch.depthAt(near),
      });
    const canal = sketch.wants("boat", "swan", "water", "whale", "wreck");
    if (canal) water(sketch, near - 0.02);
    const crest = canal ? near + 0.1 : horizon + 0.1;
    foreground(sketch, crest + 0.03);
    if (!canal)
      sketch.add("path", { x: 0.5, y: crest + 0.03, size: 0.85, depth: sketch.depthAt(crest) + 0.1, roughness: 0.1 });
    for (const side of [left ? 0.88 : 0.12, left ? 0.14 : 0.86])
      if (random.chance(0.75))
        raise(sketch, "street-lamp", random.between(0.26, 0.36), { x: side, y: random.between(0.8, 0.88), depth: 0.7 });
    return {
      ground: { top: canal ? crest + 0.05 : horizon + 0.17, bottom: 0.97 },
      ...(canal ? { water: { top: near + 0.01, bottom: crest } } : {}),
    };
  },
  frame(sketch) {
    const { random, focusX, shares } = sketch;
    if (shares.joy + shares.calm > 0.5 && random.chance(0.5))
      raise(sketch, "tree", random.between(0.34, 0.42), { x: focusX < 0.5 ? 1 : 0, y: 0.97, depth: 0.93 });
  },
};
