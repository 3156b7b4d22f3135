/** @file Small corrections. */
import type { Scene } from "../../../app/scene/scene.ts";

export function repairScene(scene: Scene): Scene {
  return scene;
}
