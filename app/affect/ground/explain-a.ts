/** @file Why a scene has its affect: what A would say if one thing were left out. */
import type { Kind } from "../../scene/kinds.ts";
import type { Cause, CauseGroup } from "../../judge/measurement.ts";
import { circumstances } from "./circumstances.ts";
import type { Depiction, Style } from "./depiction.ts";
import { affectA } from "./function-a.ts";
import type { StyleReference } from "./style-reference.ts";
import { HOURS, wordsForA } from "./words-for-a.ts";

/** Kinds that are light or weather rather than elements. */
const GROUP_OF_KIND: Partial<Record<Kind, CauseGroup>> = {
  sun: "light",
  moon: "light",
  rays: "light",
  stars: "light",
  aurora: "light",
  cloud: "weather",
  lightning: "weather",
  mist: "weather",
  rain: "weather",
  snowfall: "weather",
  rainbow: "weather",
};

/** What is said of a style feature above and below the reference. */
const STYLE_WORDS: {
  readonly [feature in keyof Style]: readonly [group: CauseGroup, more: string, less: string];
} = {
  lightness: ["light", "bright", "dark"],
  contrast: ["light", "strong contrast", "soft contrast"],
  chroma: ["palette", "vivid colours", "muted colours"],
  warmth: ["palette", "warm colours", "cool colours"],
  jaggedness: ["lines", "jagged lines", "smooth lines"],
  obliqueness: ["lines", "slanting lines", "level lines"],
  edgeDensity: ["lines", "busy outlines", "few outlines"],
};

const SMALLEST_EFFECT = 0.02;

interface Ablation {
  readonly group: CauseGroup;
  readonly what: string;
  readonly valence: number;
  readonly arousal: number;
}

/**
 * The causes of A's answer, the strongest first: each thing, hour, weather and style feature with the difference it makes
 * when it alone is left out, together with what follows from it (lightning takes the danger away with it). Because A
 * averages, the effects need not add up. A style feature is "left out" by setting it to the reference mean.
 */
export function explainA(depiction: Depiction, reference: StyleReference): readonly Cause[] {
  const whole = affectA(depiction, reference);
  const ablation = (group: CauseGroup, what: string, without: { valence: number; arousal: number }): Ablation => ({
    group,
    what,
    valence: whole.valence - without.valence,
    arousal: whole.arousal - without.arousal,
  });
  const changed = (group: CauseGroup, what: string, change: Partial<Depiction>): Ablation =>
    ablation(group, what, affectA({ ...depiction, ...change }, reference));

  const things = depiction.things.map((thing) =>
    changed(GROUP_OF_KIND[thing.kind] ?? "elements", thing.kind.replaceAll("-", " "), {
      things: depiction.things.filter((other) => other !== thing),
    }),
  );
  const style = (Object.keys(STYLE_WORDS) as (keyof Style)[]).map((feature) => {
    const [group, more, less] = STYLE_WORDS[feature];
    const what = depiction.style[feature] >= reference.mean[feature] ? more : less;
    return changed(group, what, { style: { ...depiction.style, [feature]: reference.mean[feature] } });
  });
  const entries = wordsForA(depiction, reference);
  const hour = HOURS.map((word) => ({ word, salience: entries.find((entry) => entry.what === word)?.salience ?? 0 }));
  const clearest = hour.reduce((best, next) => (next.salience > best.salience ? next : best));
  const causes = [
    ...things,
    ...style,
    ablation("light", clearest.word, affectA(depiction, reference, HOURS)),
    changed("weather", "snow on the ground", { snowCover: 0 }),
    changed("weather", circumstances(depiction, reference).storm > 0.5 ? "storm" : "wind", { wind: 0 }),
    changed("weather", "haze", { haze: 0 }),
    changed("palette", depiction.foliage < 0 ? "autumn leaves" : "blossom", { foliage: 0 }),
  ];
  return causes
    .flatMap(({ group, what, valence, arousal }): readonly Cause[] => [
      { group, what, axis: "valence", effect: valence },
      { group, what, axis: "arousal", effect: arousal },
    ])
    .filter((cause) => Math.abs(cause.effect) >= SMALLEST_EFFECT)
    .toSorted((one, other) => Math.abs(other.effect) - Math.abs(one.effect));
}
