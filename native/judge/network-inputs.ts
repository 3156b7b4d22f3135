/** @file Pictures as the networks take them: planes of pixels for the judge, features and patches for the witness. */
import type { Tensor } from "../graph/graph.ts";
import { float32Tensor } from "../graph/tensors.ts";
import type { Raster } from "../scene/finish.ts";
import { HAND_FEATURES, handFeatures } from "./hand-features.ts";
import { JUDGE_SIDE } from "./judge-side.ts";
import { shrink } from "./shrink.ts";
import { labPlanes, type LabPlanes } from "./style.ts";
import { PATCHES, PATCH_VALUES, WITNESS_SIDE } from "./witness-graph.ts";

function mustBeSquare({ width, height }: Raster): void {
  if (width !== JUDGE_SIDE || height !== JUDGE_SIDE)
    throw new RangeError(`A judge reads ${JUDGE_SIDE} × ${JUDGE_SIDE} pixels, not ${width} × ${height}.`);
}

/**
 * The judge's `image` [batch, 3, 96, 96], 0…1.
 *
 * @throws RangeError when a picture is not 96 × 96
 */
export function judgeInput(pictures: readonly Raster[]): { readonly image: Tensor } {
  const area = JUDGE_SIDE ** 2;
  const data = new Float32Array(pictures.length * 3 * area);
  for (const [index, picture] of pictures.entries()) {
    mustBeSquare(picture);
    for (let i = 0; i < area; i++)
      for (let channel = 0; channel < 3; channel++)
        data[(3 * index + channel) * area + i] = picture.data[3 * i + channel]! / 255;
  }
  return { image: float32Tensor([pictures.length, 3, JUDGE_SIDE, JUDGE_SIDE], data) };
}

/**
 * The witness's `features` [batch, 122] and `patches` [batch, 36, 96].
 *
 * @throws RangeError when a picture is not 96 × 96
 */
export function witnessInput(pictures: readonly Raster[]): { readonly features: Tensor; readonly patches: Tensor } {
  pictures.forEach(mustBeSquare);
  const features = new Float32Array(pictures.length * HAND_FEATURES);
  const patches = new Float32Array(pictures.length * PATCHES * PATCH_VALUES);
  for (const [index, picture] of pictures.entries()) {
    const planes = labPlanes(picture);
    features.set(handFeatures(planes), index * HAND_FEATURES);
    patches.set(cutPatches(planes), index * PATCHES * PATCH_VALUES);
  }
  return {
    features: float32Tensor([pictures.length, HAND_FEATURES], features),
    patches: float32Tensor([pictures.length, PATCHES, PATCH_VALUES], patches),
  };
}

/** Patches of 8 × 8: lightness at 48 px, then a and b at 24 px, scaled to about ±1. */
function cutPatches(planes: LabPlanes): Float32Array {
  const { width, height } = planes;
  const fine = {
    side: WITNESS_SIDE,
    values: shrink(planes.l, width, height, width / WITNESS_SIDE),
  };
  const coarse = [planes.a, planes.b].map((plane) => ({
    side: WITNESS_SIDE / 2,
    values: shrink(plane, width, height, (2 * width) / WITNESS_SIDE),
  }));
  const across = Math.sqrt(PATCHES);
  const patches = new Float32Array(PATCHES * PATCH_VALUES);
  let next = 0;
  for (let patch = 0; patch < PATCHES; patch++) {
    const column = patch % across;
    const row = Math.floor(patch / across);
    for (const [index, { side, values }] of [fine, ...coarse].entries()) {
      const size = side / across;
      for (let y = row * size; y < (row + 1) * size; y++)
        for (let x = column * size; x < (column + 1) * size; x++) {
          const value = values[y * side + x]!;
          patches[next++] = index === 0 ? 4 * (value - 0.6) : 10 * value;
        }
    }
  }
  return patches;
}
