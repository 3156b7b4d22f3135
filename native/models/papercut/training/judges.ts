/** @file Stages: the judge learns function A on drawn scenes, the witness function B on others; both read pixels only. */
import { stream } from "../../../../app/random/philox.ts";
import { KIND_NAMES } from "../../../../app/scene/kinds.ts";
import { buildJudge, JUDGE_SIDE } from "../../../judge/judge-graph.ts";
import { ATTRIBUTES } from "../../../judge/attributes.ts";
import { judgeInput, witnessInput } from "../../../judge/network-inputs.ts";
import { buildWitness, type FeatureScaling } from "../../../judge/witness-graph.ts";
import type { Tensor } from "../../../graph/graph.ts";
import type { Raster } from "../../../scene/finish.ts";
import { warmingDecay } from "../../../training/ema.ts";
import { cosineDecay, warmUp } from "../../../training/schedule.ts";
import { loadPictures, type PictureData } from "./corpus.ts";
import { loadWeights, trainToEnd } from "./loop.ts";
import type { StageContext } from "./stage.ts";

const WARM_UP = 100;
/** Half of what the judge sees while it is refined was drawn by the flow, whose scenes it will have to read. */
const FLOW_SHARE = 0.5;

const optimiser = (learningRate: number, steps: number, weightDecay: number) => ({
  learningRate: warmUp(Math.min(WARM_UP, steps), cosineDecay(learningRate, steps - WARM_UP, learningRate / 50)),
  beta1: 0.9,
  beta2: 0.98,
  epsilon: 1e-8,
  weightDecay,
});

/** The judge on composed scenes. */
export async function trainJudge(context: StageContext): Promise<void> {
  const { steps, batch, learningRate } = context.plan.judge;
  const data = await loadPictures(context, "scenes");
  await trainToEnd(context, {
    name: "judge-first",
    steps,
    trainer: {
      ...buildJudge({ batch, training: true, seed: context.plan.seed }),
      loss: "loss",
      optimiser: optimiser(learningRate, steps, 0.02),
      clipNorm: 5,
      emaDecay: warmingDecay(0.995),
    },
    feeds: (step) => judgeBatch(context, step, batch, () => data),
  });
}

/** The judge goes on, at a lower rate, on composed scenes and on scenes of the base flow. */
export async function refineJudge(context: StageContext): Promise<void> {
  const { refineSteps, batch, learningRate } = context.plan.judge;
  const composed = await loadPictures(context, "scenes");
  const flown = await loadPictures(context, "flown");
  const weights = await loadWeights(context, "judge-first");
  await trainToEnd(context, {
    name: "judge",
    steps: refineSteps,
    trainer: {
      ...buildJudge({ batch, training: true, weights }),
      loss: "loss",
      optimiser: optimiser(learningRate / 4, refineSteps, 0.02),
      clipNorm: 5,
      emaDecay: warmingDecay(0.995),
    },
    feeds: (step) => judgeBatch(context, step + 1e6, batch, (chance) => (chance < FLOW_SHARE ? flown : composed)),
  });
}

/** The witness on scenes of its own. */
export async function trainWitness(context: StageContext): Promise<void> {
  const { steps, batch, learningRate } = context.plan.witness;
  const data = await loadPictures(context, "witnessed");
  await trainToEnd(context, {
    name: "witness",
    steps,
    trainer: {
      ...buildWitness({ batch, training: true, seed: context.plan.seed + 7 }, await witnessScaling(data)),
      loss: "loss",
      optimiser: optimiser(learningRate, steps, 0.05),
      clipNorm: 5,
      emaDecay: warmingDecay(0.995),
    },
    feeds: (step) => {
      const { pictures, rows } = drawRows(context, "witness batch", step, batch, () => data);
      return {
        ...witnessInput(pictures),
        affect: table(rows, 2, ({ data: from, index }) => from.affects.subarray(2 * index, 2 * index + 2)),
        affectWeight: ones(batch, 2),
      };
    },
  });
}

