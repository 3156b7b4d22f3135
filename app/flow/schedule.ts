/** @file Noise levels σ a flow is integrated along, from 1 (noise) to 0 (picture); x_σ = (1 − σ)·x₀ + σ·ε. */

/** Smallest level of a schedule trained on a thousand steps. */
const TRAINED_STEPS = 1000;

function checkSteps(steps: number): void {
  if (!Number.isInteger(steps) || steps < 1) throw new RangeError(`A schedule needs one step or more, not ${steps}.`);
}

/**
 * `steps + 1` equally spaced levels from 1 to 0.
 *
 * @throws RangeError when `steps` is not a whole number of 1 or more
 */
export function linearSchedule(steps: number): number[] {
  checkSteps(steps);
  return Array.from({ length: steps + 1 }, (_, i) => 1 - i / steps);
}

/**
 * Stable Diffusion 3's levels, as diffusers' FlowMatchEulerDiscreteScheduler makes them: σ ↦ s·σ/(1 + (s − 1)·σ) over
 * equally spaced levels whose smallest has been shifted once already, then 0. `steps + 1` levels.
 *
 * @param shift s; 1 shifts nothing
 * @throws RangeError when `steps` is not a whole number of 1 or more
 */
export function shiftedSchedule(steps: number, shift = 3): number[] {
  checkSteps(steps);
  const shifted = (sigma: number): number => (shift * sigma) / (1 + (shift - 1) * sigma);
  const smallest = shifted(1 / TRAINED_STEPS);
  const levels = Array.from({ length: steps }, (_, i) =>
    shifted(steps === 1 ? 1 : 1 + ((smallest - 1) * i) / (steps - 1)),
  );
  return [...levels, 0];
}
