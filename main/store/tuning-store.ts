/** @file What the host asks of its storage for tuning: adapters, runs, evaluations, studies. */
import type { Failure } from "../../app/contract/failure.ts";
import type { BlobHash } from "../../app/contract/shapes.ts";
import type { Evaluation, EvidenceOrder } from "../../app/contract/studio/evidence.ts";
import type { Adapter, Run, RunDetail } from "../../app/contract/studio/tuner.ts";
import type { EvidenceReport } from "../../app/evidence/report.ts";
import type { Answer } from "../../app/study/answer.ts";
import type { StudyPlan, Trial } from "../../app/study/plan.ts";
import type { RunConfig } from "../../app/tune/config.ts";
import type { Alarm, TuneEvent } from "../../app/tune/progress.ts";
import type { TuningPace } from "../../app/tune/recipes.ts";
import type { RunState } from "../../app/tune/run-state.ts";

/** An adapter as it is added. */
export interface NewAdapter extends Pick<Adapter, "name" | "pack" | "sha256" | "strength" | "run" | "step"> {
  readonly card: Pick<Adapter, "rank" | "guidance" | "heldOut">;
}

export interface AdapterStore {
  add(adapter: NewAdapter): string;
  /** Those that were not removed, newest first. */
  list(): Adapter[];
  /** Also one that was removed. */
  get(adapter: string): Adapter | undefined;
  setStrength(adapter: string, strength: number): void;
  rename(adapter: string, name: string): void;
  /** Pictures it drew name it, so that row and blob stay. */
  remove(adapter: string): void;
  restore(adapter: string): void;
}

export interface RunStore {
  add(run: { readonly name: string; readonly person: string; readonly config: RunConfig }): Run;
  get(run: string): Run | undefined;
  /** Newest first. */
  list(): Run[];
  /** Those that have not ended, oldest first. */
  open(): Run[];
  detail(run: string): RunDetail | undefined;
  /** Blob of the weights at a step that was measured. */
  blobOf(run: string, step: number): BlobHash | null;
  /** @throws StudioError `job.state` when its state does not allow the move */
  move(run: string, state: RunState, failure?: Failure | null): Run;
  progress(run: string, at: Pick<Run, "step" | "seconds" | "pictures">): void;
  point(run: string, event: Extract<TuneEvent, { kind: "point" }>): void;
  sample(run: string, event: Extract<TuneEvent, { kind: "sample" }>): void;
  alarm(run: string, alarm: Alarm, cleared: boolean): void;
  /** Ends it with the adapter it has left, which becomes a row of its own. */
  end(run: string, event: Extract<TuneEvent, { kind: "ended" }>): Run;
  rename(run: string, name: string): void;
  /** Its adapters stay. */
  remove(run: string): void;
  /** How fast this machine tuned last; null before the first time. */
  pace(): TuningPace | null;
  savePace(pace: TuningPace): void;
}

export interface EvaluationStore {
  add(order: EvidenceOrder, adapters: readonly string[]): string;
  /** Newest first. */
  list(): Evaluation[];
  get(evaluation: string): Evaluation | undefined;
  report(evaluation: string): EvidenceReport | null;
  /** Blob of the report as a page. */
  html(evaluation: string): BlobHash | null;
  move(evaluation: string, state: Evaluation["state"], failure?: Failure | null): Evaluation;
  done(evaluation: string, report: EvidenceReport, html: BlobHash): Evaluation;
  remove(evaluation: string): void;
}

export interface KeptStudy {
  readonly id: string;
  readonly name: string;
  /** Code of whoever answers here now; it says nothing of them. */
  readonly participant: string;
  readonly plan: StudyPlan;
  /** Theirs, in their order. */
  readonly trials: readonly Trial[];
  readonly created: number;
}

export interface StudyStore {
  add(name: string, plan: StudyPlan, trials: readonly Trial[]): string;
  /** Lets another person answer, under a new code. */
  another(study: string, trials: readonly Trial[]): void;
  /** Newest first. */
  list(): KeptStudy[];
  get(study: string): KeptStudy | undefined;
  /** Of everybody, by participant and place. */
  answers(study: string): Answer[];
  /** An answer that is there already stays. */
  answer(study: string, answers: readonly Answer[]): void;
  remove(study: string): void;
}
