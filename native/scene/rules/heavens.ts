/** @file Rules for sky and weather: which lights and weathers go together, and what belongs above the horizon. */
import type { Kind } from "../../../app/scene/kinds.ts";
import type { Element, Scene } from "../../../app/scene/scene.ts";
import { changeElements, type Rule, where } from "./rule.ts";

/** Above this much daylight no star shows. */
const STARLIGHT = 0.35;
const WARM_PLANTS: ReadonlySet<Kind> = new Set(["palm", "cactus"]);
/** In the sky: its centre, or for hung and flying things its lowest height, as a distance above the horizon. */
const ALOFT: Partial<Readonly<Record<Kind, number>>> = {
  sun: 0,
  moon: 0.02,
  cloud: 0.05,
  birds: 0.02,
  balloon: 0.06,
  kite: 0.04,
  fireworks: 0.1,
  aurora: 0.1,
};

const has = (scene: Scene, kind: Kind): boolean => scene.elements.some((element) => element.kind === kind);
const kindIn =
  (kinds: readonly Kind[]) =>
  ({ kind }: Element): boolean =>
    kinds.includes(kind);
const without =
  (test: (element: Element, scene: Scene) => boolean) =>
  (scene: Scene): Scene =>
    changeElements(scene, (element) => (test(element, scene) ? undefined : element));

/** A rule that takes out what breaks it. */
function forbids(id: string, sentence: string, test: (element: Element, scene: Scene) => boolean): Rule {
  return { id, sentence, broken: (scene) => where(scene, (element) => test(element, scene)), repair: without(test) };
}

export const HEAVENS_RULES: readonly Rule[] = [
  forbids(
    "night-lights",
    "Stars, moon and aurora show only when there is little daylight.",
    (element, { globals }) => kindIn(["stars", "moon", "aurora"])(element) && globals.daylight > STARLIGHT,
  ),
  forbids(
    "sun-by-day",
    "The sun, its rays and a rainbow need daylight.",
    (element, { globals }) => kindIn(["sun", "rays", "rainbow"])(element) && globals.daylight < 0.15,
  ),
  forbids(
    "one-light",
    "Sun and moon are never in the sky together.",
    (element, scene) => element.kind === "moon" && has(scene, "sun"),
  ),
  forbids("rays-of-a-sun", "Rays come from a sun.", (element, scene) => element.kind === "rays" && !has(scene, "sun")),
  forbids(
    "rainbow-weather",
    "A rainbow stands where there is rain or a cloud.",
    (element, scene) => element.kind === "rainbow" && !has(scene, "rain") && !has(scene, "cloud"),
  ),
  forbids(
    "lightning-from-cloud",
    "Lightning strikes from a cloud.",
    (element, scene) => element.kind === "lightning" && !has(scene, "cloud"),
  ),
  forbids(
    "one-precipitation",
    "It rains or it snows.",
    (element, scene) => element.kind === "rain" && has(scene, "snowfall"),
  ),
  forbids(
    "no-snow-on-palms",
    "No snow falls where palms and cacti grow.",
    (element, scene) => element.kind === "snowfall" && scene.elements.some(({ kind }) => WARM_PLANTS.has(kind)),
  ),
  {
    id: "aloft",
    sentence: "Sun, moon, clouds, birds, balloons, kites and fireworks are above the horizon.",
    broken: (scene) => where(scene, (element) => element.y > highest(element, scene)),
    repair: (scene) =>
      changeElements(scene, (element) =>
        element.y > highest(element, scene) ? { ...element, y: highest(element, scene) } : element,
      ),
  },
  {
    id: "light-in-place",
    sentence: "Sun or moon stands where the scene's light comes from.",
    broken: ({ globals, elements }) =>
      where(
        { globals, elements },
        (element) => isLight(element) && Math.hypot(element.x - globals.lightX, element.y - globals.lightY) > 0.12,
      ),
    repair: (scene) =>
      changeElements(scene, (element) =>
        isLight(element)
          ? { ...element, x: scene.globals.lightX, y: Math.min(highest(element, scene), scene.globals.lightY) }
          : element,
      ),
  },
];

const isLight = ({ kind }: Element): boolean => kind === "sun" || kind === "moon";

function highest({ kind }: Element, { globals }: Scene): number {
  const clearance = ALOFT[kind];
  return clearance === undefined ? Number.POSITIVE_INFINITY : globals.horizon - clearance;
}
