/** @file Moves: what one edit would do to what a prompt says, before it is put into words. */
import type { Concept, Phrase } from "../../prompt/phrase.ts";
import type { Setting } from "../../scene/kinds.ts";
import { isSubject } from "../subjects.ts";
import { ADDITIONS, type Group, REFUSALS_OF } from "./additions.ts";

/** One edit. `family` is the name its effect is remembered by; a swap both gains and loses. */
export interface Move {
  readonly family: string;
  readonly group: Group;
  /** What the prompt asks for afterwards and did not before. */
  readonly gained?: Concept;
  /** What it asked for before, or what the picture showed unasked. */
  readonly lost?: Concept;
  /** Whether the loss is by a refusal, “no clouds”. */
  readonly refused: boolean;
}

/** Groups of which a prompt says one thing at most: another takes its place. */
const SINGLE: ReadonlySet<Group> = new Set<Group>(["hour", "season", "weather", "water", "palette", "mood"]);

const NIGHT: readonly Concept[] = ["at:night", "moon", "stars", "aurora"];
const DAY: readonly Concept[] = ["at:dawn", "at:day", "at:dusk", "sun", "rays", "rainbow"];
/** What the pack draws no cloud without (native/models/papercut/implied.ts). */
const CLOUDED: readonly Concept[] = ["overcast", "storm", "rainbow", "lightning", "cloud"];
const FALLING: readonly Concept[] = ["rain", "snowfall", "lightning", "overcast", "storm", "cloud"];
const WARM_SEASON: readonly Concept[] = ["summer", "butterflies"];

/** Pairs that contradict one another in one picture, whichever comes first. */
const CLASHES: readonly (readonly [readonly Concept[], readonly Concept[]])[] = [
  [NIGHT, DAY],
  [["clear", "sun", "rays"], FALLING],
  [["mist"], ["stars", "sun", "rays", "rainbow", "aurora", "clear"]],
  [["rays"], ["moon"]],
  [["fireworks"], ["at:dawn", "at:day", "sun", "rays"]],
  [
    [...WARM_SEASON, "spring", "autumn"],
    ["snowfall", "in:winter-village"],
  ],
  [["winter"], ["butterflies", "flowers", "cactus", "palm"]],
  [["calm-water"], ["storm", "wind", "waves"]],
];

/** Where there is water to float on or to be still. */
const WET: ReadonlySet<Concept> = new Set<Concept>([
  "in:coast",
  "in:open-sea",
  "in:lake",
  "water",
  "boat",
  "swan",
  "whale",
]);
const NEEDS_WATER: ReadonlySet<Concept> = new Set<Concept>(["calm-water", "waves", "boat", "wreck", "swan"]);

function clash(one: Concept, other: Concept): boolean {
  return CLASHES.some(([a, b]) => (a.includes(one) && b.includes(other)) || (b.includes(one) && a.includes(other)));
}

/** Whether `concept` may join a prompt that says this: it is not odd there, contradicts nothing and was not refused. */
function fits(concept: Concept, phrases: readonly Phrase[]): boolean {
  const asked = phrases.filter(({ negated }) => !negated).map((phrase) => phrase.concept);
  const refused = phrases.filter(({ negated }) => negated).map((phrase) => phrase.concept);
  const foreign = ADDITIONS.get(concept)!.foreign.map((setting: Setting): Concept => `in:${setting}`);
  return (
    !asked.includes(concept) &&
    !refused.includes(concept) &&
    !(refused.includes("cloud") && CLOUDED.includes(concept)) &&
    !asked.some((other) => clash(concept, other)) &&
    (NEEDS_WATER.has(concept) ? asked.some((other) => WET.has(other)) : true) &&
    !asked.some((other) => foreign.includes(other))
  );
}

/**
 * Every single move the vocabulary allows.
 *
 * @param phrases what the prompt says
 * @param kept what the first prompt said: its things and places are neither replaced nor taken away
 * @param seen concepts the judge named as causes, which may be refused though nobody asked for them
 */
export function movesFor(phrases: readonly Phrase[], kept: readonly Phrase[], seen: ReadonlySet<Concept>): Move[] {
  const subjects = new Set(kept.map(({ concept }) => concept).filter(isSubject));
  const asked = phrases.filter(({ negated }) => !negated).map(({ concept }) => concept);
  const movable = asked.filter((concept) => ADDITIONS.has(concept) && !subjects.has(concept));
  const groupOf = (concept: Concept): Group => ADDITIONS.get(concept)!.group;

  const removals = movable.map((lost): Move => ({
    family: `remove:${lost}`,
    group: groupOf(lost),
    lost,
    refused: false,
  }));
  const gains = [...ADDITIONS].flatMap(([gained, { group }]): Move[] => {
    const rivals = SINGLE.has(group) ? asked.filter((other) => ADDITIONS.get(other)?.group === group) : [];
    const [lost, ...others] = rivals;
    const rest = phrases.filter(({ concept, negated }) => negated || concept !== lost);
    if (lost === gained || others.length > 0 || !fits(gained, rest)) return [];
    if (lost === undefined) return [{ family: `add:${gained}`, group, gained, refused: false }];
    return subjects.has(lost) ? [] : [{ family: `swap:${lost}>${gained}`, group, gained, lost, refused: false }];
  });
  const refusals = [...seen].flatMap((lost): Move[] => {
    const said = phrases.some(({ concept }) => concept === lost);
    const implied = asked.some((concept) => CLOUDED.includes(concept)) && lost === "cloud";
    if (said || implied || !REFUSALS_OF.has(lost)) return [];
    return [{ family: `without:${lost}`, group: "without", lost, refused: true }];
  });
  return [...gains, ...removals, ...refusals];
}

/** Whether two moves can be made together: they touch different things and what they add does not clash. */
export function compatible(one: Move, other: Move): boolean {
  if (SINGLE.has(one.group) && one.group === other.group) return false;
  const touched = [one.gained, one.lost].filter((concept) => concept !== undefined);
  if (touched.some((concept) => concept === other.gained || concept === other.lost)) return false;
  if (one.refused && one.lost === "cloud" && other.gained && CLOUDED.includes(other.gained)) return false;
  if (other.refused && other.lost === "cloud" && one.gained && CLOUDED.includes(one.gained)) return false;
  return one.gained === undefined || other.gained === undefined || !clash(one.gained, other.gained);
}
