/** @file Why a suggestion is made, in one sentence: what the judge saw, and what is known of what the edit does. */
import { AXES, type Axis } from "../../affect/plane.ts";
import type { PlanePoint } from "../../judge/measurement.ts";
import type { Concept } from "../../prompt/phrase.ts";
import { ADDITIONS, type Group, REFUSALS_OF } from "./additions.ts";
import type { SharedCause } from "./causes.ts";
import type { Move } from "./moves.ts";
import type { FamilyEffect } from "./family-effects.ts";
import { RATED_PLACES } from "./places.ts";

/** Effects below this, in `range` units, are not worth a word. */
const WORTH_SAYING = 0.1;
/** Nor are ratings less apart than this. */
const RATED_APART = 0.3;
const MOST_CAUSES = 8;
const LONGEST_NAME = 80;

/** Of these groups a picture shows one thing, which another replaces. */
const REPLACES: ReadonlySet<Group> = new Set<Group>(["hour", "season", "weather", "water", "palette"]);

/** A cause that keeps pictures from the target on an axis. */
interface Obstacle {
  readonly cause: SharedCause;
  readonly axis: Axis;
}

/** What of the judge's causes a move answers: it takes the cause away, or puts another hour, palette … in its place. */
function obstaclesFor({ gained, lost }: Move, { causes, need, expected }: Outlook): Obstacle[] {
  const group = gained && ADDITIONS.get(gained)!.group;
  const answers = ({ concepts }: SharedCause): boolean =>
    (lost !== undefined && concepts.includes(lost)) ||
    (gained !== undefined &&
      !concepts.includes(gained) &&
      REPLACES.has(group!) &&
      concepts.some((concept) => ADDITIONS.get(concept)?.group === group));
  const inTheWay = (cause: SharedCause, axis: Axis): boolean =>
    cause[axis] * need[axis] < 0 &&
    Math.abs(cause[axis]) >= WORTH_SAYING &&
    Math.sign(need[axis]) * expected[axis] >= WORTH_SAYING;
  return causes
    .filter(answers)
    .flatMap((cause) => AXES.filter((axis) => inTheWay(cause, axis)).map((axis) => ({ cause, axis })))
    .toSorted((one, other) => Math.abs(other.cause[other.axis]) - Math.abs(one.cause[one.axis]));
}

/** Names of the causes that moves answer, as the judge gave them, the strongest first. */
export function causesAnswered(moves: readonly Move[], outlook: Outlook): readonly string[] {
  const answered = new Set(moves.flatMap((move) => obstaclesFor(move, outlook)).map(({ cause }) => cause.what));
  return outlook.causes
    .filter(({ what }) => answered.has(what))
    .map(({ what }) => what.slice(0, LONGEST_NAME))
    .slice(0, MOST_CAUSES);
}

/** The thing in a clause: “at dawn” → “dawn”, “under a rainbow” → “a rainbow”, “no clouds” → “clouds”. */
function nameOf(concept: Concept): string {
  const clause = ADDITIONS.get(concept)?.clause ?? REFUSALS_OF.get(concept) ?? concept;
  return clause.replace(/^(at|in|under|with|no) /, "").replace(/ in the sky$/, "");
}

const POLES: { readonly [A in Axis]: readonly [low: string, high: string] } = {
  valence: ["less pleasant", "more pleasant"],
  arousal: ["calmer", "more stirring"],
};

/** Where a picture is, where it should be, and what is expected of the moves that lead there. */
export interface Outlook {
  readonly causes: readonly SharedCause[];
  /** Target less the mean of the pictures. */
  readonly need: PlanePoint;
  /** What is expected of all moves together. */
  readonly expected: PlanePoint;
}

/**
 * One sentence, at most 300 characters. What it claims is the judge's reading, people's ratings or what was measured; the rest
 * is said to be expected.
 *
 * @param moves the most useful first, of which the sentence tells
 * @param seen what that one was seen to do by itself
 */
export function reasonFor(moves: readonly Move[], outlook: Outlook, seen: FamilyEffect | undefined): string {
  const { need, expected } = outlook;
  const [lead, ...others] = moves;
  const [obstacle] = obstaclesFor(lead!, outlook);
  const axis = obstacle?.axis ?? mainAxis(need, expected);
  const beside = others.length === 0 ? "" : `, together with ${others.map(thingOf).join(" and ")}`;
  const lack = `The pictures lie ${Math.abs(need[axis]).toFixed(1)} too ${need[axis] > 0 ? "low" : "high"} in ${axis}`;
  return `${obstacle === undefined ? lack : readingOf(obstacle)}; ${remedy(lead!, axis, expected, seen)}${beside}.`;
}

/** The axis on which most of the way is made. */
function mainAxis(need: PlanePoint, expected: PlanePoint): Axis {
  const towards = (axis: Axis): number => Math.sign(need[axis]) * expected[axis];
  return towards("arousal") > towards("valence") ? "arousal" : "valence";
}

function readingOf({ cause, axis }: Obstacle): string {
  const what = cause.what.replaceAll(/\s+/g, " ").slice(0, LONGEST_NAME);
  return `The judge reads “${what}” as what ${cause[axis] > 0 ? "raises" : "lowers"} ${axis}`;
}

function thingOf({ gained, lost, refused }: Move): string {
  if (gained !== undefined) return nameOf(gained);
  return `${nameOf(lost!)} ${refused ? "kept" : "left"} out`;
}

/** What is known of the move: measured, rated by people, or only expected. */
function remedy({ gained, lost }: Move, axis: Axis, expected: PlanePoint, seen: FamilyEffect | undefined): string {
  const did = seen?.measured[axis].mean ?? 0;
  const name = gained === undefined ? `leaving out ${nameOf(lost!)}` : nameOf(gained);
  if (seen !== undefined && did * expected[axis] > 0 && Math.abs(did) >= WORTH_SAYING) {
    const rounds = seen.times === 1 ? "one round" : `${seen.times} rounds`;
    return `${name} moved it by ${did > 0 ? "+" : "−"}${Math.abs(did).toFixed(1)} in ${rounds} before`;
  }
  const change = `${axis} ${expected[axis] > 0 ? "rise" : "fall"}`;
  const apart = gained === undefined ? 0 : ratedApart(gained, lost, axis);
  if (gained !== undefined && apart * expected[axis] > 0 && Math.abs(apart) >= RATED_APART) {
    const than = lost === undefined ? "most things" : nameOf(lost);
    return `people rate ${name} ${POLES[axis][apart > 0 ? 1 : 0]} than ${than}`;
  }
  return `${name} should make ${change}`;
}

/** How far ratings of the words lie apart on an axis, 0 when one has none. */
function ratedApart(gained: Concept, lost: Concept | undefined, axis: Axis): number {
  const place = RATED_PLACES.get(gained);
  const against = lost === undefined ? { valence: 0, arousal: 0 } : RATED_PLACES.get(lost);
  return place === undefined || against === undefined ? 0 : place[axis] - against[axis];
}
