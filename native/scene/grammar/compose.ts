/** @file Composes a scene: circumstances, light, land, sky, subjects, frame. The training scenes of papercut's flow. */
import type { Random } from "../../../app/random/random.ts";
import type { Setting } from "../../../app/scene/kinds.ts";
import type { Scene } from "../../../app/scene/scene.ts";
import { repairScene } from "../rules/repair.ts";
import { type Circumstances, drawCircumstances } from "./circumstances.ts";
import { drawGlobals } from "./globals.ts";
import { SETTING_GRAMMARS } from "./settings/table.ts";
import { Sketch, type Stage } from "./sketch.ts";
import { addSky } from "./sky.ts";
import { addStrangers, addSubjects, addWanted } from "./subjects.ts";
import type { Wish } from "./wish.ts";

export interface Composition {
  readonly scene: Scene;
  readonly setting: Setting;
  readonly circumstances: Circumstances;
}

/** Where the wish forbids water nothing can float. */
function withoutDryWater({ water, ...stage }: Stage, sketch: Sketch): Stage {
  return water === undefined || !sketch.has("water") ? stage : { ...stage, water };
}

/** A scene that shows what the wish asks for, in a mood reached by what is shown; the same stream gives the same scene. */
export function composeScene(wish: Wish, random: Random): Composition {
  const grammar = SETTING_GRAMMARS[wish.setting];
  const circumstances = drawCircumstances(wish, random);
  const focusX = random.chance(0.5) ? random.between(0.27, 0.36) : random.between(0.64, 0.73);
  const globals = drawGlobals(wish, circumstances, grammar.horizon, focusX, random);
  const sketch = new Sketch({
    wish,
    circumstances,
    globals,
    random,
    focusX,
  });
  const stage = withoutDryWater(grammar.lay(sketch), sketch);
  addSky(sketch);
  addWanted(sketch, stage, wish);
  addSubjects(sketch, stage, grammar);
  addStrangers(sketch, stage);
  grammar.frame(sketch);
  return { scene: repairScene(sketch.finish()), setting: wish.setting, circumstances };
}
