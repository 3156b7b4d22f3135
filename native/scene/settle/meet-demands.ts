/** @file Gives the things a prompt qualifies their distance, size and colour, where the sampled scene lacks them. */
import type { Phrase } from "../../../app/prompt/phrase.ts";
import type { Element, Globals, Scene } from "../../../app/scene/scene.ts";
import { FOOTED, heightOf, sizeForHeight } from "../grammar/placement.ts";
import { depthAt } from "../grammar/sketch.ts";
import { isKind } from "../grammar/wish.ts";
import { namedColour } from "../palette/names.ts";
import { colourOf, offsetTowards } from "../palette/own-colour.ts";
import { distanceOf, leastNumber, satisfies } from "../requests.ts";
import { visibleShare } from "../rules/ground.ts";
import { buried } from "../rules/standing.ts";

/** Size tokens a little inside the limits of requests.ts: small to 0.35, large from 0.6. */
const SMALL = 0.31;
const LARGE = 0.66;
/** Depths that read as far and near, those that ask for the smallest move first; requests.ts: far to 0.58, near from 0.72. */
const DEPTHS = { far: [0.54, 0.45, 0.36], near: [0.76, 0.86, 0.95] } as const;

type Change = (element: Element, phrase: Phrase, scene: Scene) => Element;

/**
 * The scene with what the phrases qualify as near, as large and as coloured as they say. A phrase that already holds
 * changes nothing, and no thing changes by more than it must.
 */
export function meetDemands(scene: Scene, phrases: readonly Phrase[]): Scene {
  return changeAsked(scene, phrases, (element, phrase, scene) =>
    // Distance first: size and colour depend on it.
    coloured(sized(distanced(element, phrase, scene), phrase), phrase, scene),
  );
}

/** {@link meetDemands} for colours alone, which break no rule. */
export function meetColours(scene: Scene, phrases: readonly Phrase[]): Scene {
  return changeAsked(scene, phrases, coloured);
}

/** Changes as many things of each phrase's kind as it counts, the best visible ones, unless it holds already. */
function changeAsked(scene: Scene, phrases: readonly Phrase[], change: Change): Scene {
  return phrases.reduce((current, phrase) => {
    if (phrase.negated || !isKind(phrase.concept) || satisfies(current, phrase)) return current;
    const meant = new Set(
      current.elements
        .filter(({ kind }) => kind === phrase.concept)
        .map((element) => ({ element, seen: visibleShare(element, current) }))
        .sort((one, other) => other.seen - one.seen)
        .slice(0, leastNumber(phrase.count))
        .map(({ element }) => element),
    );
    const elements = current.elements.map((element) =>
      meant.has(element) ? change(element, phrase, current) : element,
    );
    return { ...current, elements };
  }, scene);
}

/** At the first depth asked for where nothing hides it. */
function distanced(element: Element, { distance }: Phrase, scene: Scene): Element {
  if (distance === undefined || distanceOf(element) === distance) return element;
  const candidates = DEPTHS[distance].map((depth) => atDepth(depth, element, scene.globals));
  const clear = (candidate: Element): boolean => {
    const elements = scene.elements.map((one) => (one === element ? candidate : one));
    return !buried(candidate, { ...scene, elements });
  };
  return candidates.find(clear) ?? candidates[0]!;
}

/** Things with feet move to the height the depth has on the ground, and keep their true size. */
function atDepth(depth: number, element: Element, globals: Globals): Element {
  if (!FOOTED.has(element.kind)) return { ...element, depth };
  const height = (heightOf(element, globals) * (0.3 + depth)) / (0.3 + element.depth);
  const moved = { ...element, depth, y: groundAt(depth, globals.horizon) };
  return { ...moved, size: sizeForHeight(moved, globals, height) };
}

/** The height on the ground that lies at a depth: the inverse of depthAt, by bisection. */
function groundAt(depth: number, horizon: number): number {
  let [low, high] = [horizon, 1];
  for (let step = 0; step < 20; step++) {
    const middle = (low + high) / 2;
    if (depthAt(middle, horizon) < depth) low = middle;
    else high = middle;
  }
  return low;
}

function sized(element: Element, { size }: Phrase): Element {
  if (size === undefined) return element;
  return { ...element, size: size === "small" ? Math.min(SMALL, element.size) : Math.max(LARGE, element.size) };
}

/** Shares of the chroma by which a colour is sought: what has a strong colour needs more, what is made white or black less. */
const CHROMA = [1, 1.4, 0.75, 0.5, 0.25, 0] as const;

function coloured(element: Element, { colour }: Phrase, scene: Scene): Element {
  if (colour === undefined) return element;
  const { l, a, b } = offsetTowards(colour, element, scene.globals);
  const candidates = CHROMA.map((share): Element => ({ ...element, colour: { l, a: share * a, b: share * b } }));
  return candidates.find((candidate) => namedColour(colourOf(candidate, scene)) === colour) ?? candidates[0]!;
}
