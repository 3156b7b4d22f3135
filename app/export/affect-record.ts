/** @file One picture's row in every table of an export: what was asked, what was measured, and by whom. */
import type { ExportItem } from "../contract/engine/engine.ts";
import type { JudgeIdentity, PlanePoint } from "../judge/measurement.ts";
import type { Scale } from "../affect/plane.ts";

/** All points are on `scale`; what is not known is null. `prompt` and `seed` are absent from a stripped export. */
export interface AffectRecord {
  /** From 0, in the order of the export. */
  readonly index: number;
  readonly file: string;
  readonly prompt?: string;
  readonly seed?: number | null;
  readonly target: PlanePoint | null;
  readonly measured: (PlanePoint & { readonly spread: PlanePoint }) | null;
  /** The measurement in units of human ratings. */
  readonly rated: PlanePoint | null;
  /** |measured − target|. */
  readonly error: PlanePoint | null;
  readonly judge: JudgeIdentity | null;
  readonly scale: Scale;
}

/** Targets are on this scale. */
const TARGET_SCALE: Scale = "range";

const round = (value: number): number => Math.round(value * 1e4) / 1e4;

function rounded({ valence, arousal }: PlanePoint): PlanePoint {
  return { valence: round(valence), arousal: round(arousal) };
}

/** The row of `item`, which lies in `file`, at place `index`. */
export function affectRecord(item: ExportItem, index: number, file: string, strip: boolean): AffectRecord {
  const { prompt, seed, measurement } = item;
  const target = item.target && rounded(item.target);
  const read = measurement && rounded(measurement);
  const comparable = target !== null && read !== null && measurement?.scale === TARGET_SCALE;
  return {
    index,
    file,
    ...(!strip && { prompt, seed }),
    target,
    measured: read && { ...read, spread: rounded(measurement!.spread) },
    rated: measurement && rounded(measurement.rated),
    error: comparable
      ? rounded({
          valence: Math.abs(read.valence - target.valence),
          arousal: Math.abs(read.arousal - target.arousal),
        })
      : null,
    judge: measurement && measurement.judge,
    scale: measurement?.scale ?? TARGET_SCALE,
  };
}
