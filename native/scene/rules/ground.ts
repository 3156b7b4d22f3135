/** @file What lies where in a scene: crests of land, the water between its shores, and how much of a thing can be seen. */
import type { Kind } from "../../../app/scene/kinds.ts";
import type { Element, Scene } from "../../../app/scene/scene.ts";
import { SQUARE } from "../grammar/placement.ts";
import { DRAWINGS } from "../kinds/table.ts";
import type { Box } from "../pen.ts";

/** Land and water that cover everything below their edge. */
const COVERING: ReadonlySet<Kind> = new Set(["hills", "ridge", "water"]);
/** How far below the top of its box the edge of a hill runs on average. */
const MEAN_CREST = 0.4;
/** Things solid enough to hide what stands behind them. */
const SOLID: ReadonlySet<Kind> = new Set([
  "house",
  "church",
  "castle",
  "lighthouse",
  "windmill",
  "ruin",
  "volcano",
  "rocks",
  "tree",
  "conifer",
  "city",
  "crowd",
  "snowman",
]);

/** The element's box in fractions of a square frame. */
export function boxOf(element: Element, scene: Scene): Box {
  const { left, top, right, bottom } = DRAWINGS[element.kind].extent(element, SQUARE, scene.globals);
  return {
    left: left / SQUARE.width,
    top: top / SQUARE.height,
    right: right / SQUARE.width,
    bottom: bottom / SQUARE.height,
  };
}

/** Average height of the upper edge of hills, ridges and water. */
export function crestOf(element: Element, scene: Scene): number {
  if (element.kind === "water") return element.y;
  const { top } = boxOf(element, scene);
  return top + MEAN_CREST * Math.max(0, element.y - top);
}

/** The water's surface between its far edge and the land in front of it; undefined without water. */
export function waterOf(
  scene: Scene,
): { readonly element: Element; readonly top: number; readonly bottom: number } | undefined {
  const element = scene.elements.find(({ kind }) => kind === "water");
  if (element === undefined) return undefined;
  const shores = scene.elements.filter(({ kind, depth }) => kind === "hills" && depth > element.depth);
  const bottom = Math.min(1.02, ...shores.map((shore) => crestOf(shore, scene)));
  return { element, top: element.y, bottom };
}

/** Share of `box` that `cover` overlaps. */
function overlap(box: Box, cover: Box): number {
  const width = Math.min(box.right, cover.right) - Math.max(box.left, cover.left);
  const height = Math.min(box.bottom, cover.bottom) - Math.max(box.top, cover.top);
  const area = (box.right - box.left) * (box.bottom - box.top);
  return width <= 0 || height <= 0 || area <= 0 ? 0 : (width * height) / area;
}

const FRAME: Box = { left: 0, top: 0, right: 1, bottom: 1 };

/** What of the scene is open to the eye: the whole frame, or what a room's window shows of it. */
function view(scene: Scene): Box {
  const window = scene.elements.find(({ kind }) => kind === "window");
  if (window === undefined) return FRAME;
  const half = 0.23 + 0.17 * window.size;
  const bottom = Math.min(0.86, Math.max(0.7, window.y));
  return { left: 0.5 - half, right: 0.5 + half, top: Math.max(0.07, bottom - 0.55 - 0.2 * window.size), bottom };
}

/**
 * Share 0…1 of an element's box that can be seen: inside the frame, above the land drawn after it, and not behind
 * solid things. An estimate from boxes, not from pixels.
 */
export function visibleShare(element: Element, scene: Scene): number {
  const box = boxOf(element, scene);
  let seen = overlap(box, element.kind === "window" ? FRAME : view(scene));
  const { layer } = DRAWINGS[element.kind];
  const behindAll = layer === "heavens" || layer === "light" || layer === "sky";
  if (!behindAll && layer !== "land") return seen;
  for (const other of scene.elements) {
    if (other === element || (!behindAll && other.depth <= element.depth)) continue;
    if (COVERING.has(other.kind)) {
      if (layer === "sky" && other.kind === "ridge") continue;
      const crest = crestOf(other, scene);
      if (element.kind !== other.kind || element.y < crest)
        seen = Math.min(seen, overlap(box, { ...FRAME, bottom: crest }));
    } else if (!behindAll && SOLID.has(other.kind))
      seen -= overlap(box, boxOf(other, scene)) * DRAWINGS[other.kind].fill * 0.9;
  }
  return Math.max(0, seen);
}
