/** @file Stages and readers of the corpus: scenes composed or flown, drawn, labelled, and kept in shards. */
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { type AffectKnots, quantileKnots } from "../../../../app/affect/ground/quantile-knots.ts";
import { affectScale } from "../../../../app/affect/ground/range.ts";
import {
  mapStyle,
  STYLE_FEATURES,
  styleReference,
  type StyleReference,
} from "../../../../app/affect/ground/style-reference.ts";
import type { Phrase } from "../../../../app/prompt/phrase.ts";
import { stream } from "../../../../app/random/philox.ts";
import { KIND_NAMES } from "../../../../app/scene/kinds.ts";
import type { Scene } from "../../../../app/scene/scene.ts";
import { ATTRIBUTES } from "../../../judge/attributes.ts";
import { JUDGE_SIDE } from "../../../judge/judge-side.ts";
import { styleOf } from "../../../judge/style.ts";
import { encodeScene, TOKEN_SIZE } from "../../../scene/tokens.ts";
import { writeDurably } from "../../../training/durable-file.ts";
import { type Latent, measureLatent, normaliseTokens } from "../latent.ts";
import { type Columns, joinColumn, readColumns, writeColumns } from "./columns.ts";
import { composedScene, VARIANTS } from "./composed.ts";
import type { FlowData } from "./flow-batch.ts";
import { labelOf, pictureOf } from "./label.ts";
import { encodePhrases, PROMPT_BYTES } from "./phrase-codes.ts";
import { eachShard, fileOf, shardFile, type StageContext } from "./stage.ts";

/** Share of pictures drawn in full detail, as the judge will mostly meet them. */
const FULL_DETAIL = 0.35;
const PIXELS = JUDGE_SIDE ** 2 * 3;

/** Sets of scenes with their pictures. */
export type PictureSet = "scenes" | "witnessed" | "flown";

export function sizeOf({ plan }: StageContext, set: PictureSet): number {
  return { scenes: plan.scenes, witnessed: plan.witnessScenes, flown: plan.flowScenes }[set];
}

/** Stage: the style of some composed scenes, which every label is centred on. */
export async function measureReference(context: StageContext): Promise<void> {
  const file = fileOf(context, "reference.json");
  if (existsSync(file)) return;
  const styles = [];
  for (let index = 0; index < context.plan.referenceScenes; index++) {
    if (index % 20 === 0) context.report(index, context.plan.referenceScenes);
    const { scene } = composedScene(context.plan.seed, "reference", index);
    styles.push(styleOf(await pictureOf(scene, "low")));
  }
  await writeDurably(file, [Buffer.from(JSON.stringify(styleReference(styles)))]);
}

export async function loadReference(context: StageContext): Promise<StyleReference> {
  return JSON.parse(await readFile(fileOf(context, "reference.json"), "utf8")) as StyleReference;
}

/** Stage: composes, draws and labels one set. */
export async function composeSet(context: StageContext, set: "scenes" | "witnessed"): Promise<void> {
  const reference = await loadReference(context);
  await eachShard(context, set, sizeOf(context, set), async (file, first, count) => {
    const scenes = Array.from({ length: count }, (_, i) => composedScene(context.plan.seed, set, first + i));
    await writeColumns(file, await labelled(context, set, first, scenes, reference));
  });
}

/** Draws and labels scenes; the columns of one shard. */
export async function labelled(
  context: StageContext,
  set: PictureSet,
  first: number,
  scenes: readonly { readonly scene: Scene; readonly descriptions: readonly (readonly Phrase[])[] }[],
  reference: StyleReference,
): Promise<Columns> {
  const count = scenes.length;
  const columns = {
    tokens: new Float32Array(count * TOKEN_SIZE),
    ratedA: new Float32Array(count * 2),
    ratedB: new Float32Array(count * 2),
    salience: new Float32Array(count * KIND_NAMES.length),
    attributes: new Float32Array(count * ATTRIBUTES.length),
    style: new Float32Array(count * STYLE_FEATURES.length),
    prompts: new Uint8Array(count * VARIANTS * PROMPT_BYTES),
    pixels: new Uint8Array(count * PIXELS),
  };
  for (const [i, { scene, descriptions }] of scenes.entries()) {
    const full = stream(context.plan.seed, `detail ${set}`, first + i).chance(FULL_DETAIL);
    const picture = await pictureOf(scene, full ? "full" : "low");
    const label = labelOf(scene, picture, reference);
    columns.tokens.set(encodeScene(scene), i * TOKEN_SIZE);
    columns.ratedA.set(label.ratedA, i * 2);
    columns.ratedB.set(label.ratedB, i * 2);
    columns.salience.set(label.salience, i * KIND_NAMES.length);
    columns.attributes.set(label.attributes, i * ATTRIBUTES.length);
    columns.style.set(label.style, i * STYLE_FEATURES.length);
    descriptions.forEach((phrases, variant) =>
      encodePhrases(phrases, columns.prompts, (i * VARIANTS + variant) * PROMPT_BYTES),
    );
    columns.pixels.set(picture.data, i * PIXELS);
  }
  return columns;
}

