/** @file What the host asks of its storage: rows and content-addressed files (over 300 lines: every noun in one place). */
import type { Failure } from "../../app/contract/failure.ts";
import type { BlobHash, Point } from "../../app/contract/shapes.ts";
import type { ExportItem, PictureStyle, StoredPicture } from "../../app/contract/engine/engine.ts";
import type { Board, GalleryFilter, GalleryOrder, SavedView } from "../../app/contract/studio/gallery.ts";
import type { Job } from "../../app/contract/studio/jobs.ts";
import type { Engine } from "../../app/contract/studio/machine.ts";
import type { JudgeCalibration, JudgeProbe, JudgeSetup } from "../../app/contract/studio/judges.ts";
import type { PictureCard, PictureDetail } from "../../app/contract/studio/pictures.ts";
import type { Person } from "../../app/contract/studio/profile.ts";
import type {
  Refinement,
  RefinementHead,
  Round,
  RoundSummary,
  Suggestion,
} from "../../app/contract/studio/refinements.ts";
import type { Frame, SeriesDetail, SeriesHead } from "../../app/contract/studio/series.ts";
import type { Draft, Settings } from "../../app/contract/studio/settings.ts";
import type { Evaluation, EvidenceOrder } from "../../app/contract/studio/evidence.ts";
import type { Adapter, Run, RunDetail } from "../../app/contract/studio/tuner.ts";
import type { EvidenceReport } from "../../app/evidence/report.ts";
import type { Answer } from "../../app/study/answer.ts";
import type { StudyPlan, Trial } from "../../app/study/plan.ts";
import type { RunConfig } from "../../app/tune/config.ts";
import type { Alarm, TuneEvent } from "../../app/tune/progress.ts";
import type { TuningPace } from "../../app/tune/recipes.ts";
import type { RunState } from "../../app/tune/run-state.ts";
import type { Library } from "../../app/contract/studio/studio.ts";
import type { Proposal } from "../../app/feedback/proposal.ts";
import type { Shift } from "../../app/feedback/shift.ts";
import type { JobState } from "../../app/jobs/job.ts";
import type { Measurement } from "../../app/judge/measurement.ts";
import type { LoggedEntry, ProfileEntry } from "../../app/profile/log.ts";
import type { PlannedFrame } from "../../app/series/plan.ts";
import type { Recipe } from "../../app/series/recipe.ts";
import type { SeriesRequest } from "../../app/series/request.ts";

/** A frame of a new series; a kept one brings its picture. */
export interface NewFrame extends PlannedFrame {
  readonly keep?: { readonly picture: string };
}

export interface NewSeries {
  readonly request: SeriesRequest;
  readonly title: string;
  readonly frames: readonly NewFrame[];
  readonly remarks: readonly string[];
  /** Puts the job before everything that waits. */
  readonly first: boolean;
  /** Rounds and controls of a refinement are series as well, which the list of series leaves out. */
  readonly purpose?: SeriesPurpose;
}

export type SeriesPurpose = "series" | "round" | "control";

export interface NewPicture {
  readonly stored: StoredPicture;
  readonly origin: "drawn" | "imported";
  readonly name: string | null;
  readonly prompt: string;
  readonly seed: number | null;
  readonly target: Point | null;
  readonly recipe: Recipe | null;
  readonly pack: string | null;
  readonly adapter: string | null;
}

export interface GalleryQuery {
  readonly filter: GalleryFilter;
  readonly order: GalleryOrder;
}

/** A frame whose picture was stored but not yet seen by a judge: what a kill between drawing and measuring leaves. */
export interface UnmeasuredFrame {
  readonly index: number;
  readonly picture: string;
  readonly blob: BlobHash;
}

/** Where a frame of a series stands. */
export interface FrameRef {
  readonly series: string;
  readonly index: number;
}

export interface SeriesStore {
  /** Inserts series, frames and, unless every frame is kept, the job that draws the rest, in one transaction. */
  create(series: NewSeries): { readonly series: string; readonly job: string | null };
  /** Newest first. */
  list(limit: number): SeriesHead[];
  head(series: string): SeriesHead | undefined;
  detail(series: string): SeriesDetail | undefined;
  rename(series: string, title: string): void;
  setRemarks(series: string, remarks: readonly string[]): void;
}

export interface FrameStore {
  get(ref: FrameRef): Frame | undefined;
  lock(ref: FrameRef, locked: boolean): void;
  setState(ref: FrameRef, state: Frame["state"], failure?: Failure | null): void;
  /** Changes the wish and inserts a job for this one frame, in one transaction; jobs that have not drawn it let go of it. */
  redraw(
    ref: FrameRef,
    wish: { readonly seed: number; readonly prompt: string },
    first: boolean,
  ): { readonly job: string };
  /** Makes a picture that once was the frame's its picture again, and what it was drawn for the frame's wish. */
  choose(ref: FrameRef, picture: string): void;
  /** Plans of a job's frames that have no picture of the present wish yet, by index. */
  missing(job: string): PlannedFrame[];
  /** A job's frames with a picture of the present wish that no judge has been asked about, by index. */
  unmeasured(job: string): UnmeasuredFrame[];
}

