/** @file Puts one thing on the stage: a valid place, the size it has at that distance, a pose that suits the mood. */
import type { Oklab } from "../../../app/colour/oklab.ts";
import { COLOURS, type Phrase } from "../../../app/prompt/phrase.ts";
import type { Random } from "../../../app/random/random.ts";
import type { Kind } from "../../../app/scene/kinds.ts";
import type { Element } from "../../../app/scene/scene.ts";
import type { ColourName } from "../palette/names.ts";
import { offsetTowards } from "../palette/own-colour.ts";
import { asElement, raise } from "./land.ts";
import { FOOTED, PLACEMENTS, type Placement } from "./placement.ts";
import { turnOf, variantOf } from "./poses.ts";
import { type Band, perspective, type Sketch, type Stage } from "./sketch.ts";

/** What is asked of the place; everything left out is chosen. */
type Request = Pick<Phrase, "colour" | "side" | "distance" | "size"> & {
  /** Where the eye should fall: on the focal third, near and large. */
  readonly focal?: boolean;
  /** Only by the way: a little smaller than usual. */
  readonly aside?: boolean;
};

type Range = readonly [low: number, high: number];
const SIDES: Readonly<Record<"left" | "centre" | "right", Range>> = {
  left: [0.12, 0.3],
  centre: [0.4, 0.6],
  right: [0.7, 0.88],
};
/** Size tokens of what is asked to be small or large. */
const SIZES = { small: [0.14, 0.3], large: [0.66, 0.95] } as const;
/** Shares of a band that count as far and near. */
const DISTANCES = { far: [0, 0.35], near: [0.68, 1] } as const;
const CANDIDATES = 6;
const OPEN_SIDES: Range = [0.1, 0.9];

const within = (random: Random, [low, high]: Range): number => random.between(low, high);

/** Among a few drawn places the one farthest from everything that already stands; crowded places are no composition. */
function freestX(sketch: Sketch, y: number, low = 0.1, high = 0.9): number {
  const { random, elements } = sketch;
  const standing = elements.filter((element) => FOOTED.has(element.kind) && element.variant !== undefined);
  let best = random.between(low, high);
  let bestGap = -1;
  for (let i = 0; i < CANDIDATES; i++) {
    const x = random.between(low, high);
    const gap = standing.reduce((least, other) => Math.min(least, Math.hypot(x - other.x, 1.2 * (y - other.y))), 1);
    if (gap > bestGap) [best, bestGap] = [x, gap];
  }
  return best;
}

/** Kinds that may have a colour of their own, and how often they do unasked. */
const COLOURABLE: ReadonlySet<Kind> = new Set([
  "boat",
  "house",
  "balloon",
  "kite",
  "horse",
  "cat",
  "dog",
  "flowers",
  "butterflies",
  "bench",
  "fence",
  "lanterns",
  "lighthouse",
  "windmill",
  "castle",
  "church",
  "tree",
  "fireworks",
  "couple",
  "child",
  "person",
  "dancers",
]);
const COLOURED = 0.14;
/** What nobody asked for should at least be natural. */
const COATS: readonly ColourName[] = ["white", "brown", "black"];
const COATED: ReadonlySet<Kind> = new Set(["horse", "cat", "dog"]);
const CROWNS: readonly ColourName[] = ["green", "yellow", "orange", "red", "pink"];
const PAINTS: readonly ColourName[] = COLOURS.filter((colour) => colour !== "grey" && colour !== "brown");

/** The offset for the colour asked for, or now and then for one nobody asked for. */
function dyed(sketch: Sketch, kind: Kind, depth: number, { colour }: Request): { readonly colour?: Oklab } {
  const unasked =
    COLOURABLE.has(kind) && sketch.random.chance(COLOURED)
      ? sketch.random.pick(COATED.has(kind) ? COATS : kind === "tree" ? CROWNS : PAINTS)
      : undefined;
  const name = colour ?? unasked;
  return name === undefined ? {} : { colour: offsetTowards(name, asElement(kind, { depth }), sketch.globals) };
}

function chooseX(sketch: Sketch, stage: Stage, y: number, request: Request): number {
  const [left, right] = stage.sides ?? OPEN_SIDES;
  const clamped = (x: number): number => Math.min(right, Math.max(left, x));
  if (request.side !== undefined) return clamped(freestX(sketch, y, ...SIDES[request.side]));
  if (request.focal === true) return clamped(sketch.focusX + sketch.random.between(-0.04, 0.04));
  return freestX(sketch, y, left, right);
}

