/** @file Rules for what stands and floats: keels on water, feet on land, nothing buried, nothing outside the frame. */
import type { Element, Scene } from "../../../app/scene/scene.ts";
import { FOOTED, PLACEMENTS } from "../grammar/placement.ts";
import { depthAt } from "../grammar/sketch.ts";
import { boxOf, crestOf, visibleShare, waterOf } from "./ground.ts";
import { changeElements, type Rule, where } from "./rule.ts";

const isAfloat = ({ kind }: Element): boolean => PLACEMENTS[kind].region === "afloat";
const stands = ({ kind }: Element): boolean => PLACEMENTS[kind].region === "standing";
/** A bridge crosses water, rocks and lighthouses rise from it. */
const MAY_STAND_IN_WATER: ReadonlySet<string> = new Set(["bridge", "rocks", "lighthouse"]);
const SLACK = 0.02;
/** Land rises a little above the horizon. */
const LAND_ABOVE_HORIZON = 0.07;

function onWater(element: Element, scene: Scene): boolean {
  const water = waterOf(scene);
  if (water === undefined) return false;
  return element.y > water.top - SLACK / 2 && element.y < water.bottom + 0.05 && element.depth >= water.element.depth;
}

/** Standing on a rock that lies in the water. */
function onRocks(element: Element, scene: Scene): boolean {
  return scene.elements.some((rocks) => {
    if (rocks.kind !== "rocks" && rocks.kind !== "bridge") return false;
    const box = boxOf(rocks, scene);
    return (
      element.x > box.left - SLACK &&
      element.x < box.right + SLACK &&
      element.y > box.top - SLACK &&
      element.y < rocks.y + 0.05
    );
  });
}

function inWater(element: Element, scene: Scene): boolean {
  const water = waterOf(scene);
  if (water === undefined || MAY_STAND_IN_WATER.has(element.kind)) return false;
  return (
    element.y > water.top + SLACK &&
    element.y < water.bottom - SLACK &&
    element.depth > water.element.depth &&
    !onRocks(element, scene)
  );
}

function floats(element: Element, scene: Scene): boolean {
  return (
    element.y < scene.globals.horizon - LAND_ABOVE_HORIZON && element.kind !== "conifer" && !onRocks(element, scene)
  );
}

/** Boats, whales, swans and wrecks go onto the water; where there is none, a sheet of it is put under them. */
function launch(scene: Scene): Scene {
  if (!scene.elements.some(isAfloat)) return scene;
  const found = waterOf(scene);
  if (found === undefined || found.bottom - found.top < 0.06) {
    const first = scene.elements.find(isAfloat)!;
    const y = Math.max(scene.globals.horizon + 0.01, Math.min(first.y, 0.9) - 0.1);
    const sheet: Element = {
      kind: "water",
      x: 0.5,
      y,
      size: 0.5,
      depth: depthAt(y, scene.globals.horizon) + 0.02,
      turn: 0.5,
      roughness: 0.5 * scene.globals.wind,
      variant: 0.5,
      colour: { l: 0, a: 0, b: 0 },
      seed: first.seed,
    };
    const others = scene.elements.filter(
      ({ kind, depth, y: foot }) => kind !== "water" && !(kind === "hills" && depth > sheet.depth && foot < 0.9),
    );
    return launch({ ...scene, elements: [...others, sheet] });
  }
  return changeElements(scene, (element) => {
    if (!isAfloat(element) || onWater(element, scene)) return element;
    const y = Math.min(found.bottom - 0.01, Math.max(found.top + 0.03, element.y));
    return { ...element, y, depth: Math.max(found.element.depth + 0.02, depthAt(y, scene.globals.horizon)) };
  });
}

/** Feet in the water step to the nearer shore, or onto a rock; feet in the air come down to the land. */
function land(scene: Scene): Scene {
  const water = waterOf(scene);
  const rocks = scene.elements.find(({ kind }) => kind === "rocks");
  return changeElements(scene, (element) => {
    if (!stands(element)) return element;
    if (floats(element, scene)) {
      const y = scene.globals.horizon + 0.04;
      return { ...element, y, depth: Math.max(element.depth, depthAt(y, scene.globals.horizon)) };
    }
    if (water === undefined || !inWater(element, scene)) return element;
    if (water.bottom < 0.97)
      return {
        ...element,
        y: Math.min(0.97, water.bottom + 0.04),
        depth: Math.max(element.depth, depthAt(water.bottom + 0.04, scene.globals.horizon)),
      };
    return rocks === undefined
      ? undefined
      : { ...element, x: rocks.x, y: rocks.y - 0.02, depth: Math.max(0, rocks.depth - 0.01) };
  });
}

/** Share of a footed thing that must be seen. */
const LEAST_VISIBLE = 0.3;

/** Whether something that should be seen is not; belts of conifers and rocks may hide behind one another. */
export function buried(element: Element, scene: Scene): boolean {
  return (
    FOOTED.has(element.kind) &&
    element.kind !== "rocks" &&
    element.kind !== "conifer" &&
    visibleShare(element, scene) < LEAST_VISIBLE
  );
}

/** Brings a hidden thing in front of the land that hides it. */
function unearth(scene: Scene): Scene {
  return changeElements(scene, (element) => {
    if (!buried(element, scene)) return element;
    const x = Math.min(0.94, Math.max(0.06, element.x));
    const hiding = scene.elements.filter(
      (other) =>
        other.depth > element.depth &&
        (other.kind === "hills" || other.kind === "water") &&
        crestOf(other, scene) < element.y + 0.02,
    );
    const moved = {
      ...element,
      x,
      depth: Math.min(1, Math.max(element.depth, ...hiding.map(({ depth }) => depth + 0.01))),
    };
    if (!buried(moved, { ...scene, elements: scene.elements.map((other) => (other === element ? moved : other)) }))
      return moved;
    return { ...moved, y: Math.min(0.96, element.y + 0.06), depth: Math.min(0.97, moved.depth + 0.08) };
  });
}

export const STANDING_RULES: readonly Rule[] = [
  {
    id: "afloat-on-water",
    sentence: "Boats, wrecks, whales, swans and bridges are on water.",
    broken: (scene) => where(scene, (element) => isAfloat(element) && !onWater(element, scene)),
    repair: launch,
  },
  {
    id: "feet-on-land",
    sentence: "What stands has its foot on land: not in the sky, and not in the water.",
    broken: (scene) =>
      where(scene, (element) => stands(element) && (floats(element, scene) || inWater(element, scene))),
    repair: land,
  },
  {
    id: "not-hidden",
    sentence: "What stands or floats can be seen: inside the frame and not behind land.",
    broken: (scene) => where(scene, (element) => buried(element, scene)),
    repair: unearth,
  },
];
