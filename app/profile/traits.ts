/** @file Sixteen traits of a picture, in which ratings, choices between two and suggestions are compared. */
import { STYLE_FEATURES } from "../affect/ground/style-reference.ts";
import type { PlanePoint } from "../judge/measurement.ts";
import type { Concept } from "../prompt/phrase.ts";
import { readPrompt } from "../prompt/read.ts";
import { STYLE_CHANGES } from "./style-changes.ts";

/** In the order of every vector of traits. Nearness is less the distance to the target on the axis. */
export const TRAITS = [
  "valenceNearness",
  "arousalNearness",
  "valence",
  "arousal",
  ...STYLE_FEATURES,
  "people",
  "animals",
  "plants",
  "buildings",
  "water",
] as const;
export type Trait = (typeof TRAITS)[number];

/** Concepts that name each kind of content; the prompt is asked, not the picture, so that any pack will do. */
const CONTENTS = {
  people: ["person", "child", "couple", "crowd", "dancers", "soldiers"],
  animals: ["birds", "deer", "horse", "dog", "cat", "wolf", "crow", "swan", "butterflies", "whale"],
  plants: [
    ...(["conifer", "tree", "dead-tree", "palm", "cactus", "flowers", "grass"] as const),
    ...(["in:forest", "in:meadow", "in:garden"] as const),
  ],
  buildings: [
    ...(["city", "house", "church", "castle", "lighthouse", "windmill", "bridge", "ruin"] as const),
    ...(["in:city", "in:street", "in:winter-village", "in:room"] as const),
  ],
  water: ["water", "waterfall", "in:coast", "in:open-sea", "in:lake", "calm-water", "waves"],
} as const satisfies Readonly<Partial<Record<Trait, readonly Concept[]>>>;
const CONTENT_NAMES = Object.keys(CONTENTS) as (keyof typeof CONTENTS)[];

/**
 * What traits are standardised with: means and standard deviations, frozen, since every entry of every log is in these
 * units. Measured on 540 pictures of the default pack, 60 prompts at nine targets each, by
 * `node main/cli/develop/trait-figures.ts`. A change asks for another `id`; the hash is of the JSON of
 * `{ id, traits, means, deviations }`, and a test holds it.
 */
export const FEATURE_SPEC = {
  id: "traits-1",
  sha256: "c643c470f78fe76c9237709e44991ae659f115f893ed35d54623cbe5992ad94c",
  traits: TRAITS,
  means: [-0.585, -0.516, -0.142, 0.058, 0.564, 0.13, 0.048, 0.41, 0.43, 0.548, 0.204, 0.133, 0.3, 0.4, 0.5, 0.383],
  deviations: [
    0.459, 0.389, 1.279, 1.349, 0.144, 0.019, 0.027, 0.381, 0.077, 0.061, 0.063, 0.34, 0.458, 0.49, 0.5, 0.486,
  ],
} as const;

/** What is known of a picture; whatever is not counts as ordinary (0). */
export interface KnownPicture {
  /** As the judge read it, scale `range`, before the person's own calibration, so that an entry's traits never change. */
  readonly measurement: PlanePoint | null;
  readonly target: PlanePoint | null;
  /** Light, colour and lines in the order of {@link STYLE_FEATURES}. */
  readonly style: readonly number[] | null;
  readonly prompt: string;
}

/** Standardised traits, in the order of {@link TRAITS}. */
export function pictureTraits(picture: KnownPicture): number[] {
  return rawTraits(picture).map((value, i) =>
    value === null ? 0 : bounded((value - FEATURE_SPEC.means[i]!) / FEATURE_SPEC.deviations[i]!),
  );
}

/** Deviations from the mean beyond which no more is made of a picture unlike all others, such as a photograph. */
const MOST_DEVIATIONS = 4;

const bounded = (value: number): number => Math.min(MOST_DEVIATIONS, Math.max(-MOST_DEVIATIONS, value));

/** Traits in their own units, null where nothing is known. */
export function rawTraits({ measurement, target, style, prompt }: KnownPicture): (number | null)[] {
  const concepts = conceptsOf(prompt);
  const nearness = measurement && target ? nearnessOf(measurement, target) : [null, null];
  return [
    ...nearness,
    measurement?.valence ?? null,
    measurement?.arousal ?? null,
    ...STYLE_FEATURES.map((_, i) => style?.[i] ?? null),
    ...CONTENT_NAMES.map((content) => shows(concepts, content)),
  ];
}

/** An edit of a prompt, and what is expected of it. */
export interface PlannedEdit {
  readonly before: string;
  readonly after: string;
  /** Expected change of the measurement. */
  readonly expected: PlanePoint;
  readonly target: PlanePoint;
  /** Mean measurement before the edit. */
  readonly measured: PlanePoint;
}

/**
 * The change of each trait that is expected of an edit, as `traits after − traits before`. Style follows the table of
 * what concepts were seen to do to it.
 */
export function editTraits({ before, after, expected, target, measured }: PlannedEdit): number[] {
  const [had, has] = [conceptsOf(before), conceptsOf(after)];
  const moved = { valence: measured.valence + expected.valence, arousal: measured.arousal + expected.arousal };
  const [near, nearer] = [nearnessOf(measured, target), nearnessOf(moved, target)];
  const raw = [nearer[0] - near[0], nearer[1] - near[1], expected.valence, expected.arousal];
  const contents = CONTENT_NAMES.map((content) => shows(has, content) - shows(had, content));
  const style = STYLE_FEATURES.map((_, i) => styleShift(had, has, i));
  const standardised = (changes: readonly number[], from: number): number[] =>
    changes.map((change, i) => bounded(change / FEATURE_SPEC.deviations[from + i]!));
  return [...standardised(raw, 0), ...style, ...standardised(contents, raw.length + style.length)];
}

/** Change of one feature, in standard deviations. */
function styleShift(had: ReadonlySet<Concept>, has: ReadonlySet<Concept>, feature: number): number {
  const sum = (concepts: readonly Concept[]): number =>
    concepts.reduce((total, concept) => total + (STYLE_CHANGES[concept]?.[feature] ?? 0), 0);
  return sum([...has].filter((concept) => !had.has(concept))) - sum([...had].filter((concept) => !has.has(concept)));
}

function nearnessOf(at: PlanePoint, target: PlanePoint): readonly [valence: number, arousal: number] {
  return [-Math.abs(at.valence - target.valence), -Math.abs(at.arousal - target.arousal)];
}

function conceptsOf(prompt: string): ReadonlySet<Concept> {
  return new Set(readPrompt(prompt).phrases.flatMap(({ concept, negated }) => (negated ? [] : [concept])));
}

function shows(concepts: ReadonlySet<Concept>, content: keyof typeof CONTENTS): number {
  return CONTENTS[content].some((concept) => concepts.has(concept)) ? 1 : 0;
}
