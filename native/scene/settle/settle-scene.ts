/** @file The finishing of a sampled scene: what the prompt says of its things, room for each, the rules, a last look. */
import type { Phrase } from "../../../app/prompt/phrase.ts";
import type { Scene } from "../../../app/scene/scene.ts";
import { checkScene } from "../rules/check.ts";
import { repairScene } from "../rules/repair.ts";
import { arrangeScene } from "./arrange.ts";
import { meetColours, meetDemands } from "./meet-demands.ts";
import { meetPlaces } from "./meet-places.ts";
import { reveal } from "./reveal.ts";

/**
 * The scene as it is drawn: its water as its place has it, its things as near, as large and as coloured as the phrases say, none in another's way, no
 * rule broken that can be mended, nothing hidden. Deterministic, and made of small moves, so that scenes that hardly
 * differ settle alike.
 */
export function settleScene(sampled: Scene, phrases: readonly Phrase[]): Scene {
  const arranged = arrangeScene(meetDemands(meetPlaces(sampled, phrases), phrases));
  const revealed = reveal(repairScene(arranged), arranged, phrases);
  // Repair moves things, and what colour a thing has by nature depends on its depth. Colours break no rule.
  const met = meetDemands(revealed, phrases);
  return checkScene(met).length > checkScene(revealed).length ? meetColours(revealed, phrases) : met;
}
