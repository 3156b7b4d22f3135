/** @file What the judge's network read off one picture, and the scene it believes to see. */
import type { Depicted, Depiction, Style } from "../../app/affect/ground/depiction.ts";
import { affectA } from "../../app/affect/ground/function-a.ts";
import type { StyleReference } from "../../app/affect/ground/style-reference.ts";
import { KIND_NAMES, type Kind } from "../../app/scene/kinds.ts";
import type { Tensor } from "../graph/graph.ts";
import { ATTRIBUTES, type Attribute } from "./attributes.ts";

/** Affect on the scale `rated`, with the standard deviations the network expects of its error. */
export interface AffectReading {
  readonly valence: number;
  readonly arousal: number;
  readonly valenceDeviation: number;
  readonly arousalDeviation: number;
}

export interface JudgeReading extends AffectReading {
  /** Probability that each kind is shown, and its salience if it is, in the order of KIND_NAMES. */
  readonly presence: readonly number[];
  readonly salience: readonly number[];
  /** In the order of ATTRIBUTES. */
  readonly attributes: readonly number[];
}

/** Kinds less likely than this are left out of the believed scene. */
const BELIEVED = 0.1;

function row(tensor: Tensor | undefined, name: string, index: number): readonly number[] {
  if (!(tensor?.data instanceof Float32Array)) throw new Error(`The network gave no output ${name}.`);
  const width = tensor.shape[1]!;
  return Array.from(tensor.data.subarray(index * width, (index + 1) * width));
}

/** One picture of a batch, from outputs `valenceArousal` and `logVariance`: what judge and witness share. */
export function affectReading(outputs: Readonly<Record<string, Tensor>>, index: number): AffectReading {
  const [valence, arousal] = row(outputs.valenceArousal, "valenceArousal", index);
  const [valenceVariance, arousalVariance] = row(outputs.logVariance, "logVariance", index);
  return {
    valence: valence!,
    arousal: arousal!,
    valenceDeviation: Math.exp(valenceVariance! / 2),
    arousalDeviation: Math.exp(arousalVariance! / 2),
  };
}

/** One picture of a batch, from all outputs of the judge. */
export function judgeReading(outputs: Readonly<Record<string, Tensor>>, index: number): JudgeReading {
  return {
    ...affectReading(outputs, index),
    presence: row(outputs.presenceLogits, "presenceLogits", index).map((logit) => 1 / (1 + Math.exp(-logit))),
    salience: row(outputs.salienceRead, "salienceRead", index),
    attributes: row(outputs.attributesRead, "attributesRead", index),
  };
}

/** The forms a kind may have that mean different things (app/affect/ground/circumstances.ts); the network tells kinds only. */
const FORMS: Partial<Record<Kind, readonly Pick<Depicted, "roughness" | "variant">[]>> = {
  fire: [form(0.2), form(0.9)],
  volcano: [form(0.1), form(0.5), form(0.9)],
  cloud: [form(0.5), form(0.9)],
  person: [form(0.4), form(0.9)],
  water: [form(0.5, 0.2), form(0.5, 0.7)],
};

function form(variant: number, roughness = 0.3): Pick<Depicted, "roughness" | "variant"> {
  return { variant, roughness };
}

/**
 * The scene a reading amounts to, for function A to explain. A doubtful kind is as salient as its square, which is what A
 * counts, is expected to be: s·√p. The area is what such a salience comes from (salience.ts, midway between near and far).
 * Where a kind has several forms, those are believed with which A comes closest to what the network read.
 */
export function believedScene(reading: JudgeReading, style: Style, reference: StyleReference): Depiction {
  const scenes = everyForm(believedThings(reading)).map((things) => ({ ...surroundings(reading), things, style }));
  const misfit = (scene: Depiction): number => {
    const { valence, arousal } = affectA(scene, reference);
    return (
      ((valence - reading.valence) / reading.valenceDeviation) ** 2 +
      ((arousal - reading.arousal) / reading.arousalDeviation) ** 2
    );
  };
  return scenes
    .map((scene) => ({ scene, misfit: misfit(scene) }))
    .reduce((best, next) => (next.misfit < best.misfit ? next : best)).scene;
}

function believedThings({ presence, salience }: JudgeReading): readonly Depicted[] {
  return KIND_NAMES.flatMap((kind, index): readonly Depicted[] => {
    const probability = presence[index]!;
    if (probability < BELIEVED) return [];
    const seen = Math.min(1, Math.max(0, salience[index]!));
    const area = (Math.max(0, seen - 0.4) / 1.4) ** 2;
    return [{ kind, salience: seen * Math.sqrt(probability), area, count: 1, ...form(0.5) }];
  });
}

/** Every combination of the forms of the things: at most 48. */
function everyForm(things: readonly Depicted[]): readonly (readonly Depicted[])[] {
  return things.reduce<readonly (readonly Depicted[])[]>(
    (scenes, thing) =>
      scenes.flatMap((scene) => (FORMS[thing.kind] ?? [thing]).map((shape) => [...scene, { ...thing, ...shape }])),
    [[]],
  );
}

function surroundings({ attributes }: JudgeReading): Omit<Depiction, "things" | "style"> {
  const attribute = (name: Attribute): number => {
    const value = attributes[ATTRIBUTES.indexOf(name)]!;
    return Math.min(1, Math.max(name === "foliage" ? -1 : 0, value));
  };
  return {
    daylight: attribute("daylight"),
    goldenHour: attribute("goldenHour"),
    snowCover: attribute("snowCover"),
    foliage: attribute("foliage"),
    wind: attribute("wind"),
    haze: attribute("haze"),
  };
}
