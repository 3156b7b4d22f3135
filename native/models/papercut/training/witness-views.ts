/** @file What the witness sees of its training pictures, worked out once: its features take longer than its training step. */
import { witnessInput } from "../../../judge/network-inputs.ts";
import { pictureAt, type PictureData } from "./picture-data.ts";

type View = ReturnType<typeof witnessInput>;

/** The witness's inputs of one picture, as it is or mirrored. */
export type WitnessViews = (index: number, mirrored: boolean) => View;

/** Views of some pictures, each kept once made: 14 kB apiece. */
export function witnessViews(data: PictureData): WitnessViews {
  const kept = new Map<number, View>();
  return (index, mirrored) => {
    const key = 2 * index + (mirrored ? 1 : 0);
    const view = kept.get(key) ?? witnessInput([pictureAt(data, index, mirrored)]);
    kept.set(key, view);
    return view;
  };
}
