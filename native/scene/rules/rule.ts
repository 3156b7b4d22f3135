/** @file What a rule of validity is. */
import type { Scene } from "../../../app/scene/scene.ts";

export interface Rule {
  readonly id: string;
  /** The rule in one sentence. */
  readonly sentence: string;
  /** Indices of the elements that break it; −1 stands for the globals. */
  readonly broken: (scene: Scene) => readonly number[];
  /** A small deterministic correction; rules without one only report. */
  readonly repair?: (scene: Scene) => Scene;
}

/** Indices of the elements for which `test` holds. */
export function where(scene: Scene, test: (element: Scene["elements"][number]) => boolean): readonly number[] {
  return scene.elements.flatMap((element, index) => (test(element) ? [index] : []));
}

/** The scene with every element through `change`; `undefined` takes it out. */
export function changeElements(
  scene: Scene,
  change: (element: Scene["elements"][number]) => Scene["elements"][number] | undefined,
): Scene {
  const elements = scene.elements.flatMap((element) => change(element) ?? []);
  return { ...scene, elements };
}
