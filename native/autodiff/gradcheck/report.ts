/** @file What a gradient check says: an error, a list of refused operators, or what is wrong with the file. */
import type { RefusedCall } from "../unsupported-gradient.ts";

/** Largest relative error that passes. */
export const tolerance = 1e-4;

/** One comparison: a random direction in the space of some targets together. */
export interface DirectionReport {
  readonly targets: readonly string[];
  /** |⟨gradient, direction⟩ − derivative|, relative. */
  readonly error: number;
}

export interface Checked {
  readonly outcome: "checked";
  readonly seed: number;
  /** Largest error of all directions: in single precision, or in doubles where single precision is too coarse. */
  readonly worst: number;
  /** The same of the gradients as onnxruntime computes them; beyond `worst` when only doubles have the digits. */
  readonly worstInSingle: number;
  readonly directions: readonly DirectionReport[];
  /** Directions left out: the loss has a kink there or changes too little, so there is no derivative to compare with. */
  readonly kinked: number;
  readonly targets: readonly string[];
  readonly shapes: Readonly<Record<string, readonly number[]>>;
  readonly nodes: { readonly forward: number; readonly withGradients: number };
}

/** The model holds operators that are not differentiated, or not computed by the reference. */
export interface Refused {
  readonly outcome: "refused";
  readonly refused: readonly RefusedCall[];
}

/** Nothing can be checked; `reason` is one sentence. */
interface Unusable {
  readonly outcome: "unusable";
  readonly reason: string;
}

export type GradcheckReport = Checked | Refused | Unusable;
