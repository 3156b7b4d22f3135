/** @file What the host asks of its storage for feedback: people, their log, refinements with their rounds, judges. */
import type { Point } from "../../app/contract/shapes.ts";
import type { JudgeCalibration, JudgeProbe, JudgeSetup } from "../../app/contract/studio/judges.ts";
import type { Person } from "../../app/contract/studio/profile.ts";
import type {
  Refinement,
  RefinementHead,
  Round,
  RoundSummary,
  Suggestion,
} from "../../app/contract/studio/refinements.ts";
import type { Proposal } from "../../app/feedback/proposal.ts";
import type { Shift } from "../../app/feedback/shift.ts";
import type { LoggedEntry, ProfileEntry } from "../../app/profile/log.ts";
import type { SeriesRequest } from "../../app/series/request.ts";
import type { FrameRef } from "./store.ts";

export interface PeopleStore {
  /** By age. There is always one. */
  list(): Person[];
  current(): Person;
  create(name: string): string;
  choose(person: string): void;
  rename(person: string, name: string): void;
  /**
   * Deletes a person with everything that was logged for them; somebody else becomes current.
   *
   * @throws StudioError `input.invalid` for the last one
   */
  remove(person: string): void;
}

export interface LogStore {
  /**
   * Appends, for the current person unless another is named.
   *
   * @throws ZodError when the entry could not be read again
   */
  append(entry: ProfileEntry, person?: string): LoggedEntry;
  /** Entries of one person, or of all, in the order they were made; those behind `after` only. */
  list(person: string | null, after?: number): LoggedEntry[];
  /** Number of this sitting of the person: one more with each start of the program that logged a decision. */
  session(person?: string): number;
}

export interface NewRefinement {
  readonly title: string;
  readonly prompt: string;
  readonly target: Point;
  readonly images: number;
  /** A frame that is not there (any more) is none. */
  readonly from: FrameRef | null;
  /** Of every round; the prompt is the round's. */
  readonly request: SeriesRequest;
}

export interface NewRound {
  readonly parent: string;
  readonly prompt: string;
  readonly origin: "suggestion" | "written";
  readonly suggestion: string | null;
}

/** What is decided about a suggestion, with the entry of the log that says so. */
export interface NewDecision {
  readonly suggestion: string;
  readonly state: "accepted" | "edited" | "rejected";
  /** The person's own words, for `edited`. */
  readonly prompt: string | null;
  readonly entry: ProfileEntry;
}

/** What a suggestion was made of beside what the page is told. */
export interface KeptProposal {
  readonly proposal: Proposal;
  /** What would have been expected before anything was learned, and where (app/feedback/suggest). */
  readonly prior: Shift;
  readonly context: string;
}

/** What came of a round once every picture of it was read. */
export interface RoundOutcome {
  readonly summary: RoundSummary | null;
  readonly verdict: Round["verdict"];
  /** Of the suggestion it was drawn for: the measured effect and the entry that logs it. */
  readonly effect: { readonly measured: Shift; readonly pairs: number; readonly entry: ProfileEntry | null } | null;
}

/** Every method that writes is one transaction: a decision is whole or absent. */
export interface RefinementStore {
  /** Inserts the refinement, its first round, that round's series of frames on paired seeds, and the job. */
  create(refinement: NewRefinement): { readonly refinement: string; readonly round: string; readonly job: string };
  list(limit: number): RefinementHead[];
  head(refinement: string): RefinementHead | undefined;
  get(refinement: string): Refinement | undefined;
  round(round: string): (Round & { readonly refinement: string }) | undefined;
  /** Suggestions of a round in the order they were shown. */
  suggestions(round: string): Suggestion[];
  suggestion(suggestion: string): (Suggestion & { readonly kept: KeptProposal }) | undefined;
  /** The refinement and round (null for its control) that a series belongs to. */
  ofSeries(series: string): { readonly refinement: string; readonly round: string | null } | undefined;
  /** A round with its series and job; one stands at it then. */
  addRound(round: NewRound): { readonly round: string; readonly job: string };
  /** Puts these in place of the round's undecided suggestions. */
  propose(round: string, proposals: readonly KeptProposal[]): void;
  /**
   * A decision with its entry in the log and, unless it is rejected, the round that is drawn for it.
   *
   * @throws StudioError `input.invalid` when it has been decided already, or when the prompt cannot be drawn
   */
  decide(decision: NewDecision): { readonly round: string | null; readonly job: string | null };
  /**
   * Takes a decision back, with entries that say so of it and of its effect; its round stays as a branch and one stands at the
   * parent.
   *
   * @throws StudioError `input.invalid` when nothing was decided
   */
  undo(suggestion: string): void;
  /**
   * Writes what came of a round, once; a second call changes nothing and gives false, until a picture of the round is drawn
   * again. The effect is kept unless the decision was taken back meanwhile, and logged for whoever made that.
   */
  finish(round: string, outcome: RoundOutcome): boolean;
  go(round: string): void;
  rename(refinement: string, title: string): void;
  /** Forgets the tree. What waits to be drawn for it is not cancelled; its series stay out of the list of series. */
  remove(refinement: string): void;
  /** Draws further pictures of the first prompt until its control has `images`; null when it has as many already. */
  control(refinement: string, images: number): { readonly series: string; readonly job: string } | null;
  /** Rounds whose pictures have all been read, have failed or were cancelled, and of which nothing was written yet. */
  unfinished(): string[];
  /**
   * Makes a picture of a round the picture of the frame the refinement began with, and its prompt and seed that frame's wish.
   *
   * @throws StudioError `input.invalid` when it began with no frame, or its series is gone
   */
  use(round: string, index: number): FrameRef;
  /** Grows with every change. */
  revision(): number;
}

/** A judge a person has added. */
export interface KeptJudge {
  readonly id: string;
  readonly name: string;
  readonly setup: JudgeSetup;
}

export interface JudgeStore {
  /** In the order they were added. */
  list(): KeptJudge[];
  add(name: string, setup: JudgeSetup): string;
  /** Forgets probe and calibration when the set-up changes. */
  change(judge: string, name: string, setup: JudgeSetup): void;
  remove(judge: string): void;
  /** Also of embedded judges, by their id. */
  probe(judge: string): JudgeProbe | null;
  saveProbe(judge: string, probe: JudgeProbe): void;
  calibration(judge: string): JudgeCalibration | null;
  saveCalibration(judge: string, calibration: JudgeCalibration): void;
  /** The judge that was chosen to measure, null for the embedded one. */
  chosen(): string | null;
  choose(judge: string | null): void;
}
