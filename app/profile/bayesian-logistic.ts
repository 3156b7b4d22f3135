/** @file Bayesian logistic regression by Laplace's approximation (ALGORITHMS §5.1; MacKay 1992): beliefs in, beliefs out. */
import { cholesky, type Matrix, solveFactored, solveLower } from "./cholesky.ts";

/** What is believed of the weights: a normal distribution. */
export interface Belief {
  readonly mean: readonly number[];
  readonly covariance: Matrix;
}

export interface Label {
  readonly x: readonly number[];
  /** 1 yes, 0 no, ½ a tie: half of either. */
  readonly y: number;
  /** What it counts beside an ordinary label's 1. */
  readonly weight: number;
}

const MOST_STEPS = 20;
/** A step that moves no label's pull by more is the last. */
const SMALLEST_MOVE = 1e-14;
/** Share of a whole step at which halving gives up. */
const SMALLEST_SHARE = 2 ** -30;
/** Share of the promised fall of the loss that a step must bring. */
const LEAST_FALL = 1e-4;
/** Relative error of a loss, which is no rise. */
const ROUNDING = 1e-14;

export const logistic = (z: number): number => 1 / (1 + Math.exp(-z));

/** ln(1 + eᶻ) without overflow. */
const softplus = (z: number): number => Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));

/** −y·ln σ(z) − (1 − y)·ln(1 − σ(z)). */
export const logLoss = (z: number, y: number): number => softplus(z) - y * z;

const dot = (one: readonly number[], other: readonly number[]): number => {
  let sum = 0;
  for (let i = 0; i < one.length; i++) sum += one[i]! * other[i]!;
  return sum;
};

const product = (matrix: Matrix, vector: readonly number[]): number[] => matrix.map((row) => dot(row, vector));

/**
 * The belief once the labels are known: the mode of −Σ(y ln p + (1−y) ln(1−p)) + ½(w−μ)ᵀΛ(w−μ), and the inverse of the
 * curvature there. Today's posterior is tomorrow's prior.
 *
 * Newton's steps are taken in the space of the labels, where w = μ + ΣXᵀa and only B = I + √P·XΣXᵀ·√P is factored
 * (Rasmussen and Williams 2006, algorithm 3.1): the same mode and curvature as in the space of the weights, but a single
 * label costs a product of Σ with a vector, and nothing has to be inverted.
 */
export function posterior(prior: Belief, labels: readonly Label[]): Belief {
  const reach = labels.map(({ x }) => product(prior.covariance, x));
  const { strengths, roots, factor } = mode({
    kernel: reach.map((row) => labels.map(({ x }) => dot(row, x))),
    before: labels.map(({ x }) => dot(prior.mean, x)),
    labels,
  });
  const mean = prior.mean.map((value, i) => reach.reduce((sum, row, k) => sum + strengths[k]! * row[i]!, value));
  const learned = prior.mean.map((_, i) =>
    solveLower(
      factor,
      reach.map((row, k) => roots[k]! * row[i]!),
    ),
  );
  return {
    mean,
    covariance: prior.covariance.map((row, i) => row.map((value, j) => value - dot(learned[i]!, learned[j]!))),
  };
}

interface Problem {
  /** K = XΣXᵀ. */
  readonly kernel: Matrix;
  /** Scores Xμ of the labels before they were known. */
  readonly before: readonly number[];
  readonly labels: readonly Label[];
}

/** A place on the way to the mode. */
interface Place {
  /** a: how hard each label pulls. */
  readonly strengths: readonly number[];
  /** f = Xμ + Ka. */
  readonly scores: readonly number[];
  readonly loss: number;
}

interface Mode extends Place {
  /** The diagonal of √P with P = weight·p(1−p), and the factor of B. */
  readonly roots: readonly number[];
  readonly factor: Matrix;
}

function mode(problem: Problem): Mode {
  let place = placeAt(
    problem,
    problem.labels.map(() => 0),
  );
  for (let step = 0; step < MOST_STEPS; step++) {
    const next = descend(problem, place, newton(bent(problem, place), problem));
    const moved = Math.max(0, ...next.strengths.map((value, k) => Math.abs(value - place.strengths[k]!)));
    place = next;
    if (moved < SMALLEST_MOVE) break;
  }
  return bent(problem, place);
}

function placeAt({ kernel, before, labels }: Problem, strengths: readonly number[]): Place {
  const pull = product(kernel, strengths);
  const scores = before.map((score, k) => score + pull[k]!);
  const loss = labels.reduce(
    (sum, { y, weight }, k) => sum + weight * logLoss(scores[k]!, y),
    dot(strengths, pull) / 2,
  );
  return { strengths, scores, loss };
}

function bent({ kernel, labels }: Problem, place: Place): Mode {
  const roots = labels.map(({ weight }, k) => {
    const p = logistic(place.scores[k]!);
    return Math.sqrt(weight * p * (1 - p));
  });
  const factor = cholesky(
    kernel.map((row, i) => row.map((value, j) => (i === j ? 1 : 0) + roots[i]! * value * roots[j]!)),
  );
  if (factor === undefined) throw new RangeError("The covariance of a belief is not positive definite.");
  return { ...place, roots, factor };
}

/** Where a whole step of Newton's leads: b − √P·B⁻¹·√P·K·b with b = P(f − Xμ) + weight·(y − p). */
function newton({ scores, roots, factor }: Mode, { kernel, before, labels }: Problem): number[] {
  const b = labels.map(
    ({ y, weight }, k) => roots[k]! ** 2 * (scores[k]! - before[k]!) + weight * (y - logistic(scores[k]!)),
  );
  const solved = solveFactored(
    factor,
    product(kernel, b).map((value, k) => roots[k]! * value),
  );
  return b.map((value, k) => value - roots[k]! * solved[k]!);
}

/**
 * The whole step, or its half, its quarter … the first that lowers the loss by a share of what its slope promises (Armijo 1966):
 * one that merely does not raise it can jump to and fro across the mode for ever.
 */
function descend(problem: Problem, from: Place, whole: readonly number[]): Place {
  const { kernel, labels } = problem;
  const residue = labels.map(({ y, weight }, k) => from.strengths[k]! - weight * (y - logistic(from.scores[k]!)));
  const promised = dot(
    residue,
    product(
      kernel,
      from.strengths.map((value, k) => value - whole[k]!),
    ),
  );
  for (let share = 1; share > SMALLEST_SHARE; share /= 2) {
    const next = placeAt(
      problem,
      from.strengths.map((value, k) => value + share * (whole[k]! - value)),
    );
    if (next.loss <= from.loss * (1 + ROUNDING) - LEAST_FALL * share * promised) return next;
  }
  return from;
}

/** The linear score w·x under a belief. */
export interface Score {
  readonly mean: number;
  readonly sd: number;
}

export function scoreOf({ mean, covariance }: Belief, x: readonly number[]): Score {
  return { mean: dot(mean, x), sd: Math.sqrt(Math.max(0, dot(x, product(covariance, x)))) };
}

/** κm with κ = 1/√(1 + πs²/8): σ(κm) is close to the chance of a yes, the weights being uncertain (MacKay 1992). */
export function expectedLogit({ mean, sd }: Score): number {
  return mean / Math.sqrt(1 + (Math.PI * sd ** 2) / 8);
}
