/** @file A point of a run's curve: held-out pictures drawn with the weights of now, read by judge and witness. */
import { mean, standardDeviation } from "../../../app/statistics/mean.ts";
import type { CurvePoint } from "../../../app/tune/progress.ts";
import type { Weights } from "../../training/parameters.ts";
import { type Cell, drawHeldOut, type HeldOutDraw, type HeldOutSettings } from "../held-out.ts";
import type { Taught } from "../personal.ts";
import { fidelityOf, rewardFor } from "../rewarding.ts";
import { driftFrom, lookOf, seenIn } from "../summary.ts";
import type { Standing } from "./standing.ts";

/** Least deviation of fidelity: with nearly all prompts kept there is next to none. */
const LEAST_SD = 0.05;

export interface Measured {
  readonly point: CurvePoint;
  /** How pictures were before anything was learned: measured now when it was not known. */
  readonly before: NonNullable<Standing["before"]>;
}

/** Measures the weights on the cells. */
export async function measure(
  weights: Weights,
  cells: readonly Cell[],
  settings: HeldOutSettings,
  { standing, taught }: { readonly standing: Standing; readonly taught: Taught },
): Promise<Measured> {
  const draws = await drawHeldOut(weights, cells, settings);
  const before = standing.before ?? { look: lookOf(draws), fidelity: fidelityIn(draws) };
  const reward = rewardFor(taught, before.fidelity);
  const { step, seconds, pictures } = standing;
  const point: CurvePoint = {
    step,
    seconds,
    pictures,
    reward: mean(draws.map((draw) => reward({ ...draw, reading: draw.judge }))),
    ...seenIn(draws, taught.felt),
    drift: driftFrom(before.look, draws),
  };
  return { point, before };
}

function fidelityIn(draws: readonly HeldOutDraw[]): { readonly mean: number; readonly sd: number } {
  const values = draws.map(fidelityOf);
  return { mean: mean(values), sd: Math.max(LEAST_SD, standardDeviation(values)) };
}
