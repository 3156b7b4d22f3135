/** @file How the witness's features vary over its training pictures: what they are standardised with. */
import { witnessInput } from "../../../judge/network-inputs.ts";
import type { FeatureScaling } from "../../../judge/witness-graph.ts";
import { pictureAt, type PictureData } from "./picture-data.ts";

const MOST_SCENES = 2000;
/** A feature that hardly varies is not blown up to noise. */
const LEAST_DEVIATION = 1e-3;

/** Means and deviations of the features over the first of the scenes. */
export function witnessScaling(data: PictureData): FeatureScaling {
  const scenes = Math.min(data.scenes, MOST_SCENES);
  const features = Array.from({ length: scenes }, (_, index) => witnessInput([pictureAt(data, index, false)]).features);
  const width = features[0]!.shape[1]!;
  const mean = new Float32Array(width);
  const deviation = new Float32Array(width);
  for (let i = 0; i < width; i++) {
    const values = features.map(({ data: row }) => (row as Float32Array)[i]!);
    mean[i] = values.reduce((sum, value) => sum + value, 0) / scenes;
    const variance = values.reduce((sum, value) => sum + (value - mean[i]!) ** 2, 0) / scenes;
    deviation[i] = Math.max(LEAST_DEVIATION, Math.sqrt(variance));
  }
  return { mean, deviation };
}
