/** @file Gives the things a prompt qualifies their distance, size and colour, where the sampled scene lacks them. */
import type { Phrase } from "../../../app/prompt/phrase.ts";
import type { Element, Globals, Scene } from "../../../app/scene/scene.ts";
import { FOOTED, heightOf, sizeForHeight } from "../grammar/placement.ts";
import { depthAt } from "../grammar/sketch.ts";
import { isKind } from "../grammar/wish.ts";
import { namedColour } from "../palette/names.ts";
import { colourOf, offsetTowards } from "../palette/own-colour.ts";
import { leastNumber, satisfies } from "../requests.ts";
import { visibleShare } from "../rules/ground.ts";

/** Size tokens and depths a little inside the limits of requests.ts: small to 0.35, large from 0.6; far to 0.58, near from 0.72. */
const SMALL = 0.31;
const LARGE = 0.66;
const FAR = 0.54;
const NEAR = 0.76;

type Change = (element: Element, phrase: Phrase, globals: Globals) => Element;

/**
 * The scene with what the phrases qualify as near, as large and as coloured as they say. A phrase that already holds
 * changes nothing, and no thing changes by more than it must.
 */
export function meetDemands(scene: Scene, phrases: readonly Phrase[]): Scene {
  return changeAsked(scene, phrases, (element, phrase, globals) =>
    // Distance first: size and colour depend on it.
    coloured(sized(distanced(element, phrase, globals), phrase), phrase, globals),
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
      meant.has(element) ? change(element, phrase, current.globals) : element,
    );
    return { ...current, elements };
  }, scene);
}

/** Things with feet move to the height their new depth has on the ground, and keep their true size. */
function distanced(element: Element, { distance }: Phrase, globals: Globals): Element {
  if (distance === undefined) return element;
  const depth = distance === "near" ? Math.max(NEAR, element.depth) : Math.min(FAR, element.depth);
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

/** Shares of the chroma by which a colour is sought, for where lightening or darkening takes chroma away as well. */
const CHROMA = [1, 0.75, 0.5, 0.25, 0] as const;

function coloured(element: Element, { colour }: Phrase, globals: Globals): Element {
  if (colour === undefined) return element;
  const { l, a, b } = offsetTowards(colour, element, globals);
  const candidates = CHROMA.map((share): Element => ({ ...element, colour: { l, a: share * a, b: share * b } }));
  const named = (candidate: Element): boolean => namedColour(colourOf(candidate, { globals, elements: [] })) === colour;
  return candidates.find(named) ?? candidates[0]!;
}
