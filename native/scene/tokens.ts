/** @file The flow's latent: a scene as a fixed row of numbers, one typed slot for every element a scene may hold. */
import type { Oklab } from "../../app/colour/oklab.ts";
import { stream } from "../../app/random/philox.ts";
import { KIND_NAMES, KINDS, type Kind } from "../../app/scene/kinds.ts";
import type { Element, Globals, Scene } from "../../app/scene/scene.ts";

/** How one number becomes a token near −1…1: `token = (value − centre) · scale`, the value within `low`…`high`. */
interface Coding {
  readonly centre: number;
  readonly scale: number;
  readonly low: number;
  readonly high: number;
}

const coding = (low: number, high: number, centre = 0.5, scale = 2): Coding => ({ centre, scale, low, high });
const UNIT = coding(0, 1);
const PLACE = coding(-0.1, 1.1);
const OFFSET = coding(-0.4, 0.4, 0, 5);

const COLOUR_FIELDS = ["skyTop", "skyMiddle", "skyHorizon", "far", "near", "light", "accent"] as const;
const COLOUR_CODINGS = {
  l: coding(0.02, 0.99),
  a: coding(-0.35, 0.35, 0, 5),
  b: coding(-0.35, 0.35, 0, 5),
} as const;

/** The scalar globals in token order, after the seven colours. */
const SCALAR_CODINGS = {
  lightX: UNIT,
  lightY: UNIT,
  glow: UNIT,
  haze: UNIT,
  contrast: UNIT,
  grain: UNIT,
  horizon: coding(0.42, 0.8),
  vignette: UNIT,
  tilt: coding(-8, 8, 0, 1 / 6),
  daylight: UNIT,
  goldenHour: UNIT,
  snowCover: UNIT,
  foliage: coding(-1, 1, 0, 1),
  wind: UNIT,
} as const satisfies Partial<Record<keyof Globals, Coding>>;

/** The numbers of one element slot after its presence and before its colour offset. */
const ELEMENT_CODINGS = {
  x: PLACE,
  y: PLACE,
  size: UNIT,
  depth: UNIT,
  turn: UNIT,
  roughness: UNIT,
  variant: UNIT,
} as const satisfies Partial<Record<keyof Element, Coding>>;

const CHANNELS = ["l", "a", "b"] as const;
const SCALAR_FIELDS = Object.keys(SCALAR_CODINGS) as readonly (keyof typeof SCALAR_CODINGS)[];
const ELEMENT_FIELDS = Object.keys(ELEMENT_CODINGS) as readonly (keyof typeof ELEMENT_CODINGS)[];

/** One place for an element: which kind, and the how-manieth of that kind (0, 1, …). */
export interface Slot {
  readonly kind: Kind;
  readonly index: number;
}

/** Every slot, in the order of KINDS; slot `i` starts at `GLOBAL_SIZE + i · ELEMENT_SIZE`. */
export const SLOTS: readonly Slot[] = KIND_NAMES.flatMap((kind) =>
  Array.from({ length: KINDS[kind] }, (_, index) => ({ kind, index })),
);

/** Seven colours and fourteen scalars: 35. */
export const GLOBAL_SIZE = COLOUR_FIELDS.length * CHANNELS.length + SCALAR_FIELDS.length;
/** Presence, x, y, size, depth, turn, roughness, variant, and the colour offset: 11. */
export const ELEMENT_SIZE = 1 + ELEMENT_FIELDS.length + CHANNELS.length;
export const TOKEN_SIZE = GLOBAL_SIZE + SLOTS.length * ELEMENT_SIZE;

const GLOBAL_CODINGS: readonly Coding[] = [
  ...COLOUR_FIELDS.flatMap(() => CHANNELS.map((channel) => COLOUR_CODINGS[channel])),
  ...SCALAR_FIELDS.map((field) => SCALAR_CODINGS[field]),
];
/** Without presence. */
const ATTRIBUTE_CODINGS: readonly Coding[] = [
  ...ELEMENT_FIELDS.map((field) => ELEMENT_CODINGS[field]),
  ...CHANNELS.map(() => OFFSET),
];
/** A tilt below this many degrees is noise of the flow, not a decision. */
const LEAST_TILT = 0.9;

/** Lowest and highest value of every token, both [TOKEN_SIZE]. */
export interface TokenBounds {
  readonly low: Float32Array;
  readonly high: Float32Array;
}

/** What any scene can be. */
export const TOKEN_BOUNDS: TokenBounds = (() => {
  const bounds = (of: (code: Coding) => number, presence: number): Float32Array =>
    Float32Array.from([...GLOBAL_CODINGS.map(of), ...SLOTS.flatMap(() => [presence, ...ATTRIBUTE_CODINGS.map(of)])]);
  return {
    low: bounds((code) => toToken(code.low, code), -1),
    high: bounds((code) => toToken(code.high, code), 1),
  };
})();

export type GlobalNumber = (typeof SCALAR_FIELDS)[number];
export type ElementNumber = (typeof ELEMENT_FIELDS)[number];

/** A number of a scene in the row of tokens: where it stands, and the token of a value. */
export interface TokenPlace {
  readonly at: number;
  readonly token: (value: number) => number;
}

/** The place of a number of the globals. */
export function globalPlace(field: GlobalNumber): TokenPlace {
  const at = COLOUR_FIELDS.length * CHANNELS.length + SCALAR_FIELDS.indexOf(field);
  return { at, token: (value) => toToken(value, SCALAR_CODINGS[field]) };
}

