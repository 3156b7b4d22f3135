/** @file How much of everything `train:papercut` does; the whole run follows from this and the seed. */

export interface TrainingPlan {
  readonly seed: number;
  /** Scenes the style features are centred on. */
  readonly referenceScenes: number;
  /** Scenes composed, drawn and labelled for flow and judge; the last `heldOut` are never trained on. */
  readonly scenes: number;
  readonly heldOut: number;
  /** Scenes of their own for the witness. */
  readonly witnessScenes: number;
  /** Scenes drawn from the base flow, so that the judge knows them too. */
  readonly flowScenes: number;
  /** Scenes kept in one file. */
  readonly shard: number;
  /** A killed run loses this much training at most. */
  readonly checkpointSeconds: number;
  readonly base: { readonly steps: number; readonly batch: number; readonly learningRate: number };
  readonly judge: {
    readonly steps: number;
    readonly refineSteps: number;
    readonly batch: number;
    readonly learningRate: number;
  };
  readonly witness: { readonly steps: number; readonly batch: number; readonly learningRate: number };
  readonly mood: {
    readonly steps: number;
    readonly batch: number;
    readonly learningRate: number;
    readonly rank: number;
  };
}

/** What the shipped weights are made with. */
export const FULL_PLAN: TrainingPlan = {
  seed: 20261122,
  referenceScenes: 1200,
  scenes: 32000,
  heldOut: 1600,
  witnessScenes: 16000,
  flowScenes: 4800,
  shard: 400,
  checkpointSeconds: 45,
  base: { steps: 6400, batch: 96, learningRate: 1e-3 },
  judge: { steps: 4200, refineSteps: 700, batch: 64, learningRate: 2e-3 },
  witness: { steps: 6000, batch: 64, learningRate: 1.5e-3 },
  mood: { steps: 2400, batch: 96, learningRate: 8e-4, rank: 16 },
};

/** The same run in miniature, for tests of resuming: every stage, none of the quality. */
export const MINIATURE_PLAN: TrainingPlan = {
  seed: 1,
  referenceScenes: 12,
  scenes: 48,
  heldOut: 12,
  witnessScenes: 24,
  flowScenes: 12,
  shard: 12,
  checkpointSeconds: 0.1,
  base: { steps: 10, batch: 4, learningRate: 1e-3 },
  judge: { steps: 8, refineSteps: 6, batch: 4, learningRate: 2e-3 },
  witness: { steps: 8, batch: 4, learningRate: 1.5e-3 },
  mood: { steps: 6, batch: 4, learningRate: 6e-4, rank: 2 },
};
