/** @file Gives the things of a sampled scene room: what stands in one another's way steps aside, as far as it needs. */
import type { Element, Scene } from "../../../app/scene/scene.ts";
import { FOOTED } from "../grammar/placement.ts";
import type { Box } from "../pen.ts";
import { boxOf } from "../rules/ground.ts";

/** Crowds, fences and skylines are wider and belong behind or before everything. */
const WIDEST = 0.5;
/** Share of the smaller thing that may be covered by another at the same depth, and how much more a depth apart. */
const TOLERANCE = 0.2;
const PER_DEPTH = 1.2;
/** Nothing moves further than this share of the frame: what was asked to be left stays left. */
const FURTHEST = 0.2;
const ROUNDS = 16;
const RATE = 0.35;

interface Body {
  readonly index: number;
  readonly home: number;
  readonly half: number;
  readonly offset: number;
  readonly top: number;
  readonly bottom: number;
  readonly depth: number;
  readonly area: number;
  x: number;
}

/**
 * Moves standing and floating things sideways until none covers much of another near its depth. Every step is in
 * proportion to the overlap, so that the frames of a series, which differ little, are arranged alike.
 */
export function arrangeScene(scene: Scene): Scene {
  const bodies = scene.elements.flatMap((element, index) => bodyOf(element, index, scene));
  for (let round = 0; round < ROUNDS; round++) {
    for (const [i, one] of bodies.entries()) for (const other of bodies.slice(i + 1)) part(one, other);
  }
  const moved = new Map(bodies.map(({ index, x }) => [index, x]));
  return {
    ...scene,
    elements: scene.elements.map((element, index) => ({ ...element, x: moved.get(index) ?? element.x })),
  };
}

function bodyOf(element: Element, index: number, scene: Scene): Body[] {
  if (!FOOTED.has(element.kind)) return [];
  const { left, right, top, bottom }: Box = boxOf(element, scene);
  const width = right - left;
  if (width > WIDEST || width <= 0) return [];
  return [
    {
      index,
      home: element.x,
      half: width / 2,
      offset: (left + right) / 2 - element.x,
      top,
      bottom,
      depth: element.depth,
      area: Math.max(1e-4, width * (bottom - top)),
      x: element.x,
    },
  ];
}

/** Moves two things apart in inverse proportion to their size. */
function part(one: Body, other: Body): void {
  const [middle, otherMiddle] = [one.x + one.offset, other.x + other.offset];
  const across = one.half + other.half - Math.abs(middle - otherMiddle);
  const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
  if (across <= 0 || down <= 0) return;
  const covered = (Math.min(across, 2 * one.half, 2 * other.half) * down) / Math.min(one.area, other.area);
  const excess = covered - TOLERANCE - PER_DEPTH * Math.abs(one.depth - other.depth);
  if (excess <= 0) return;
  const step = RATE * Math.min(1, excess) * Math.min(across, 2 * Math.min(one.half, other.half));
  const side = middle === otherMiddle ? 1 : Math.sign(otherMiddle - middle);
  const share = other.area / (one.area + other.area);
  one.x = within(one, one.x - side * step * share);
  other.x = within(other, other.x + side * step * (1 - share));
}

/** Near its home, and inside the frame if it was. */
function within({ home, half, offset }: Body, x: number): number {
  const low = Math.min(home, Math.max(home - FURTHEST, half - offset));
  const high = Math.max(home, Math.min(home + FURTHEST, 1 - half - offset));
  return Math.min(high, Math.max(low, x));
}
