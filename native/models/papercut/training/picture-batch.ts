/** @file One training batch of a judge: pictures drawn at random, some mirrored, with their labels. */
import { stream } from "../../../../app/random/philox.ts";
import { KIND_NAMES } from "../../../../app/scene/kinds.ts";
import type { Tensor } from "../../../graph/graph.ts";
import { float32Tensor } from "../../../graph/tensors.ts";
import { ATTRIBUTES } from "../../../judge/attributes.ts";
import { judgeInput } from "../../../judge/network-inputs.ts";
import { pictureAt, type PictureData } from "./picture-data.ts";
import type { WitnessViews } from "./witness-views.ts";

export interface PictureBatch {
  readonly seed: number;
  readonly step: number;
  readonly batch: number;
  /** Which data a row comes from, by a uniform number 0…1. */
  readonly choose: (uniform: number) => PictureData;
}

interface Row {
  readonly data: PictureData;
  readonly index: number;
  readonly mirrored: boolean;
}

/** The judge's feeds; they follow from seed and step. */
export function judgeBatch(request: PictureBatch): Record<string, Tensor> {
  const rows = drawRows("judge batch", request);
  const salience = table(rows, "salience", KIND_NAMES.length);
  const presence = (salience.data as Float32Array).map((value) => (value > 0 ? 1 : 0));
  return {
    ...judgeInput(rows.map(({ data, index, mirrored }) => pictureAt(data, index, mirrored))),
    affect: table(rows, "affects", 2),
    affectWeight: ones(rows, 2),
    presence: float32Tensor(salience.shape, presence),
    presenceWeight: ones(rows, KIND_NAMES.length),
    salience,
    attributes: table(rows, "attributes", ATTRIBUTES.length),
    attributesWeight: ones(rows, ATTRIBUTES.length),
  };
}

/** The witness's feeds; they follow from seed and step. @param views of the data that the batch is drawn from */
export function witnessBatch(request: PictureBatch, views: WitnessViews): Record<string, Tensor> {
  const rows = drawRows("witness batch", request);
  const seen = rows.map(({ index, mirrored }) => views(index, mirrored));
  return {
    features: stack(seen.map(({ features }) => features)),
    patches: stack(seen.map(({ patches }) => patches)),
    affect: table(rows, "affects", 2),
    affectWeight: ones(rows, 2),
  };
}

function drawRows(purpose: string, { seed, step, batch, choose }: PictureBatch): Row[] {
  const random = stream(seed, purpose, step);
  return Array.from({ length: batch }, () => {
    const data = choose(random.uniform());
    const index = random.below(data.scenes);
    return { data, index, mirrored: random.chance(0.5) };
  });
}

/** Tensors of one row each, one below the other. */
function stack(rows: readonly Tensor[]): Tensor {
  const size = rows[0]!.data.length;
  const values = new Float32Array(rows.length * size);
  rows.forEach(({ data }, row) => values.set(data as Float32Array, row * size));
  return float32Tensor([rows.length, ...rows[0]!.shape.slice(1)], values);
}

/** The rows' labels of one name, [rows, width]. */
function table(rows: readonly Row[], name: "affects" | "salience" | "attributes", width: number): Tensor {
  const values = new Float32Array(rows.length * width);
  rows.forEach(({ data, index }, row) =>
    values.set(data[name].subarray(index * width, (index + 1) * width), row * width),
  );
  return float32Tensor([rows.length, width], values);
}

function ones(rows: readonly Row[], width: number): Tensor {
  return float32Tensor([rows.length, width], new Float32Array(rows.length * width).fill(1));
}
