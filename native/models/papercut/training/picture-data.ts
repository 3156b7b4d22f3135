/** @file What the judges learn from: pictures with labels. */
import { KIND_NAMES } from "../../../../app/scene/kinds.ts";
import { ATTRIBUTES } from "../../../judge/attributes.ts";
import { JUDGE_SIDE } from "../../../judge/judge-side.ts";
import type { Raster } from "../../../scene/finish.ts";
import { PICTURE_BYTES } from "./label.ts";
import { type PictureSet, sizeOf } from "./picture-set.ts";
import { loadColumns } from "./shards.ts";
import type { StageContext } from "./stage.ts";

export interface PictureData {
  readonly scenes: number;
  /** [scenes, side, side, 3] */
  readonly pixels: Uint8Array;
  /** [scenes, 2] on the rated scale: function B's for the witness, function A's otherwise. */
  readonly affects: Float32Array;
  /** [scenes, kinds] */
  readonly salience: Float32Array;
  /** [scenes, 6] */
  readonly attributes: Float32Array;
}

/** The pictures of a set without those held out: the plan's scenes, or the last twentieth of another set. */
export async function loadPictures(context: StageContext, set: PictureSet): Promise<PictureData> {
  const total = sizeOf(context, set);
  const scenes = total - (set === "scenes" ? context.plan.heldOut : Math.floor(total / 20));
  const rated = set === "witnessed" ? "ratedB" : "ratedA";
  const columns = await loadColumns(context, set, total, ["pixels", rated, "salience", "attributes"]);
  return {
    scenes,
    pixels: columns.pixels.subarray(0, scenes * PICTURE_BYTES),
    affects: columns[rated].subarray(0, scenes * 2),
    salience: columns.salience.subarray(0, scenes * KIND_NAMES.length),
    attributes: columns.attributes.subarray(0, scenes * ATTRIBUTES.length),
  };
}

/** A stored picture, left and right exchanged if asked: neither affect function knows sides. */
export function pictureAt({ pixels }: PictureData, index: number, mirrored: boolean): Raster {
  const data = pixels.subarray(index * PICTURE_BYTES, (index + 1) * PICTURE_BYTES);
  return { width: JUDGE_SIDE, height: JUDGE_SIDE, data: mirrored ? mirror(data) : data };
}

function mirror(data: Uint8Array): Uint8Array {
  const mirrored = new Uint8Array(data.length);
  for (let y = 0; y < JUDGE_SIDE; y++) {
    for (let x = 0; x < JUDGE_SIDE; x++) {
      const from = 3 * (y * JUDGE_SIDE + x);
      const to = 3 * (y * JUDGE_SIDE + JUDGE_SIDE - 1 - x);
      mirrored.set(data.subarray(from, from + 3), to);
    }
  }
  return mirrored;
}
