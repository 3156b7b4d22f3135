/** @file Where each kind may be: on which part of the stage, how far, and how large. */
import { KIND_NAMES, type Kind, type Setting } from "../../../app/scene/kinds.ts";
import type { Element } from "../../../app/scene/scene.ts";
import { DRAWINGS } from "../kinds/table.ts";
import type { Frame } from "../pen.ts";

/**
 * The parts of a stage. `heavens` is behind the land, `sky` above the horizon, `veil` covers the frame (weather),
 * `land` makes ground, water and skyline themselves, `front` grows along the lower edge, `afloat` and `standing` have a
 * foot point on water or ground, `hung` is between: hung up above the ground.
 */
export type Region = "heavens" | "sky" | "veil" | "land" | "front" | "afloat" | "standing" | "hung";

export interface Placement {
  readonly region: Region;
  /** Height above the foot as a share of the frame, when it stands at the lower edge; farther things are smaller. */
  readonly height?: readonly [low: number, high: number];
  /** Where in its band it may stand: 0 far … 1 near. */
  readonly reach?: readonly [far: number, near: number];
  /** Settings where it would be absurd unless asked for. */
  readonly foreign?: readonly Setting[];
  /** May be what the picture is about. */
  readonly focal?: boolean;
}

const OPEN: readonly Setting[] = ["open-sea"];
const INDOORS: readonly Setting[] = ["room"];
const NO_ROOM: readonly Setting[] = ["open-sea", "room"];
const TOWN: readonly Setting[] = ["city", "street"];
const WILD: readonly Setting[] = ["mountains", "forest", "desert", "open-sea", "room"];
const DRY: readonly Setting[] = ["desert", "street", "room"];
const COLD: readonly Setting[] = ["winter-village", "mountains", "forest", "open-sea"];

const standing = (
  height: readonly [number, number],
  reach: readonly [number, number],
  foreign: readonly Setting[] = OPEN,
): Placement => ({ region: "standing", height, reach, foreign, focal: true });

