/** @file What the picture is about: subjects that fit the mood, what the wish asks for, and a few strangers. */
import type { Phrase } from "../../../app/prompt/phrase.ts";
import { KIND_NAMES, KINDS, type Kind } from "../../../app/scene/kinds.ts";
import { AFFINITY, draw, fit } from "./affinity.ts";
import { hills, raise, skyline } from "./land.ts";
import { place } from "./place.ts";
import { belongs, PLACEMENTS } from "./placement.ts";
import type { SettingGrammar } from "./settings/setting.ts";
import type { Sketch, Stage } from "./sketch.ts";
import { isKind, type Wish } from "./wish.ts";

/** How readily a kind that belongs, but is not at home in the setting, is chosen. */
const VISITOR = 0.1;
const COUNTS = { one: 1, two: 2, several: 3, many: 4 } as const;
/** A scene with more elements looks crowded. */
const MOST_ELEMENTS = 22;

/** Kinds that would contradict the weather, the hour or the season, asked for or not. */
function contradicts(kind: Kind, sketch: Sketch): boolean {
  const { time, season, weather } = sketch.circumstances;
  const wet = weather === "rain" || weather === "storm" || weather === "snow";
  if (kind === "fireworks") return time === "day" || time === "dawn" || wet;
  if (kind === "kite") return time === "night" || wet;
  if (kind === "butterflies") return time === "night" || wet || season === "winter";
  if (kind === "balloon") return weather === "storm";
  if (kind === "snowman") return season !== "winter";
  if (kind === "palm" || kind === "cactus") return season === "winter";
  if (kind === "flowers") return sketch.globals.snowCover > 0.3;
  if (kind === "grass") return sketch.globals.snowCover > 0.3;
  return false;
}

/** How far the mood lies from the middle of the plane. A picture pools what it shows, so strong moods show less besides. */
function strengthOf({ mood }: Sketch): number {
  return Math.max(Math.abs(mood.valence), Math.abs(mood.arousal));
}

/** Subjects in proportion to how well they fit the mood and the setting; the first takes the focal third. */
export function addSubjects(sketch: Sketch, stage: Stage, setting: SettingGrammar): void {
  const { random, mood } = sketch;
  const strength = strengthOf(sketch);
  const number = Math.round(
    1.6 + 1.4 * strength + 1.3 * sketch.shares.sad - 0.9 * sketch.shares.tense + random.between(-0.6, 0.9),
  );
  const left = new Set(
    KIND_NAMES.filter(
      (kind) => PLACEMENTS[kind].focal === true && belongs(kind, sketch.setting) && !contradicts(kind, sketch),
    ),
  );
  for (let tries = 0, added = 0; added < number && tries < 12; tries++) {
    const kind = draw(
      [...left],
      (option) => (setting.residents[option] ?? VISITOR) * fit(AFFINITY[option], mood),
      random,
    );
    if (kind === undefined) return;
    left.delete(kind);
    if (place(sketch, stage, kind, added === 0 && !taken(sketch) ? { focal: true } : {})) added++;
  }
  addSmoke(sketch);
}

/** A fire in a tense picture smokes, and so may a ruin. */
function addSmoke(sketch: Sketch): void {
  const { random, shares } = sketch;
  const source = sketch.elements.find(({ kind }) => kind === "fire" || kind === "ruin");
  if (source === undefined || !random.chance(0.15 + 0.6 * shares.tense)) return;
  raise(sketch, "smoke", random.between(0.2, 0.42), {
    x: source.x,
    y: source.y - 0.04,
    depth: Math.max(0, source.depth - 0.01),
    variant: random.between(0.5, 1),
    turn: 0.5,
  });
}

/** Whether the focal third already belongs to something the setting put there. */
function taken(sketch: Sketch): boolean {
  return sketch.elements.some(
    (element) => ["lighthouse", "volcano"].includes(element.kind) && Math.abs(element.x - sketch.focusX) < 0.1,
  );
}