/** Means and deviations of the witness's features over some of its scenes. */
export async function witnessScaling(data: PictureData): Promise<FeatureScaling> {
  const sample = Math.min(data.scenes, 2000);
  const features = Array.from({ length: sample }, (_, index) => witnessInput([pictureAt(data, index, false)]).features);
  const width = features[0]!.shape[1]!;
  const mean = new Float32Array(width);
  const deviation = new Float32Array(width);
  for (let i = 0; i < width; i++) {
    const values = features.map(({ data: row }) => (row as Float32Array)[i]!);
    mean[i] = values.reduce((sum, value) => sum + value, 0) / sample;
    deviation[i] = Math.max(1e-3, Math.sqrt(values.reduce((sum, value) => sum + (value - mean[i]!) ** 2, 0) / sample));
  }
  return { mean, deviation };
}

interface Row {
  readonly data: PictureData;
  readonly index: number;
}

function drawRows(
  context: StageContext,
  purpose: string,
  step: number,
  batch: number,
  choose: (chance: number) => PictureData,
) {
  const random = stream(context.plan.seed, purpose, step);
  const rows = Array.from({ length: batch }, (): Row & { readonly mirrored: boolean } => {
    const data = choose(random.uniform());
    return { data, index: random.below(data.scenes), mirrored: random.chance(0.5) };
  });
  return { rows, pictures: rows.map(({ data, index, mirrored }) => pictureAt(data, index, mirrored)) };
}

function judgeBatch(
  context: StageContext,
  step: number,
  batch: number,
  choose: (chance: number) => PictureData,
): Record<string, Tensor> {
  const { rows, pictures } = drawRows(context, "judge batch", step, batch, choose);
  const kinds = KIND_NAMES.length;
  const salience = ({ data, index }: Row) => data.salience.subarray(index * kinds, (index + 1) * kinds);
  return {
    ...judgeInput(pictures),
    affect: table(rows, 2, ({ data, index }) => data.affects.subarray(2 * index, 2 * index + 2)),
    affectWeight: ones(batch, 2),
    presence: table(rows, kinds, (row) => salience(row).map((value) => (value > 0 ? 1 : 0))),
    presenceWeight: ones(batch, kinds),
    salience: table(rows, kinds, salience),
    attributes: table(rows, ATTRIBUTES.length, ({ data, index }) =>
      data.attributes.subarray(index * ATTRIBUTES.length, (index + 1) * ATTRIBUTES.length),
    ),
    attributesWeight: ones(batch, ATTRIBUTES.length),
  };
}

/** A stored picture, left and right exchanged if asked: neither function knows sides. */
export function pictureAt({ pixels }: PictureData, index: number, mirrored: boolean): Raster {
  const area = JUDGE_SIDE ** 2;
  const data = pixels.subarray(index * area * 3, (index + 1) * area * 3);
  if (!mirrored) return { width: JUDGE_SIDE, height: JUDGE_SIDE, data };
  const flipped = new Uint8Array(data.length);
  for (let y = 0; y < JUDGE_SIDE; y++) {
    for (let x = 0; x < JUDGE_SIDE; x++) {
      const from = 3 * (y * JUDGE_SIDE + x);
      const to = 3 * (y * JUDGE_SIDE + JUDGE_SIDE - 1 - x);
      flipped[to] = data[from]!;
      flipped[to + 1] = data[from + 1]!;
      flipped[to + 2] = data[from + 2]!;
    }
  }
  return { width: JUDGE_SIDE, height: JUDGE_SIDE, data: flipped };
}

function table<T>(rows: readonly T[], width: number, row: (item: T) => Float32Array): Tensor {
  const data = new Float32Array(rows.length * width);
  rows.forEach((item, index) => data.set(row(item), index * width));
  return { type: "float32", shape: [rows.length, width], data };
}

function ones(rows: number, width: number): Tensor {
  return { type: "float32", shape: [rows, width], data: new Float32Array(rows * width).fill(1) };
}
