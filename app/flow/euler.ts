/** @file One deterministic step along a flow. */
import { fillLike, type Vector } from "./vector.ts";

/** x' = x + v·(σ' − σ): the ODE's Euler step from level `sigma` to `sigmaNext`. */
export function eulerStep<V extends Vector>(x: V, velocity: Vector, sigma: number, sigmaNext: number): V {
  const step = sigmaNext - sigma;
  return fillLike(x, [velocity], (i) => x[i]! + velocity[i]! * step);
}
