/** @file Stage: what follows from the whole corpus — the latent's statistics and the knots of the range scales. */
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { type AffectKnots, quantileKnots } from "../../../../app/affect/ground/quantile-knots.ts";
import {
  mapStyle,
  STYLE_FEATURES,
  styleReference,
  type StyleReference,
} from "../../../../app/affect/ground/style-reference.ts";
import type { Style } from "../../../../app/affect/ground/depiction.ts";
import { writeDurably } from "../../../files/durable-file.ts";
import { type Latent, measureLatent } from "../latent.ts";
import { loadColumns } from "./shards.ts";
import { fileOf, type StageContext } from "./stage.ts";

const FILE = "measures.json";

export interface Measures {
  readonly latent: Latent;
  /** Quantiles of what function A says of the corpus, and of what B says. */
  readonly knotsA: AffectKnots;
  readonly knotsB: AffectKnots;
  /** Style of all training pictures, full detail and low: what a judge calls familiar. */
  readonly styleReference: StyleReference;
}

/** As JSON, where arrays of numbers are plain. */
type StoredMeasures = Omit<Measures, "latent"> & { readonly latent: { readonly [part in keyof Latent]: number[] } };

/** Leaves the measures of the composed scenes, those held out included. */
export async function measureCorpus(context: StageContext): Promise<void> {
  const file = fileOf(context, FILE);
  if (existsSync(file)) return;
  const names = ["tokens", "ratedA", "ratedB", "style"] as const;
  const { tokens, ratedA, ratedB, style } = await loadColumns(context, "scenes", context.plan.scenes, names);
  const latent = measureLatent(tokens);
  const measures: StoredMeasures = {
    latent: { mean: [...latent.mean], spread: [...latent.spread] },
    knotsA: knotsOf(ratedA),
    knotsB: knotsOf(ratedB),
    styleReference: styleReference(stylesOf(style)),
  };
  await writeDurably(file, [Buffer.from(JSON.stringify(measures))]);
}

/** What {@link measureCorpus} wrote. */
export async function loadMeasures(context: StageContext): Promise<Measures> {
  const { latent, ...rest } = JSON.parse(await readFile(fileOf(context, FILE), "utf8")) as StoredMeasures;
  return { ...rest, latent: { mean: Float32Array.from(latent.mean), spread: Float32Array.from(latent.spread) } };
}

/** Knots of affects [scenes, 2]. */
function knotsOf(affects: Float32Array): AffectKnots {
  const axis = (offset: number): number[] => [...affects].filter((_, i) => i % 2 === offset);
  return { valence: quantileKnots(axis(0)), arousal: quantileKnots(axis(1)) };
}

function stylesOf(values: Float32Array): Style[] {
  const width = STYLE_FEATURES.length;
  return Array.from({ length: values.length / width }, (_, scene) =>
    mapStyle((feature) => values[scene * width + STYLE_FEATURES.indexOf(feature)]!),
  );
}