export interface PictureStore {
  /**
   * Inserts a picture; with `frame` it also becomes the frame's picture and the frame waits to be measured, in one
   * transaction. A second call for the same frame with the same blob changes nothing and gives the same id; that makes
   * resuming idempotent. A picture drawn for an earlier wish of the frame joins its earlier pictures.
   *
   * @throws StudioError `input.unknown` when there is no such frame, or a blob has no file
   */
  add(picture: NewPicture, frame?: FrameRef): { readonly picture: string };
  /** Stores a measurement and the style; a frame that shows the picture is finished with it. */
  measured(picture: string, measurement: Measurement, style?: PictureStyle): void;
  /** No judge could read it: a frame that shows it is finished all the same. */
  unmeasured(picture: string, style?: PictureStyle): void;
  /** Light, colour and lines, undefined for pictures from before they were kept. */
  style(picture: string): PictureStyle | undefined;
  card(picture: string): PictureCard | undefined;
  detail(picture: string): PictureDetail | undefined;
  exportItems(pictures: readonly string[]): ExportItem[];
  rate(pictures: readonly string[], stars: number): void;
  /** A frame whose picture is in the trash shows none until it is restored. */
  trash(pictures: readonly string[]): void;
  restore(pictures: readonly string[]): void;
  /** Deletes trashed pictures for good, those trashed before `before` only; blobs nobody refers to go too. */
  purge(before?: number): { readonly deleted: number };
  /** Counts for the page: the revision grows with every change a list may show. */
  library(): Library;
}

export interface GalleryStore {
  find(
    query: GalleryQuery,
    offset: number,
    limit: number,
  ): { readonly total: number; readonly all: number; readonly pictures: PictureCard[] };
  ids(query: GalleryQuery): string[];
  rail(query: GalleryQuery, stretches: number): (Point | null)[];
  points(query: GalleryQuery, limit: number): number[];
  boards(): Board[];
  createBoard(name: string): string;
  renameBoard(board: string, name: string): void;
  removeBoard(board: string): void;
  setBoard(board: string, pictures: readonly string[], on: boolean): void;
  views(): (SavedView & { readonly pictures: number })[];
  saveView(name: string, query: GalleryQuery): string;
  removeView(view: string): void;
}

export interface JobStore {
  get(job: string): Job | undefined;
  /** Jobs that have not ended by position, then the most recent ended ones. */
  list(): Job[];
  /** The waiting job that is next. */
  next(): Job | undefined;
  /**
   * Moves a job, if app/jobs/job.ts allows it. Frames of the job that are under way follow: `waiting` makes them wait,
   * `cancelled`, `failed` and `interrupted` mark those without a picture of the present wish so.
   *
   * @throws StudioError `job.state` when the move is not allowed, `input.unknown` when there is no such job
   */
  move(job: string, to: JobState, failure?: Failure | null): Job;
  /** Puts a waiting job before another, or last. */
  reorder(job: string, before: string | null): void;
  /** Forgets ended jobs; gives their ids. */
  clear(): string[];
}

export interface SettingsStore {
  get(): Settings;
  set(change: Partial<Settings>): Settings;
  draft(): Draft | null;
  saveDraft(draft: Draft): void;
  /** What the last probe found, so that the device badge speaks before the next one ends. */
  engine(): Pick<Engine, "probes" | "probed" | "provider"> | null;
  saveEngine(engine: Pick<Engine, "probes" | "probed" | "provider">): void;
}

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

export interface BlobStore {
  /** Absolute path of a blob, whether or not it exists. */
  pathOf(hash: BlobHash): string;
  has(hash: BlobHash): boolean;
  /** Bytes the blobs take, counted in the database. */
  bytes(): number;
  /** Deletes blob files that no row refers to and that are older than an hour; nothing else, and nothing by itself. */
  collect(): Promise<{ readonly deleted: number; readonly bytes: number }>;
  /** Settles when the files of purged pictures are gone. */
  idle(): Promise<void>;
}

export interface OpenedStore {
  /** True when the last program ended without closing the store. */
  readonly unclean: boolean;
  readonly directory: string;
  /** Folders inside it, made at the opening. */
  readonly folders: {
    readonly blobs: string;
    readonly uploads: string;
    readonly exports: string;
    readonly backups: string;
    /** What the tuner keeps: checkpoints and corpora. */
    readonly tuner: string;
  };
  readonly series: SeriesStore;
  readonly frames: FrameStore;
  readonly pictures: PictureStore;
  readonly gallery: GalleryStore;
  readonly jobs: JobStore;
  readonly settings: SettingsStore;
  readonly people: PeopleStore;
  readonly log: LogStore;
  readonly refinements: RefinementStore;
  readonly judges: JudgeStore;
  readonly adapters: AdapterStore;
  readonly runs: RunStore;
  readonly evaluations: EvaluationStore;
  readonly studies: StudyStore;
  readonly blobs: BlobStore;
  /** Copies the database into the backups folder, keeping the last few; gives the time of the copy. */
  backup(): Promise<number>;
  readonly lastBackup: number | null;
  /** Size of the database file, and free bytes on its disk. */
  space(): { readonly databaseBytes: number; readonly freeBytes: number };
  /** Marks the end as clean and closes. */
  close(): void;
}
