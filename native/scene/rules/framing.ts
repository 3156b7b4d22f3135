/** @file Rules of the frame: the horizon, what lies inside, and room between the figures. */
import type { Kind } from "../../../app/scene/kinds.ts";
import type { Element, Scene } from "../../../app/scene/scene.ts";
import { boxOf } from "./ground.ts";
import { changeElements, type Rule, where } from "./rule.ts";

/** Figures the eye goes to; two of them on one spot cannot be read. */
const FIGURES: ReadonlySet<Kind> = new Set([
  "person",
  "child",
  "couple",
  "crowd",
  "dancers",
  "soldiers",
  "deer",
  "horse",
  "dog",
  "cat",
  "wolf",
  "crow",
  "swan",
  "whale",
  "boat",
  "wreck",
  "fire",
  "snowman",
  "gravestones",
  "bench",
  "lighthouse",
  "windmill",
  "church",
  "castle",
  "ruin",
]);
/** Pairs of figures that may overlap in one scene. */
const MOST_OVERLAPS = 2;
/** Share of the smaller figure's box from which two overlap. */
const OVERLAP = 0.55;

const MARGIN = 0.06;
const SPREADING: ReadonlySet<Kind> = new Set([
  "stars",
  "aurora",
  "rays",
  "rainbow",
  "cloud",
  "mist",
  "rain",
  "snowfall",
  "ridge",
  "hills",
  "water",
  "conifer",
  "grass",
  "flowers",
  "city",
  "rocks",
  "smoke",
  "lanterns",
  "fence",
  "path",
  "bridge",
  "window",
  "tree",
  "dead-tree",
  "palm",
  "house",
  "volcano",
]);

function outside({ kind, x, y }: Element): boolean {
  if (SPREADING.has(kind)) return false;
  return x < MARGIN - 0.02 || x > 1 - MARGIN + 0.02 || y > 1.01 || y < 0;
}

function overlapping(scene: Scene): readonly number[] {
  const figures = scene.elements.flatMap((element, index) =>
    FIGURES.has(element.kind) ? [{ element, index, box: boxOf(element, scene) }] : [],
  );
  const later: number[] = [];
  figures.forEach((one, i) => {
    for (const other of figures.slice(0, i)) {
      const width = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
      const height = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
      if (width <= 0 || height <= 0) continue;
      const area = (box: typeof one.box): number => (box.right - box.left) * (box.bottom - box.top);
      if (width * height > OVERLAP * Math.min(area(one.box), area(other.box))) {
        later.push(area(one.box) < area(other.box) ? one.index : other.index);
        break;
      }
    }
  });
  return later;
}

export const FRAMING_RULES: readonly Rule[] = [
  {
    id: "horizon",
    sentence: "The horizon lies between 0.42 and 0.80 of the frame.",
    broken: ({ globals }) => (globals.horizon < 0.42 || globals.horizon > 0.8 ? [-1] : []),
  },
  {
    id: "inside",
    sentence: "Figures and things stand inside the frame.",
    broken: (scene) => where(scene, outside),
    repair: (scene) =>
      changeElements(scene, (element) =>
        outside(element)
          ? {
              ...element,
              x: Math.min(1 - MARGIN, Math.max(MARGIN, element.x)),
              y: Math.min(0.98, Math.max(0.04, element.y)),
            }
          : element,
      ),
  },
  {
    id: "room",
    sentence: "No more than two figures cover one another.",
    broken: (scene) => overlapping(scene).slice(MOST_OVERLAPS),
    repair(scene) {
      const surplus = new Set(overlapping(scene).slice(MOST_OVERLAPS));
      return { ...scene, elements: scene.elements.filter((_, index) => !surplus.has(index)) };
    },
  },
];
