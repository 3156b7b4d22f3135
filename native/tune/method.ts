/** @file One interface behind which every method of tuning stands: a step, and everything the next step depends on. */
import type { Stage } from "../../app/tune/config.ts";
import type { TrainingState } from "../training/checkpoint.ts";
import type { Weights } from "../training/parameters.ts";
import type { Corpus } from "./corpus/corpus.ts";
import type { AdaptedFlow } from "./flow/adapted-flow.ts";
import type { Policy } from "./flow/policy.ts";
import type { Taught } from "./personal.ts";
import type { Reader } from "./reader.ts";
import type { Rewarding } from "./rewarding.ts";

/** What a method works with. */
export interface MethodParts {
  /** With the weights the stage begins with. */
  readonly flow: AdaptedFlow;
  readonly policy: Policy;
  readonly corpus: Corpus;
  /** Reads what is learned from. */
  readonly judge: Reader;
  /** How what the judge reads is felt, and what is liked. */
  readonly taught: Taught;
  /** What a picture is worth to the methods that learn from rewards. */
  readonly rewarding: Rewarding;
  /** Steps the pack draws in, and the affect guidance the adapter is tuned for. */
  readonly steps: number;
  readonly guidance: number;
  /** Of the stage: no two stages of a run draw the same numbers. */
  readonly seed: number;
  readonly threads: number;
  readonly provider: "cpu" | "webgpu";
  /** Awaited between two runs of a model, which take a tenth of a second at most; throws when the run is to end. */
  readonly breathe: () => Promise<void>;
}

/** What one step came to. */
export interface StepResult {
  readonly loss: number;
  /** Pictures that were drawn and read for it. */
  readonly pictures: number;
}

/** Everything the next step depends on. */
export interface MethodState {
  readonly training: TrainingState;
  /** Weights and buffers that the trainer does not hold. */
  readonly memory: Weights;
}

/** A stage under way. One call at a time. */
export interface Method {
  /**
   * Makes step `step` of the stage, counted from 0. What is random is drawn from streams of the seed and the step.
   *
   * @throws TrainingDiverged when something is not finite; nothing has moved then
   */
  step(step: number): Promise<StepResult>;
  /** The adapter's weights as they would be drawn with, by their own names; live. */
  weights(): Weights;
  state(): MethodState;
  release(): Promise<void>;
}

/** Begins a stage, or goes on with it from `saved`: the next steps then give the bits they would have given there. */
export type CreateMethod<S extends Stage = Stage> = (
  stage: S,
  parts: MethodParts,
  saved: MethodState | null,
) => Promise<Method>;
