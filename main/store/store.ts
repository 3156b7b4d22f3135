/** @file What the host asks of its storage: series, pictures, jobs, settings and content-addressed files, and all of it once opened. */
import type { Failure } from "../../app/contract/failure.ts";
import type { BlobHash, Point } from "../../app/contract/shapes.ts";
import type { ExportItem, PictureStyle, StoredPicture } from "../../app/contract/engine/engine.ts";
import type { Board, GalleryFilter, GalleryOrder, SavedView } from "../../app/contract/studio/gallery.ts";
import type { Job } from "../../app/contract/studio/jobs.ts";
import type { Engine } from "../../app/contract/studio/machine.ts";
import type { PictureCard, PictureDetail } from "../../app/contract/studio/pictures.ts";
import type { Frame, SeriesDetail, SeriesHead } from "../../app/contract/studio/series.ts";
import type { Draft, Settings } from "../../app/contract/studio/settings.ts";
import type { Library } from "../../app/contract/studio/studio.ts";
import type { JobState } from "../../app/jobs/job.ts";
import type { Measurement } from "../../app/judge/measurement.ts";
import type { PlannedFrame } from "../../app/series/plan.ts";
import type { Recipe } from "../../app/series/recipe.ts";
import type { SeriesRequest } from "../../app/series/request.ts";
import type { PeopleStore, LogStore, RefinementStore, JudgeStore } from "./feedback-store.ts";
import type { AdapterStore, RunStore, EvaluationStore, StudyStore } from "./tuning-store.ts";

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