export const PLACEMENTS: Readonly<Record<Kind, Placement>> = {
  stars: { region: "heavens" },
  aurora: { region: "heavens", foreign: ["desert", "city", "street", "garden"] },
  sun: { region: "heavens" },
  moon: { region: "heavens" },
  rays: { region: "heavens" },
  rainbow: { region: "heavens", foreign: [] },
  cloud: { region: "sky" },
  lightning: { region: "sky" },
  fireworks: { region: "sky", focal: true, foreign: ["forest"] },
  birds: { region: "sky", foreign: [] },
  balloon: { region: "sky", focal: true },
  kite: { region: "sky", focal: true, foreign: ["open-sea", "forest"] },
  smoke: { region: "land" },
  mist: { region: "land" },
  rain: { region: "veil" },
  snowfall: { region: "veil" },
  ridge: { region: "land" },
  volcano: { region: "land", focal: true, foreign: ["city", "street", "garden", "winter-village"] },
  hills: { region: "land" },
  water: { region: "land" },
  waterfall: { region: "land", focal: true, foreign: ["city", "street", "desert", ...NO_ROOM] },
  path: { region: "land", foreign: [...NO_ROOM, "city"] },
  rocks: standing([0.1, 0.26], [0.2, 1], ["street", ...INDOORS]),
  conifer: { ...standing([0.26, 0.36], [0.1, 0.95], ["desert", "open-sea"]), focal: false },
  tree: standing([0.3, 0.43], [0.3, 1], ["desert", "open-sea"]),
  "dead-tree": standing([0.32, 0.5], [0.35, 1], OPEN),
  palm: standing([0.3, 0.42], [0.3, 0.95], COLD),
  cactus: standing([0.2, 0.32], [0.3, 0.95], ["coast", "lake", "meadow", "city", "street", ...COLD]),
  flowers: { region: "front", foreign: OPEN },
  grass: { region: "front", foreign: [...TOWN, ...NO_ROOM] },
  city: { region: "land", foreign: ["forest", "mountains", "winter-village", "garden"] },
  house: standing([0.26, 0.36], [0.12, 0.55], OPEN),
  church: standing([0.34, 0.5], [0.12, 0.5], ["desert", "open-sea"]),
  castle: standing([0.36, 0.55], [0.08, 0.45], ["street", "open-sea"]),
  lighthouse: standing([0.45, 0.62], [0.1, 0.5], ["forest", "desert", "street", "garden", "winter-village", "room"]),
  windmill: standing([0.4, 0.55], [0.12, 0.5], ["street", "forest", "open-sea"]),
  bridge: {
    region: "afloat",
    height: [0.16, 0.24],
    reach: [0.3, 0.8],
    focal: true,
    foreign: [...DRY, "open-sea", "coast"],
  },
  ruin: standing([0.32, 0.5], [0.15, 0.6], OPEN),
  gravestones: standing([0.13, 0.18], [0.4, 0.92], OPEN),
  fence: standing([0.09, 0.14], [0.4, 0.95], OPEN),
  bench: standing([0.11, 0.16], [0.45, 0.95], ["open-sea"]),
  "street-lamp": standing([0.34, 0.5], [0.3, 0.95], WILD),
  lanterns: { region: "hung", focal: true, foreign: OPEN },
  window: { region: "land", foreign: [] },
  boat: { region: "afloat", height: [0.16, 0.28], reach: [0.15, 0.8], focal: true, foreign: DRY },
  wreck: { region: "afloat", height: [0.2, 0.32], reach: [0.2, 0.75], focal: true, foreign: DRY },
  fire: standing([0.18, 0.36], [0.15, 0.85], OPEN),
  snowman: standing([0.2, 0.3], [0.4, 0.95], ["open-sea", "desert", "room"]),
  deer: standing([0.18, 0.25], [0.3, 0.9], [...TOWN, "open-sea", "desert"]),
  horse: standing([0.19, 0.27], [0.3, 0.9], OPEN),
  dog: standing([0.11, 0.17], [0.4, 0.95]),
  cat: standing([0.09, 0.16], [0.5, 0.95]),
  wolf: standing([0.17, 0.26], [0.3, 0.92], ["city", "garden", "open-sea"]),
  crow: standing([0.08, 0.13], [0.45, 0.97], OPEN),
  swan: { region: "afloat", height: [0.1, 0.17], reach: [0.35, 0.9], focal: true, foreign: [...DRY, "open-sea"] },
  butterflies: { region: "hung", focal: true, foreign: ["open-sea", "winter-village"] },
  whale: {
    region: "afloat",
    height: [0.16, 0.28],
    reach: [0.15, 0.7],
    focal: true,
    foreign: ["lake", "forest", "meadow", "garden", "city", "winter-village", ...DRY],
  },
  person: standing([0.18, 0.26], [0.35, 0.95]),
  child: standing([0.14, 0.2], [0.45, 0.95]),
  couple: standing([0.19, 0.26], [0.4, 0.95]),
  crowd: standing([0.16, 0.24], [0.45, 0.9], OPEN),
  dancers: standing([0.2, 0.28], [0.4, 0.92]),
  soldiers: standing([0.19, 0.27], [0.35, 0.9], OPEN),
};

/** Whether a kind may be in a setting without being asked for. */
export function belongs(kind: Kind, setting: Setting): boolean {
  return !(PLACEMENTS[kind].foreign ?? []).includes(setting);
}

/** Kinds with a foot point on land or water. */
export const FOOTED: ReadonlySet<Kind> = new Set(
  KIND_NAMES.filter((kind) => ["standing", "afloat"].includes(PLACEMENTS[kind].region)),
);

/** The frame sizes are reckoned in: a square one; wider frames only add land at the sides. */
export const SQUARE: Frame = { width: 1000, height: 1000 };

const STEPS = 11;

/**
 * The size token with which an element is `height` high above its foot (a share of the frame's height), found by
 * bisection because every kind has its own curve; 0…1.
 */
export function sizeForHeight(
  element: Omit<Element, "size">,
  globals: Parameters<typeof heightOf>[1],
  height: number,
): number {
  let low = 0;
  let high = 1;
  for (let step = 0; step < STEPS; step++) {
    const middle = (low + high) / 2;
    if (heightOf({ ...element, size: middle }, globals) < height) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Height above the foot as a share of the frame's height. */
export function heightOf(element: Element, globals: Parameters<(typeof DRAWINGS)[Kind]["extent"]>[2]): number {
  const box = DRAWINGS[element.kind].extent(element, SQUARE, globals);
  return element.y - box.top / SQUARE.height;
}
