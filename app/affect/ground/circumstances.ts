/** @file What is the case in a picture beyond the list of its things: weather, hour, quiet, company. Shared by A and B. */
import type { Kind } from "../../scene/kinds.ts";
import type { Depiction } from "./depiction.ts";
import { above, all, any, below, none, noticed } from "./membership.ts";
import type { StyleReference } from "./style-reference.ts";

/** Memberships 0…1, except the saliences, which are as in the depiction. */
export interface Circumstances {
  /** Salience of a kind, 0 when absent. */
  readonly salience: (kind: Kind) => number;
  /** How surely any of the kinds is seen. */
  readonly sees: (...kinds: readonly Kind[]) => number;
  readonly storm: number;
  readonly waves: number;
  /** Clouds that close the sky rather than adorn it. */
  readonly heavyCloud: number;
  /** A fire that is a blaze, not a campfire. */
  readonly flames: number;
  /** A volcano that sleeps, and so is a mountain; one that smokes (0.5) or erupts (1). */
  readonly asleep: number;
  readonly eruption: number;
  readonly snow: number;
  readonly mist: number;
  readonly forest: number;
  readonly plants: number;
  readonly autumn: number;
  readonly blossom: number;
  /** The four hours; they need not sum to 1. */
  readonly noon: number;
  readonly lowSun: number;
  readonly dusk: number;
  readonly night: number;
  /** One small figure with nobody near, and not one that raises its arms. */
  readonly solitary: number;
  /** Nothing loud in it, and few edges. */
  readonly quiet: number;
}

/** Kinds that make a forest when they cover enough of the frame. */
const TREES: readonly Kind[] = ["conifer", "tree", "palm"];

/**
 * Reads the circumstances off a depiction, every threshold as a logistic membership, so that labels are smooth.
 *
 * What a thing's variant means is the renderer's word (native/scene/kinds): a fire from 0.5 is a blaze, a cloud from 0.67
 * heavy, a volcano smokes from 0.34 and erupts from 0.67, a person from 0.7 raises its arms, water from roughness 0.42 breaks.
 *
 * @param reference its mean edge density stands for "the median" in the rule of quiet
 */
export function circumstances(depiction: Depiction, reference: StyleReference): Circumstances {
  const things = new Map(depiction.things.map((thing) => [thing.kind, thing]));
  const salience = (kind: Kind): number => things.get(kind)?.salience ?? 0;
  const sees = (...kinds: readonly Kind[]): number => any(...kinds.map((kind) => noticed(salience(kind))));
  const variant = (kind: Kind): number => things.get(kind)?.variant ?? 0;
  const area = (kinds: readonly Kind[]): number => kinds.reduce((sum, kind) => sum + (things.get(kind)?.area ?? 0), 0);

  const windy = above(depiction.wind, 0.6, 0.06);
  const heavyCloud = all(sees("cloud"), above(variant("cloud"), 0.67, 0.03));
  const storm = any(sees("lightning"), all(any(sees("rain"), heavyCloud), windy));
  const waves = all(sees("water"), above(things.get("water")?.roughness ?? 0, 0.42, 0.03));
  const snow = any(sees("snowfall"), above(depiction.snowCover, 0.35, 0.06));
  const mist = any(sees("mist"), above(depiction.haze, 0.85, 0.03));

  const night = below(depiction.daylight, 0.28, 0.05);
  const day = above(depiction.daylight, 0.58, 0.05);
  const golden = above(depiction.goldenHour, 0.5, 0.08);

  const plants = sees("tree", "hills", "grass", "flowers");
  const company = sees("child", "couple", "crowd", "dancers", "soldiers", "dog", "horse");
  const figure = things.get("person");
  const solitary =
    figure === undefined
      ? 0
      : all(
          noticed(figure.salience),
          below(figure.area, 0.035, 0.006),
          below(figure.count, 1.5, 0.1),
          below(figure.variant, 0.7, 0.03),
          1 - company,
        );

  const loud = any(storm, waves, windy, sees("rain", "fire", "volcano", "fireworks", "dancers", "crowd", "soldiers"));
  const fewEdges = below(depiction.style.edgeDensity, reference.mean.edgeDensity, reference.deviation.edgeDensity / 6);
  return {
    salience,
    sees,
    storm,
    waves,
    heavyCloud,
    flames: all(above(salience("fire"), 0.5, 0.05), above(variant("fire"), 0.5, 0.03)),
    asleep: below(variant("volcano"), 0.34, 0.03),
    eruption: (above(variant("volcano"), 0.34, 0.03) + above(variant("volcano"), 0.67, 0.03)) / 2,
    snow,
    mist,
    forest: above(area(TREES), 0.085, 0.01),
    plants,
    autumn: all(plants, below(depiction.foliage, -0.45, 0.08)),
    blossom: all(plants, above(depiction.foliage, 0.45, 0.08)),
    noon: all(day, 1 - golden),
    lowSun: all(1 - night, golden),
    dusk: all(none(night, day), 1 - golden),
    night,
    solitary,
    quiet: all(1 - loud, fewEdges),
  };
}
