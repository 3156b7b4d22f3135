/** @file Composed scenes for the tests of settling: every setting, every mood. */
import type { Phrase } from "../../../../app/prompt/phrase.ts";
import { stream } from "../../../../app/random/philox.ts";
import { type Kind, SETTINGS } from "../../../../app/scene/kinds.ts";
import type { Scene } from "../../../../app/scene/scene.ts";
import { composeScene } from "../../../../native/scene/grammar/compose.ts";
import { belongs } from "../../../../native/scene/grammar/placement.ts";
import { visibleOf } from "../../../../native/scene/requests.ts";

/** The `index`th scene; with a kind one that holds it, in a setting where it belongs. */
export function composed(index: number, kind?: Kind): Scene {
  const random = stream(9, `settle ${kind ?? "any"}`, index);
  const settings = SETTINGS.filter((setting) => kind === undefined || belongs(kind, setting));
  const include: readonly Phrase[] = kind === undefined ? [] : [{ concept: kind, negated: false }];
  const mood = { valence: random.between(-1, 1), arousal: random.between(-1, 1) };
  return composeScene({ setting: settings[index % settings.length]!, mood, include }, random).scene;
}

/** The first `number` of twice as many scenes in which the kind can be seen. */
export function showing(kind: Kind, number: number): readonly Scene[] {
  return Array.from({ length: 2 * number }, (_, index) => composed(index, kind))
    .filter((scene) => visibleOf(kind, scene).length > 0)
    .slice(0, number);
}
