/** @file Learning rates over time, as pure functions of the step. The first step is step 0. */

/** A learning rate (or a factor of one) for each step, counted from 0. */
export type Schedule = (step: number) => number;

/** The same rate for ever. */
export function constant(rate: number): Schedule {
  return () => rate;
}

/** From `rate` at step 0 in a straight line to `floor` at step `steps`, and `floor` from then on. */
export function linearDecay(rate: number, steps: number, floor = 0): Schedule {
  return (step) => rate + (floor - rate) * progress(step, steps);
}

/** Half a cosine from `rate` at step 0 to `floor` at step `steps` (Loshchilov & Hutter, ICLR 2017, equation 5). */
export function cosineDecay(rate: number, steps: number, floor = 0): Schedule {
  return (step) => floor + ((rate - floor) * (1 + Math.cos(Math.PI * progress(step, steps)))) / 2;
}

/** A linear rise over the first `steps` steps, (step + 1) / steps of the rate `then` starts with; then `then`, from its step 0. */
export function warmUp(steps: number, then: Schedule): Schedule {
  return (step) => (step < steps ? (then(0) * (step + 1)) / steps : then(step - steps));
}

function progress(step: number, steps: number): number {
  return steps > 0 ? Math.min(1, step / steps) : 1;
}
