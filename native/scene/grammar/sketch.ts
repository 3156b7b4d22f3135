/** @file A scene while it is composed: the globals, the elements so far, and the ground they may stand on. */
import type { Oklab } from "../../../app/colour/oklab.ts";
import type { Concept } from "../../../app/prompt/phrase.ts";
import type { Random } from "../../../app/random/random.ts";
import { KINDS, type Kind, type Setting } from "../../../app/scene/kinds.ts";
import type { Element, Globals, Scene } from "../../../app/scene/scene.ts";
import { type Mood, quadrantWeights } from "../palette/blend.ts";
import type { Quadrant } from "../palette/palettes.ts";
import type { Circumstances } from "./circumstances.ts";
import { says, unwanted, wanted, type Wish } from "./wish.ts";

/** Part of the frame's height, as fractions from the top, in which feet or keels may stand. */
export interface Band {
  readonly top: number;
  readonly bottom: number;
}

/** What a setting offers to things that stand or float. */
export interface Stage {
  readonly ground?: Band;
  readonly water?: Band;
  /** Between which x things may stand, where not the whole width is open. */
  readonly sides?: readonly [left: number, right: number];
}

const clamp = (value: number, low = 0, high = 1): number => Math.min(high, Math.max(low, value));
const NO_OFFSET: Oklab = { l: 0, a: 0, b: 0 };

export class Sketch {
  readonly setting: Setting;
  readonly mood: Mood;
  readonly circumstances: Circumstances;
  readonly globals: Globals;
  readonly random: Random;
  /** Bilinear share of the four quadrants in the mood. */
  readonly shares: Readonly<Record<Quadrant, number>>;
  /** The third where the focal thing stands; the light is on the other. */
  readonly focusX: number;
  readonly elements: Element[] = [];
  readonly #wish: Wish;
  readonly #unwanted: ReadonlySet<Kind>;
  readonly #wanted: ReadonlySet<Kind>;

  constructor(facts: {
    readonly circumstances: Circumstances;
    readonly globals: Globals;
    readonly random: Random;
    readonly focusX: number;
    readonly wish: Wish;
  }) {
    this.setting = facts.wish.setting;
    this.mood = facts.wish.mood;
    this.circumstances = facts.circumstances;
    this.globals = facts.globals;
    this.random = facts.random;
    this.focusX = facts.focusX;
    this.shares = quadrantWeights(facts.wish.mood);
    this.#wish = facts.wish;
    // Calm water or waves cannot be had without water.
    const wet = (["calm-water", "waves"] as const).some((concept) => says(facts.wish, concept) === true);
    this.#wanted = new Set([...wanted(facts.wish), ...(wet ? (["water"] as const) : [])]);
    this.#unwanted = unwanted(facts.wish);
  }

  /** Whether the wish asks for one of these kinds. */
  wants(...kinds: readonly Kind[]): boolean {
    return kinds.some((kind) => this.#wanted.has(kind));
  }

  /** Whether the wish asks for a concept (true), forbids it (false), or does not speak of it. */
  says(concept: Concept): boolean | undefined {
    return says(this.#wish, concept);
  }

  count(kind: Kind): number {
    return this.elements.reduce((sum, element) => sum + (element.kind === kind ? 1 : 0), 0);
  }

  has(...kinds: readonly Kind[]): boolean {
    return this.elements.some((element) => kinds.includes(element.kind));
  }

  /** Whether one more of this kind may be added: not forbidden, and a slot is free. */
  allows(kind: Kind): boolean {
    return !this.#unwanted.has(kind) && this.count(kind) < KINDS[kind];
  }

  /** Adds an element unless the wish forbids its kind or its slots are full; says whether it did. */
  add(kind: Kind, fields: Partial<Omit<Element, "kind" | "seed">> = {}): boolean {
    if (!this.allows(kind)) return false;
    const { x = 0.5, y = 0.5, size = 0.5, depth = 0.5, turn = 0.5, colour = NO_OFFSET } = fields;
    this.elements.push({
      kind,
      x: clamp(x, -0.1, 1.1),
      y: clamp(y, -0.1, 1.1),
      size: clamp(size),
      depth: clamp(depth),
      turn: clamp(turn),
      roughness: clamp(fields.roughness ?? this.jaggedness()),
      variant: clamp(fields.variant ?? this.random.uniform()),
      colour,
      seed: this.random.below(4294967296),
    });
    return true;
  }

  /** 0…1: how broken lines are in this mood; tense scenes are jagged, calm ones smooth. */
  jaggedness(): number {
    const { joy, calm, sad, tense } = this.shares;
    const base = 0.08 + 0.3 * joy + 0.02 * calm + 0.16 * sad + 0.95 * tense;
    return Math.min(1, Math.max(0, base + this.random.between(-0.06, 0.06)));
  }

  /** Depth of something whose foot stands at height `y`: 0.32 at the horizon, what is beyond it less, … 0.96 at the lower edge. */
  depthAt(y: number): number {
    return depthAt(y, this.globals.horizon);
  }

  finish(): Scene {
    return { globals: this.globals, elements: this.elements };
  }
}

/** {@link Sketch.depthAt} for a given horizon. */
export function depthAt(y: number, horizon: number): number {
  const near = Math.min(1, Math.max(0, (y - horizon) / (1 - horizon)));
  return 0.32 + 0.64 * near ** 0.9;
}

/** How large things at height `y` appear against the same things at the lower edge of the frame. */
export function perspective(y: number, horizon: number): number {
  const near = Math.min(1.05, Math.max(0, (y - horizon) / (1 - horizon)));
  return 0.3 + 0.7 * near;
}