/** The shards of a set, or of readings made of it. */
export async function loadShards(context: StageContext, name: string, scenes: number): Promise<Columns[]> {
  const shards: Columns[] = [];
  for (let index = 0; index * context.plan.shard < scenes; index++) {
    shards.push(await readColumns(shardFile(context, name, index)));
  }
  return shards;
}

/** Stage: what follows from the whole corpus — the latent's statistics and the knots of the range scale, A's and B's. */
export async function measureCorpus(context: StageContext): Promise<void> {
  const file = fileOf(context, "measures.json");
  if (existsSync(file)) return;
  const shards = await loadShards(context, "scenes", context.plan.scenes);
  const latent = measureLatent(joinColumn<Float32Array>(shards, "tokens"));
  const knots = (column: string): AffectKnots => {
    const values = joinColumn<Float32Array>(shards, column);
    const axis = (offset: number): number[] => [...values.filter((_, i) => i % 2 === offset)];
    return { valence: quantileKnots(axis(0)), arousal: quantileKnots(axis(1)) };
  };
  const measures = {
    latent: { mean: [...latent.mean], spread: [...latent.spread] },
    knotsA: knots("ratedA"),
    knotsB: knots("ratedB"),
    styleReference: styleReference(stylesOf(shards)),
  };
  await writeDurably(file, [Buffer.from(JSON.stringify(measures))]);
}

function stylesOf(shards: readonly Columns[]) {
  const values = joinColumn<Float32Array>(shards, "style");
  const width = STYLE_FEATURES.length;
  return Array.from({ length: values.length / width }, (_, scene) =>
    mapStyle((feature) => values[scene * width + STYLE_FEATURES.indexOf(feature)]!),
  );
}

export interface Measures {
  readonly latent: Latent;
  readonly knotsA: AffectKnots;
  readonly knotsB: AffectKnots;
  /** Style of all training pictures, full detail and low: what a judge calls familiar. */
  readonly styleReference: StyleReference;
}

export async function loadMeasures(context: StageContext): Promise<Measures> {
  const { latent, ...rest } = JSON.parse(await readFile(fileOf(context, "measures.json"), "utf8")) as {
    latent: { mean: number[]; spread: number[] };
  } & Omit<Measures, "latent">;
  return { ...rest, latent: { mean: Float32Array.from(latent.mean), spread: Float32Array.from(latent.spread) } };
}

/** What the flow learns from; affects on the range scale, as function A labels them or as the judge reads them. */
export async function loadFlowData(context: StageContext, by: "label" | "judged"): Promise<FlowData> {
  const { plan } = context;
  const { latent, knotsA } = await loadMeasures(context);
  const shards = await loadShards(context, "scenes", plan.scenes);
  const readings = by === "label" ? shards : await loadShards(context, "judged", plan.scenes);
  const rated = joinColumn<Float32Array>(readings, "ratedA");
  const scale = affectScale(knotsA);
  const scenes = plan.scenes - plan.heldOut;
  const all = joinColumn<Float32Array>(shards, "tokens");
  const tokens = new Float32Array(scenes * TOKEN_SIZE);
  const affects = new Float32Array(scenes * 2);
  for (let scene = 0; scene < scenes; scene++) {
    const own = all.subarray(scene * TOKEN_SIZE, (scene + 1) * TOKEN_SIZE);
    tokens.set(normaliseTokens(own, latent), scene * TOKEN_SIZE);
    const { valence, arousal } = scale.toRange({ valence: rated[2 * scene]!, arousal: rated[2 * scene + 1]! });
    affects.set([valence, arousal], 2 * scene);
  }
  return { scenes, tokens, prompts: joinColumn<Uint8Array>(shards, "prompts"), variants: VARIANTS, affects };
}

/** Pictures with labels, for the judges; affects on the rated scale, the held-out scenes left out or alone. */
export interface PictureData {
  readonly scenes: number;
  readonly pixels: Uint8Array;
  readonly affects: Float32Array;
  readonly salience: Float32Array;
  readonly attributes: Float32Array;
}

export async function loadPictures(
  context: StageContext,
  set: PictureSet,
  part: "train" | "held-out" = "train",
): Promise<PictureData> {
  const shards = await loadShards(context, set, sizeOf(context, set));
  const total = sizeOf(context, set);
  const held = set === "scenes" ? context.plan.heldOut : Math.floor(total / 20);
  const [from, to] = part === "train" ? [0, total - held] : [total - held, total];
  const cut = <T extends Float32Array | Uint8Array>(name: string, width: number): T =>
    joinColumn<T>(shards, name).subarray(from * width, to * width) as T;
  return {
    scenes: to - from,
    pixels: cut<Uint8Array>("pixels", PIXELS),
    affects: cut<Float32Array>(set === "witnessed" ? "ratedB" : "ratedA", 2),
    salience: cut<Float32Array>("salience", KIND_NAMES.length),
    attributes: cut<Float32Array>("attributes", ATTRIBUTES.length),
  };
}