function chooseY(sketch: Sketch, band: Band, placement: Placement, request: Request): number {
  const [far, near] = placement.reach ?? [0, 1];
  const { random } = sketch;
  let share = random.between(far, near);
  if (request.distance !== undefined) {
    const [low, high] = DISTANCES[request.distance];
    share = random.between(Math.max(low, Math.min(far, high)), high);
  } else if (request.focal === true) share = random.between((far + near) / 2, near);
  return band.top + (band.bottom - band.top) * share;
}

function placeFooted(sketch: Sketch, stage: Stage, band: Band, kind: Kind, request: Request): boolean {
  const placement = PLACEMENTS[kind];
  const { random, globals } = sketch;
  const y = chooseY(sketch, band, placement, request);
  const x = chooseX(sketch, stage, y, request);
  const [low, high] = placement.height ?? [0.2, 0.3];
  const emphasis =
    request.focal === true
      ? 1.2 + 0.35 * Math.hypot(sketch.mood.valence, sketch.mood.arousal)
      : request.aside === true
        ? 0.85
        : 1.1;
  const height = Math.min(y - 0.03, random.between(low, high) * perspective(y, globals.horizon) * emphasis);
  const fields = {
    x,
    y,
    depth: sketch.depthAt(y),
    turn: turnOf(kind, x, sketch),
    variant: variantOf(kind, sketch),
    ...dyed(sketch, kind, sketch.depthAt(y), request),
  };
  return request.size === undefined
    ? raise(sketch, kind, height, fields)
    : sketch.add(kind, { ...fields, size: within(random, SIZES[request.size]) });
}

/** Sizes, heights and depths of what is in the sky or hangs above the ground. */
const ALOFT: Partial<Readonly<Record<Kind, (sketch: Sketch, stage: Stage) => Partial<Element>>>> = {
  fireworks: ({ random, globals }) => ({
    y: random.between(0.14, globals.horizon - 0.26),
    size: random.between(0.4, 0.9),
    depth: 0.12,
  }),
  birds: ({ random, globals }) => ({
    y: random.between(0.14, globals.horizon - 0.14),
    size: random.between(0.2, 0.55),
    depth: 0.5,
  }),
  balloon: ({ random, globals, elements }) => ({
    y: random.between(0.16, globals.horizon - 0.2),
    size: random.between(0.35, 0.75),
    depth: elements.some(({ kind }) => kind === "balloon") ? 0.4 : 0.6,
  }),
  kite: ({ random, globals }) => ({
    y: random.between(0.16, globals.horizon - 0.2),
    size: random.between(0.35, 0.75),
    depth: 0.6,
  }),
  lanterns: ({ random, globals }) => ({
    y: random.between(0.16, globals.horizon - 0.12),
    size: random.between(0.85, 1),
    depth: 0.75,
  }),
  butterflies: ({ random, globals }) => ({
    y: random.between(globals.horizon - 0.02, 0.8),
    size: random.between(0.35, 0.8),
    depth: 0.85,
  }),
};

function placeAloft(sketch: Sketch, stage: Stage, kind: Kind, request: Request): boolean {
  const fields = ALOFT[kind]?.(sketch, stage);
  if (fields === undefined) return false;
  const number = sketch.count(kind);
  const size =
    request.size === undefined ? fields.size! * (number > 0 ? 0.5 : 1) : within(sketch.random, SIZES[request.size]);
  const y = fields.y!;
  const x = chooseX(sketch, stage, y, request);
  return sketch.add(kind, {
    ...fields,
    // A string of lanterns hangs from outside the frame to outside the frame.
    x: kind === "lanterns" ? 0.5 : x,
    size,
    ...dyed(sketch, kind, fields.depth ?? 0.5, request),
  });
}

/**
 * Puts one thing of a kind where it may be, if the stage has such a place, a slot is free and nothing forbids it;
 * says whether it did. Land and sky pieces are the settings' own business and are refused here.
 */
export function place(sketch: Sketch, stage: Stage, kind: Kind, request: Request = {}): boolean {
  if (!sketch.allows(kind)) return false;
  const { region } = PLACEMENTS[kind];
  if (region === "standing")
    return stage.ground !== undefined && placeFooted(sketch, stage, stage.ground, kind, request);
  if (region === "afloat") return stage.water !== undefined && placeFooted(sketch, stage, stage.water, kind, request);
  if (region === "sky" || region === "hung") return placeAloft(sketch, stage, kind, request);
  return false;
}
