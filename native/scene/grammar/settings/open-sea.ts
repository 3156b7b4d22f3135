/** @file The open sea: water from a low or a high horizon to the lower edge; rocks only where something must stand. */
import { raise, ridges, water } from "../land.ts";
import type { SettingGrammar } from "./setting.ts";

export const openSea: SettingGrammar = {
  horizon: [0.48, 0.64],
  residents: {
    boat: 2,
    wreck: 1.6,
    whale: 1.5,
    lighthouse: 0.8,
    birds: 1,
    balloon: 0.9,
    fireworks: 1.6,
    fire: 0.18,
    rocks: 0.5,
    volcano: 0.6,
    crow: 0.3,
    couple: 0.4,
    person: 0.5,
  },
  lay(sketch) {
    const { random, globals, shares, focusX } = sketch;
    const { horizon } = globals;
    if (sketch.wants("volcano") || random.chance(0.04 + 0.4 * shares.tense))
      raise(sketch, "volcano", random.between(0.2, 0.34), {
        x: focusX,
        y: horizon + 0.005,
        depth: 0.1,
        variant: random.between(0.5, 1),
      });
    else if (random.chance(0.2)) ridges(sketch, 1, random.between(0.04, 0.09));
    water(sketch, horizon);
    const base = horizon + random.between(0.12, 0.2);
    if (sketch.wants("lighthouse") || random.chance(0.16)) {
      raise(sketch, "rocks", random.between(0.07, 0.1), {
        x: focusX,
        y: base + 0.025,
        depth: sketch.depthAt(base) - 0.01,
        variant: 0.6,
      });
      raise(sketch, "lighthouse", random.between(0.3, 0.4), {
        x: focusX,
        y: base - 0.02,
        depth: sketch.depthAt(base) - 0.02,
        roughness: 0.2,
      });
    }
    return { water: { top: horizon + 0.06, bottom: 0.95 } };
  },
  frame(sketch) {
    if (sketch.random.chance(0.2 + 0.4 * sketch.shares.tense))
      raise(sketch, "rocks", 0.2, { x: sketch.focusX < 0.5 ? 0.96 : 0.04, y: 1.02, depth: 0.97, variant: 0.5 });
  },
};
