/** @file The last look at a sampled scene: what was asked for is there to be seen, and what nobody can see goes. */
import type { Phrase } from "../../../app/prompt/phrase.ts";
import type { Kind } from "../../../app/scene/kinds.ts";
import type { Element, Scene } from "../../../app/scene/scene.ts";
import { FOOTED, PLACEMENTS, sizeForHeight } from "../grammar/placement.ts";
import { isKind } from "../grammar/wish.ts";
import { leastNumber, satisfies } from "../requests.ts";
import { checkScene } from "../rules/check.ts";
import { buried } from "../rules/standing.ts";

/** In front of everything but weather and frame. */
const FRONT = 0.97;
/** Where something may be put that cannot stay: the foreground, and the middle, which a room's window shows too. */
const PLACES = [
  { y: 0.93, depth: FRONT },
  { y: 0.8, depth: 0.8 },
  { x: 0.5, y: 0.66, depth: FRONT },
] as const;
/** How far to the side it may be put, the nearest first. */
const ASIDE = [0, -0.13, 0.13, -0.26, 0.26] as const;
const MARGIN = 0.08;
/** A rock to stand on where there is only water: its height and how much of that is above the foot on it. */
const ROCK = 0.1;
const ABOVE = 0.04;

/**
 * The repaired scene without hidden things, save those the phrases ask for, which are put where they can be seen; and
 * with those that repair took out, as many as the phrases count, put back. Both go where they break the fewest rules
 * and keep the most phrases.
 *
 * @param sampled the scene before its repair
 */
export function reveal(repaired: Scene, sampled: Scene, phrases: readonly Phrase[]): Scene {
  const whole = lost(repaired, sampled, phrases).reduce(
    (scene, element) => bestPlaced(scene, element, phrases),
    repaired,
  );
  const asked = new Set<string>(phrases.filter(({ negated }) => !negated).map(({ concept }) => concept));
  return whole.elements.reduce((scene, element) => {
    if (!buried(element, scene)) return scene;
    const others = { ...scene, elements: scene.elements.filter((one) => one !== element) };
    return asked.has(element.kind) ? bestPlaced(others, element, phrases) : others;
  }, whole);
}

/** What stands or floats, was asked for and sampled, and did not outlast the repair. */
function lost(repaired: Scene, sampled: Scene, phrases: readonly Phrase[]): readonly Element[] {
  return phrases.flatMap(({ concept, negated, count }) => {
    if (negated || !isKind(concept) || !FOOTED.has(concept)) return [];
    const left = ofKind(concept, repaired);
    // Repair moves elements but leaves their seeds.
    const seeds = new Set(left.map(({ seed }) => seed));
    const missing = Math.max(0, leastNumber(count) - left.length);
    return ofKind(concept, sampled)
      .filter(({ seed }) => !seeds.has(seed))
      .slice(0, missing);
  });
}

function ofKind(kind: Kind, { elements }: Scene): readonly Element[] {
  return elements.filter((element) => element.kind === kind);
}

/** The scene with the element where it breaks the fewest rules and phrases; the first of equals. */
function bestPlaced(scene: Scene, element: Element, phrases: readonly Phrase[]): Scene {
  const fewest = checkScene(scene).length;
  let best = scene;
  let least = Number.POSITIVE_INFINITY;
  for (const candidate of candidates(scene, element, phrases)) {
    const faults = checkScene(candidate).length + phrases.filter((phrase) => !satisfies(candidate, phrase)).length;
    if (faults < least) [best, least] = [candidate, faults];
    if (faults <= fewest) break;
  }
  return best;
}

/** The element where it is but in front, at each of the places, and on a rock of its own. */
function* candidates(scene: Scene, element: Element, phrases: readonly Phrase[]): Generator<Scene> {
  const put = (...added: readonly Element[]): Scene => ({ ...scene, elements: [...scene.elements, ...added] });
  yield put({ ...element, depth: FRONT });
  for (const aside of ASIDE) {
    const x = Math.min(1 - MARGIN, Math.max(MARGIN, element.x + aside));
    for (const place of PLACES) yield put({ ...element, x, ...place });
  }
  const refused = phrases.some(({ concept, negated }) => concept === "rocks" && negated);
  if (PLACEMENTS[element.kind].region !== "standing" || refused) return;
  const foot = { ...element, y: 0.9, depth: 0.9 };
  const rock: Element = {
    ...foot,
    kind: "rocks",
    y: foot.y + ABOVE,
    depth: foot.depth - 0.02,
    turn: 0.5,
    variant: 0.95,
  };
  const colour = { l: 0, a: 0, b: 0 };
  yield put({ ...rock, colour, size: sizeForHeight(rock, scene.globals, ROCK) }, foot);
}
