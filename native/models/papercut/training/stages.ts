/** @file The stages of `train:papercut` in order; those in one group run beside each other, a process each. */
import { trainBase } from "./base.ts";
import { composeSet } from "./composed-set.ts";
import { flyScenes } from "./flown.ts";
import { readScenes } from "./judged.ts";
import { refineJudge, trainJudge, trainWitness } from "./judges.ts";
import { measureCorpus } from "./measures.ts";
import { trainMood } from "./mood.ts";
import { measureReference } from "./reference.ts";
import { release } from "./release.ts";
import type { Stage } from "./stage.ts";

export interface NamedStage {
  /** What the person reads while it runs. */
  readonly title: string;
  readonly run: Stage;
  /** Processes that share its shards; 1 unless told. */
  readonly workers?: number;
}

export const STAGES = {
  reference: { title: "style of the grammar", run: measureReference },
  scenes: { title: "scenes composed, drawn, labelled", run: (context) => composeSet(context, "scenes"), workers: 2 },
  measures: { title: "latent and scales", run: measureCorpus },
  base: { title: "base flow", run: trainBase },
  witnessed: { title: "scenes for the witness", run: (context) => composeSet(context, "witnessed") },
  judge: { title: "judge", run: trainJudge },
  flown: { title: "scenes of the base flow", run: flyScenes, workers: 2 },
  refine: { title: "judge, refined on the flow's scenes", run: refineJudge },
  judged: { title: "scenes read by the judge", run: readScenes, workers: 2 },
  mood: { title: "mood adapter", run: trainMood },
  witness: { title: "witness", run: trainWitness },
  release: { title: "models and cards", run: release },
} as const satisfies Record<string, NamedStage>;

export type StageName = keyof typeof STAGES;

/** Each group waits for the one before; within a group, each list runs in its own process. */
export const GROUPS: readonly (readonly (readonly StageName[])[])[] = [
  [["reference"]],
  [["scenes"]],
  [["measures"]],
  [["base"], ["judge", "witnessed"]],
  [["flown"]],
  [["refine"], ["witness"]],
  [["judged"]],
  [["mood"]],
  [["release"]],
];
