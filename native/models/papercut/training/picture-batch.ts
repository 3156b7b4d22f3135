/** @file One training batch of a judge: pictures drawn at random, some mirrored, with their labels. */
import { stream } from "../../../../app/random/philox.ts";
import { KIND_NAMES } from "../../../../app/scene/kinds.ts";
import type { Tensor } from "../../../graph/graph.ts";
import { float32Tensor } from "../../../graph/tensors.ts";
import { ATTRIBUTES } from "../../../judge/attributes.ts";
import { judgeInput, witnessInput } from "../../../judge/network-inputs.ts";
import type { Raster } from "../../../scene/finish.ts";
import { pictureAt, type PictureData } from "./picture-data.ts";

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
  readonly picture: Raster;
}

/** The judge's feeds; they follow from seed and step. */
export function judgeBatch(request: PictureBatch): Record<string, Tensor> {
  const rows = drawRows("judge batch", request);
  const salience = table(rows, "salience", KIND_NAMES.length);
  const presence = (salience.data as Float32Array).map((value) => (value > 0 ? 1 : 0));
  return {
    ...judgeInput(rows.map(({ picture }) => picture)),
    affect: table(rows, "affects", 2),
    affectWeight: ones(rows, 2),
    presence: float32Tensor(salience.shape, presence),
    presenceWeight: ones(rows, KIND_NAMES.length),
    salience,
    attributes: table(rows, "attributes", ATTRIBUTES.length),
    attributesWeight: ones(rows, ATTRIBUTES.length),
  };
}

/** The witness's feeds; they follow from seed and step. */
export function witnessBatch(request: PictureBatch): Record<string, Tensor> {
  const rows = drawRows("witness batch", request);
  return {
    ...witnessInput(rows.map(({ picture }) => picture)),
    affect: table(rows, "affects", 2),
    affectWeight: ones(rows, 2),
  };
}

function drawRows(purpose: string, { seed, step, batch, choose }: PictureBatch): Row[] {
  const random = stream(seed, purpose, step);
  return Array.from({ length: batch }, () => {
    const data = choose(random.uniform());
    const index = random.below(data.scenes);
    return { data, index, picture: pictureAt(data, index, random.chance(0.5)) };
  });
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