/** The place of a number of the element in a slot. */
export function elementPlace(slot: number, field: ElementNumber): TokenPlace {
  const at = presencePlace(slot) + 1 + ELEMENT_FIELDS.indexOf(field);
  return { at, token: (value) => toToken(value, ELEMENT_CODINGS[field]) };
}

/** Where the presence of a slot's element stands: 1 present, −1 absent. */
export function presencePlace(slot: number): number {
  return GLOBAL_SIZE + slot * ELEMENT_SIZE;
}

function toToken(value: number, { centre, scale }: Coding): number {
  return (value - centre) * scale;
}

function fromToken(token: number, { centre, scale, low, high }: Coding): number {
  return Math.min(high, Math.max(low, token / scale + centre));
}

const colourNumbers = (colour: Oklab): readonly number[] => CHANNELS.map((channel) => colour[channel]);

/** Far before near, then left to right, then small before large: so that one scene has one encoding. */
function canonicalOrder(one: Element, other: Element): number {
  return one.depth - other.depth || one.x - other.x || one.size - other.size || one.y - other.y;
}

/**
 * Scene → tokens, `[TOKEN_SIZE]`. Presence is ±1; the numbers of an absent element are 0. Element seeds are
 * not kept, and of a kind with more elements than KINDS allows the nearest ones are dropped.
 */
export function encodeScene(scene: Scene): Float32Array {
  const { globals } = scene;
  const tokens = new Float32Array(TOKEN_SIZE);
  const numbers = [
    ...COLOUR_FIELDS.flatMap((field) => colourNumbers(globals[field])),
    ...SCALAR_FIELDS.map((field) => globals[field]),
  ];
  GLOBAL_CODINGS.forEach((code, i) => (tokens[i] = toToken(numbers[i]!, code)));

  const byKind = new Map<Kind, Element[]>();
  for (const element of scene.elements) byKind.set(element.kind, [...(byKind.get(element.kind) ?? []), element]);
  for (const elements of byKind.values()) elements.sort(canonicalOrder);

  SLOTS.forEach(({ kind, index }, slot) => {
    const start = GLOBAL_SIZE + slot * ELEMENT_SIZE;
    const element = byKind.get(kind)?.[index];
    tokens[start] = element === undefined ? -1 : 1;
    if (element === undefined) return;
    const attributes = [...ELEMENT_FIELDS.map((field) => element[field]), ...colourNumbers(element.colour)];
    ATTRIBUTE_CODINGS.forEach((code, i) => (tokens[start + 1 + i] = toToken(attributes[i]!, code)));
  });
  return tokens;
}

/**
 * Tokens → scene: presence is thresholded at 0 and every number is brought into its range. What tokens do not
 * say (the exact ripple, branch, window) comes from `seed`, one stream a slot, so one element never moves another.
 *
 * @param tokens `[TOKEN_SIZE]`
 * @param seed integer 0 … 2^53−1
 * @throws when the length is not TOKEN_SIZE
 */
export function decodeScene(tokens: Float32Array, seed: number): Scene {
  if (tokens.length !== TOKEN_SIZE)
    throw new Error(`A scene has ${TOKEN_SIZE} tokens, but ${tokens.length} were given.`);
  const numbers = GLOBAL_CODINGS.map((code, i) => fromToken(tokens[i]!, code));
  const colours = COLOUR_FIELDS.map((field, i) => [field, colourAt(numbers, i * CHANNELS.length)] as const);
  const firstScalar = COLOUR_FIELDS.length * CHANNELS.length;
  const scalars = SCALAR_FIELDS.map((field, i) => [field, numbers[firstScalar + i]!] as const);
  const globals = { ...Object.fromEntries(colours), ...Object.fromEntries(scalars) } as unknown as Globals;

  const elements = SLOTS.flatMap(({ kind, index }, slot): readonly Element[] => {
    const start = GLOBAL_SIZE + slot * ELEMENT_SIZE;
    if (!(tokens[start]! > 0)) return [];
    const attributes = ATTRIBUTE_CODINGS.map((code, i) => fromToken(tokens[start + 1 + i]!, code));
    const fields = Object.fromEntries(ELEMENT_FIELDS.map((field, i) => [field, attributes[i]!]));
    return [
      {
        ...(fields as Record<(typeof ELEMENT_FIELDS)[number], number>),
        kind,
        colour: colourAt(attributes, ELEMENT_FIELDS.length),
        seed: stream(seed, `element:${kind}`, index).below(4294967296),
      },
    ];
  });
  return { globals: Math.abs(globals.tilt) < LEAST_TILT ? { ...globals, tilt: 0 } : globals, elements };
}

function colourAt(numbers: readonly number[], start: number): Oklab {
  return { l: numbers[start]!, a: numbers[start + 1]!, b: numbers[start + 2]! };
}

/**
 * Share 0…1 of the meaningful tokens (globals, and the numbers of present elements) that lie outside their range
 * by more than `tolerance` token units: a sign of a model driven off the scenes it knows.
 */
export function outOfRange(tokens: Float32Array, tolerance = 0.1): number {
  let counted = 0;
  let outside = 0;
  const look = (token: number, code: Coding): void => {
    counted++;
    const low = toToken(code.low, code) - tolerance;
    const high = toToken(code.high, code) + tolerance;
    if (!(token >= low && token <= high)) outside++;
  };
  GLOBAL_CODINGS.forEach((code, i) => look(tokens[i]!, code));
  SLOTS.forEach((_, slot) => {
    const start = GLOBAL_SIZE + slot * ELEMENT_SIZE;
    if (!(tokens[start]! > 0)) return;
    ATTRIBUTE_CODINGS.forEach((code, i) => look(tokens[start + 1 + i]!, code));
  });
  return outside / counted;
}
