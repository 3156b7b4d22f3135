/** @file Whether a scene does what a phrase asks: the measure of how well prompts are followed. */
import { COUNTS, type Phrase } from "../../app/prompt/phrase.ts";
import { KINDS, type Kind } from "../../app/scene/kinds.ts";
import type { Element, Scene } from "../../app/scene/scene.ts";
import { isKind } from "./grammar/wish.ts";
import { shows } from "./impression.ts";
import { namedColour } from "./palette/names.ts";
import { colourOf } from "./palette/own-colour.ts";
import { visibleShare } from "./rules/ground.ts";

/** Share of a thing that must be seen for it to count as shown. */
const VISIBLE = 0.25;
/** Limits of left, centre and right. */
const LEFT_OF = 0.38;
const RIGHT_OF = 0.62;
/** Depths from which a thing is near, and up to which it is far. */
const NEAR_FROM = 0.72;
const FAR_TO = 0.58;
/** Size tokens up to which a thing is small, and from which it is large. */
const SMALL_TO = 0.35;
const LARGE_FROM = 0.6;

/** The elements of a kind that can be seen. */
export function visibleOf(kind: Kind, scene: Scene): readonly Element[] {
  return scene.elements.filter((element) => element.kind === kind && visibleShare(element, scene) >= VISIBLE);
}

export function sideOf({ x }: Element): NonNullable<Phrase["side"]> {
  return x < LEFT_OF ? "left" : x > RIGHT_OF ? "right" : "centre";
}

/** Near, far, or undefined between the two. */
export function distanceOf({ depth }: Element): Phrase["distance"] | undefined {
  return depth >= NEAR_FROM ? "near" : depth <= FAR_TO ? "far" : undefined;
}

/** Small, large, or undefined between the two. */
export function sizeOf({ size }: Element): Phrase["size"] | undefined {
  return size <= SMALL_TO ? "small" : size >= LARGE_FROM ? "large" : undefined;
}

/** How many things a count asks a scene for, at least; one without a count. */
export function leastNumber(count: Phrase["count"] | undefined): number {
  return count === undefined ? 1 : COUNTS.indexOf(count) + 1;
}

/** Several and many ask for as many as a scene can hold of the kind: one drawn crowd is many. */
function countFits(count: NonNullable<Phrase["count"]>, number: number, kind: Kind): boolean {
  const most = KINDS[kind];
  if (count === "one") return number === 1;
  if (count === "two") return number === Math.min(2, most);
  return number >= Math.min(count === "several" ? 3 : 4, most);
}

function matches(element: Element, scene: Scene, { colour, side, distance, size }: Phrase): boolean {
  return (
    (colour === undefined || namedColour(colourOf(element, scene)) === colour) &&
    (side === undefined || sideOf(element) === side) &&
    (distance === undefined || distanceOf(element) === distance) &&
    (size === undefined || sizeOf(element) === size)
  );
}

/**
 * Whether the scene shows what the phrase asks for: a thing that is visible and has every quality named, a setting,
 * hour, season, weather or palette; or, when negated, does not. A mood is for judges to tell, so mood phrases always hold.
 */
export function satisfies(scene: Scene, phrase: Phrase): boolean {
  const { concept, count } = phrase;
  if (!isKind(concept)) return concept.startsWith("mood:") || shows(scene, concept) !== phrase.negated;
  const fitting = visibleOf(concept, scene).filter((element) => matches(element, scene, phrase));
  const fulfilled = fitting.length > 0 && (count === undefined || countFits(count, fitting.length, concept));
  return fulfilled !== phrase.negated;
}
