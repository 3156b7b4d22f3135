/** @file The colour of a thing: what its kind has by nature in this scene, and how the element's offset changes it. */
import { mix, type Oklab } from "../../../app/colour/oklab.ts";
import type { Kind } from "../../../app/scene/kinds.ts";
import type { Element, Globals, Scene } from "../../../app/scene/scene.ts";
import { dye } from "../kinds/shared/tone.ts";
import { type ColourName, EXAMPLES } from "./names.ts";

const WHITE: Oklab = { l: 0.94, a: 0, b: 0.005 };
const LEAF: Oklab = { l: 0.52, a: -0.08, b: 0.08 };
const FIRE: Oklab = { l: 0.7, a: 0.14, b: 0.13 };
const STONE: Oklab = { l: 0.6, a: 0.005, b: 0.015 };

/** Kinds whose drawing adds the offset to its colour; the others are dyed by it. */
const OFFSET_KINDS: ReadonlySet<Kind> = new Set([
  "sun",
  "moon",
  "cloud",
  "fireworks",
  "balloon",
  "kite",
  "smoke",
  "mist",
  "ridge",
  "volcano",
  "hills",
  "water",
  "waterfall",
  "path",
  "rocks",
  "aurora",
  "birds",
  "rain",
  "snowfall",
  "stars",
  "rays",
  "rainbow",
  "lightning",
]);
const ACCENTED: ReadonlySet<Kind> = new Set([
  "balloon",
  "kite",
  "fireworks",
  "flowers",
  "butterflies",
  "lighthouse",
  "lanterns",
]);
const PALE: ReadonlySet<Kind> = new Set([
  "cloud",
  "swan",
  "waterfall",
  "snowman",
  "snowfall",
  "stars",
  "lightning",
  "mist",
]);
const DARK: ReadonlySet<Kind> = new Set([
  "deer",
  "horse",
  "dog",
  "cat",
  "wolf",
  "crow",
  "whale",
  "person",
  "child",
  "couple",
  "crowd",
  "dancers",
  "soldiers",
  "birds",
  "dead-tree",
  "street-lamp",
]);
const BUILT: ReadonlySet<Kind> = new Set([
  "house",
  "church",
  "castle",
  "windmill",
  "bridge",
  "ruin",
  "gravestones",
  "boat",
]);

/** Land colour at a depth, without the haze. */
const land = (globals: Globals, depth: number): Oklab => mix(globals.far, globals.near, depth ** 0.85);

/** The colour a kind has without an offset; an approximation of what its drawing mixes. */
function baseColour({ kind, depth }: Element, globals: Globals): Oklab {
  if (ACCENTED.has(kind)) return globals.accent;
  if (kind === "sun" || kind === "moon" || kind === "rays") return globals.light;
  if (PALE.has(kind)) return WHITE;
  if (DARK.has(kind)) {
    const ground = land(globals, Math.min(1, depth + 0.2));
    return { l: ground.l * 0.55, a: ground.a * 0.8, b: ground.b * 0.8 };
  }
  if (BUILT.has(kind)) return mix(STONE, globals.skyHorizon, 0.4);
  if (kind === "tree" || kind === "palm" || kind === "cactus" || kind === "conifer")
    return mix(LEAF, land(globals, depth), 0.6);
  if (kind === "fire") return FIRE;
  if (kind === "water") return mix(mix(globals.skyMiddle, globals.skyTop, 0.35), globals.far, 0.35);
  return land(globals, depth);
}

/** The colour an element shows, before air and light play on it. */
export function colourOf(element: Element, scene: Scene): Oklab {
  const base = baseColour(element, scene.globals);
  if (!OFFSET_KINDS.has(element.kind)) return dye(base, element.colour);
  return { l: base.l + element.colour.l, a: base.a + element.colour.a, b: base.b + element.colour.b };
}

const LIMIT = 0.4;
const limit = (value: number): number => Math.min(LIMIT, Math.max(-LIMIT, value));

/** The offset that gives an element the named colour in this scene. */
export function offsetTowards(name: ColourName, element: Element, globals: Globals): Oklab {
  const target = EXAMPLES[name];
  const base = baseColour(element, globals);
  if (OFFSET_KINDS.has(element.kind))
    return { l: limit(target.l - base.l), a: limit(target.a - base.a), b: limit(target.b - base.b) };
  const chroma = Math.hypot(target.a, target.b);
  const { a, b } = chroma === 0 ? greying(base) : target;
  const strength = Math.min(1, (Math.hypot(a, b) / 0.2) ** 2);
  const ground = base.l + (0.6 - base.l) * strength;
  const room = target.l > ground ? 0.96 - ground : ground - 0.08;
  return { l: limit((0.35 * (target.l - ground)) / Math.max(0.05, room)), a: limit(a), b: limit(b) };
}

/**
 * The offset that dyeing a base leaves without chroma. Dyeing keeps the share 1 − (k·C/0.2)² of the base's chroma C and
 * adds the offset −k·C, so k solves 1 − q·k² − k = 0 with q = (C/0.2)².
 */
function greying({ a, b }: Oklab): { readonly a: number; readonly b: number } {
  const q = (a * a + b * b) / 0.04;
  const k = q < 1e-6 ? 1 : (Math.sqrt(1 + 4 * q) - 1) / (2 * q);
  return { a: -k * a, b: -k * b };
}

/** Whether the offset, not the scene's palette, decides the element's colour. */
export function isColoured({ colour }: Element): boolean {
  return Math.hypot(colour.a, colour.b) > 0.09 || Math.abs(colour.l) > 0.2;
}
