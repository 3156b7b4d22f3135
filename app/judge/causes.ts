/** @file What a judge gave as causes, gathered by thing: what each does to valence and to arousal. */
import type { Cause, CauseGroup, PlanePoint } from "./measurement.ts";

/** A visible thing with its effect on both axes. */
export interface GatheredCause extends PlanePoint {
  readonly what: string;
  readonly group: CauseGroup;
}

/** One row a thing, the strongest first; effects of one thing on one axis are added up. */
export function gatherCauses(causes: readonly Cause[]): GatheredCause[] {
  const rows = new Map<string, GatheredCause>();
  for (const { what, group, axis, effect } of causes) {
    const row = rows.get(what) ?? { what, group, valence: 0, arousal: 0 };
    rows.set(what, { ...row, [axis]: row[axis] + effect });
  }
  const strength = ({ valence, arousal }: PlanePoint): number => Math.hypot(valence, arousal);
  return [...rows.values()].toSorted((one, other) => strength(other) - strength(one));
}
