/** @file Shifts as cards show them: the axes that move, where they lead, and what was expected beside what was measured. */
import { AXES, type Axis, type Affect, clampAffect } from "../../../app/affect/plane.ts";
import { intervalOf, isClear } from "../../../app/feedback/interval.ts";
import type { Shift } from "../../../app/feedback/shift.ts";
import type { PlanePoint } from "../../../app/judge/measurement.ts";

/** Less than this is 0.0 with one decimal. */
const SEEN = 0.05;

/** The axes a shift is seen to move. */
export function seenAxes(shift: Shift): Axis[] {
  return AXES.filter((axis) => Math.abs(shift[axis].mean) >= SEEN);
}

/** Where pictures around `from` are expected to lie after a shift. */
export function placeAfter(from: PlanePoint, shift: Shift): Affect {
  return clampAffect(from.valence + shift.valence.mean, from.arousal + shift.arousal.mean);
}

/** One axis of what an edit did. */
export interface EffectLine {
  readonly axis: Axis;
  /** Null after the person's own words. */
  readonly expected: number | null;
  readonly measured: number;
  /** Half the width of the interval that holds the true value in 95 of 100 cases. */
  readonly margin: number;
  /** Whether the interval leaves out no effect at all. */
  readonly clear: boolean;
}

/** The axes that were expected to move or did; where neither is so, the one that was measured to move most. */
export function effectLines(expected: Shift | null, measured: Shift): EffectLine[] {
  const lines = AXES.map((axis): EffectLine => {
    const { low, high } = intervalOf(measured[axis]);
    return {
      axis,
      expected: expected?.[axis].mean ?? null,
      measured: measured[axis].mean,
      margin: (high - low) / 2,
      clear: isClear(measured[axis]),
    };
  });
  const shown = lines.filter((line) => line.clear || Math.abs(line.expected ?? 0) >= SEEN);
  if (shown.length > 0) return shown;
  return [lines.reduce((most, line) => (Math.abs(line.measured) > Math.abs(most.measured) ? line : most))];
}
