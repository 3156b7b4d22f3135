/** @file Small corrections of a sampled scene: each rule that can be mended moves or drops what breaks it. */
import type { Scene } from "../../../app/scene/scene.ts";
import { RULES } from "./check.ts";

/** Mending one rule may break an earlier one, so the rules are gone through a few times at most. */
const PASSES = 3;

/**
 * The scene with its violations mended as far as small moves can: things step onto water or land, lights that
 * contradict the hour go out, hidden things come forward. A valid scene comes back unchanged; the same scene
 * always gives the same result.
 */
export function repairScene(scene: Scene): Scene {
  let current = scene;
  for (let pass = 0; pass < PASSES; pass++) {
    let mended = false;
    for (const { broken, repair } of RULES) {
      if (repair === undefined || broken(current).length === 0) continue;
      current = repair(current);
      mended = true;
    }
    if (!mended) break;
  }
  return current;
}
