/** @file Every rule of validity, and the check of a scene against them. */
import type { Scene } from "../../../app/scene/scene.ts";
import { FRAMING_RULES } from "./framing.ts";
import { HEAVENS_RULES } from "./heavens.ts";
import type { Rule } from "./rule.ts";
import { STANDING_RULES } from "./standing.ts";

export const RULES: readonly Rule[] = [...FRAMING_RULES, ...HEAVENS_RULES, ...STANDING_RULES];

export interface Violation {
  readonly rule: string;
  readonly sentence: string;
  /** Index into the scene's elements; −1 for the globals. */
  readonly element: number;
}

/** What breaks which rule; empty for a valid scene. */
export function checkScene(scene: Scene): readonly Violation[] {
  return RULES.flatMap(({ id, sentence, broken }) => broken(scene).map((element) => ({ rule: id, sentence, element })));
}