/** In a third of the scenes one or two kinds that merely can be here, so that no kind belongs to one mood. */
export function addStrangers(sketch: Sketch, stage: Stage): void {
  const { random } = sketch;
  if (!random.chance(0.55 - 0.4 * strengthOf(sketch))) return;
  const number = 1 + random.below(2);
  const left = KIND_NAMES.filter(
    (kind) =>
      belongs(kind, sketch.setting) &&
      !contradicts(kind, sketch) &&
      !sketch.has(kind) &&
      ["standing", "afloat", "sky", "hung"].includes(PLACEMENTS[kind].region),
  );
  for (let i = 0; i < number && left.length > 0 && sketch.elements.length < MOST_ELEMENTS - 3; i++) {
    const [kind] = left.splice(random.below(left.length), 1);
    place(sketch, stage, kind!, { aside: true });
  }
}

/** Gives something to stand on where there is only water. */
function island(sketch: Sketch): Stage {
  const { globals, focusX } = sketch;
  const y = globals.horizon + 0.26;
  raise(sketch, "rocks", 0.1, { x: focusX, y: y + 0.04, depth: sketch.depthAt(y) - 0.02, variant: 0.95 });
  return { ground: { top: y - 0.01, bottom: y + 0.02 } };
}

function requestOf(phrase: Phrase, index: number): Parameters<typeof place>[3] {
  const { colour, side, distance, size } = phrase;
  return {
    ...(colour === undefined ? {} : { colour }),
    ...(side === undefined ? {} : { side }),
    ...(distance === undefined ? {} : { distance }),
    ...(size === undefined ? {} : { size }),
    ...(index === 0 && side === undefined && distance !== "far" ? { focal: true } : {}),
  };
}

/** Layers of land that a setting does not have by itself, put in far off when they are asked for. */
const DISTANT: Partial<Readonly<Record<Kind, (sketch: Sketch) => void>>> = {
  ridge: (sketch) =>
    void raise(sketch, "ridge", 0.17, { x: 1 - sketch.focusX, y: sketch.globals.horizon + 0.02, depth: 0.07 }),
  hills: (sketch) => void hills(sketch, sketch.globals.horizon - 0.02, { size: 0.25, depth: 0.3 }),
  city: (sketch) => void skyline(sketch, sketch.globals.horizon + 0.03, 0.2, { depth: 0.2 }),
  volcano: (sketch) =>
    void raise(sketch, "volcano", 0.28, {
      x: 1 - sketch.focusX,
      y: sketch.globals.horizon + 0.02,
      depth: 0.12,
      variant: 0.8,
    }),
  waterfall: (sketch) =>
    void raise(sketch, "waterfall", 0.24, {
      x: 1 - sketch.focusX,
      y: sketch.globals.horizon + 0.14,
      depth: sketch.depthAt(sketch.globals.horizon + 0.16),
    }),
  path: (sketch) => void sketch.add("path", { x: 1 - sketch.focusX, y: 0.84, size: 0.4, depth: 0.84 }),
  smoke: (sketch) => {
    const source = sketch.elements.find(({ kind }) => ["fire", "ruin", "house", "wreck"].includes(kind));
    raise(sketch, "smoke", 0.3, {
      x: source?.x ?? sketch.focusX,
      y: (source?.y ?? sketch.globals.horizon + 0.06) - 0.05,
      depth: Math.max(0.3, (source?.depth ?? 0.4) - 0.01),
      variant: 0.8,
    });
  },
};

/** Puts in what the wish asks for, in its number and with its qualifiers; the first thing takes the focal third. */
export function addWanted(sketch: Sketch, stage: Stage, wish: Wish): void {
  const phrases = (wish.include ?? []).filter((phrase) => !phrase.negated && isKind(phrase.concept));
  for (const [index, phrase] of phrases.entries()) {
    const kind = phrase.concept as Kind;
    const { region } = PLACEMENTS[kind];
    if (region === "front" && !sketch.has(kind)) sketch.add(kind, { y: 0.94, size: 0.6, depth: 0.95, variant: 0.7 });
    if (!sketch.has(kind)) DISTANT[kind]?.(sketch);
    const onLand = region === "standing" && stage.ground === undefined ? island(sketch) : stage;
    const number = Math.min(KINDS[kind], phrase.count === undefined ? 1 : COUNTS[phrase.count]);
    const present = phrase.colour ?? phrase.side ?? phrase.distance ?? phrase.size;
    for (let i = present === undefined ? sketch.count(kind) : 0; i < number; i++)
      place(sketch, onLand, kind, requestOf(phrase, index + i));
  }
}
