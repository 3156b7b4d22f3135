/** @file The feeds of the host: the overview of everything, and each series and refinement that somebody looks at. */
import { StudioError } from "../../app/contract/failure.ts";
import type { Progress, Queue } from "../../app/contract/studio/jobs.ts";
import type { Engine } from "../../app/contract/studio/machine.ts";
import type { SeriesEvent } from "../../app/contract/studio/series.ts";
import type { Feedback, StudioEvent } from "../../app/contract/studio/studio.ts";
import type { TunerOverview } from "../../app/contract/studio/tuner.ts";
import type { FrameRef, OpenedStore } from "../store/store.ts";
import { Feed, type Numbered } from "./feed.ts";
import { RefinementFeeds } from "./feedback/refinement-feeds.ts";
import { Feeds, type Unnumbered } from "./feeds.ts";
import { RunFeeds } from "./tuner/run-feeds.ts";

export type OverviewChange = Unnumbered<StudioEvent>;
export type SeriesChange = Unnumbered<SeriesEvent>;

/** What the overview tells and the store does not know. */
export interface Passing {
  progress: Progress | null;
  queue: Queue;
  engine: Engine;
  /** The judge that measures, null when none can. */
  judge: Feedback["judge"];
  tuner: TunerOverview;
}

/** Publishes what changed; rows are read from the store at the moment of publishing, so a change is never older than its row. */
export class Events {
  readonly overview: Feed<OverviewChange>;
  readonly passing: Passing;
  readonly refinements: RefinementFeeds;
  readonly runs: RunFeeds;
  readonly #store: OpenedStore;
  readonly #series: Feeds<SeriesChange>;
  /** Changes so far. They begin at the clock, so that a page that outlives its host takes no new count for the one it knows. */
  readonly #changes = { profile: Date.now(), judges: Date.now() };

  constructor(store: OpenedStore, passing: Passing) {
    this.#store = store;
    this.passing = passing;
    this.refinements = new RefinementFeeds(store);
    this.runs = new RunFeeds(store);
    this.#series = new Feeds((id) => {
      const series = store.series.detail(id);
      if (series === undefined) throw new StudioError({ code: "input.unknown", what: "series", id });
      return { kind: "snapshot", series };
    });
    this.overview = new Feed(() => {
      const { progress, queue, engine, tuner } = passing;
      return {
        kind: "snapshot",
        overview: {
          jobs: store.jobs.list(),
          progress,
          queue,
          engine,
          library: store.pictures.library(),
          settings: store.settings.get(),
          feedback: this.#feedback(),
          tuner,
        },
      };
    });
  }

  /** Events of one series; ends when nobody can know more of it. */
  watchSeries(series: string, signal: AbortSignal): AsyncGenerator<Numbered<SeriesChange>> {
    return this.#series.watch(series, signal);
  }

  job(id: string): void {
    const job = this.#store.jobs.get(id);
    if (job !== undefined) this.overview.publish({ kind: "job", job }, `job ${id}`);
  }

  /** Every job that has not been forgotten: positions change together. */
  jobs(): void {
    for (const job of this.#store.jobs.list()) this.overview.publish({ kind: "job", job }, `job ${job.id}`);
  }

  jobsRemoved(jobs: readonly string[]): void {
    if (jobs.length > 0) this.overview.publish({ kind: "jobsRemoved", jobs: [...jobs] });
  }

  progress(progress: Progress | null): void {
    this.passing.progress = progress;
    this.overview.publish({ kind: "progress", progress }, "progress");
  }

  queue(queue: Queue): void {
    this.passing.queue = queue;
    this.overview.publish({ kind: "queue", queue }, "queue");
  }

  engine(engine: Engine): void {
    this.passing.engine = engine;
    this.overview.publish({ kind: "engine", engine }, "engine");
  }

  library(): void {
    this.overview.publish({ kind: "library", library: this.#store.pictures.library() }, "library");
  }

  settings(): void {
    this.overview.publish({ kind: "settings", settings: this.#store.settings.get() }, "settings");
  }

  /** The list of refinements, or whose turn it is. */
  feedback(): void {
    this.overview.publish({ kind: "feedback", feedback: this.#feedback() }, "feedback");
  }

  /** Something that a profile is made of. */
  profile(): void {
    this.#changes.profile++;
    this.feedback();
  }

  /** The judges, or which of them measures. */
  judges(judge: Feedback["judge"]): void {
    this.passing.judge = judge;
    this.#changes.judges++;
    this.feedback();
  }

  /** The tuner's runs, where the one at hand is, or the counts of adapters and evidence. */
  tuner(tuner: TunerOverview): void {
    this.passing.tuner = tuner;
    this.overview.publish({ kind: "tuner", tuner }, "tuner");
  }

  frame(ref: FrameRef): void {
    const feed = this.#series.of(ref.series);
    const frame = feed && this.#store.frames.get(ref);
    if (frame) feed.publish({ kind: "frame", frame }, `frame ${ref.index}`);
    this.refinements.series(ref.series);
  }

  /** Every frame of a series: a job's move changes many. */
  frames(series: string): void {
    const feed = this.#series.of(series);
    const frames = (feed && this.#store.series.detail(series)?.frames) ?? [];
    for (const frame of frames) feed?.publish({ kind: "frame", frame }, `frame ${frame.index}`);
    this.refinements.series(series);
  }

  head(series: string): void {
    const feed = this.#series.of(series);
    const head = feed && this.#store.series.head(series);
    if (head) feed.publish({ kind: "head", head }, "head");
  }

  remarks(series: string, remarks: readonly string[]): void {
    this.#series.of(series)?.publish({ kind: "remarks", remarks: [...remarks] }, "remarks");
  }

  preview(ref: FrameRef, step: number, of: number, blob: string | null): void {
    this.#series.of(ref.series)?.publish({ kind: "preview", index: ref.index, step, of, blob }, `preview ${ref.index}`);
  }

  /** Frames that show these pictures, and the library. */
  pictures(pictures: readonly string[]): void {
    const shown = new Set(pictures);
    for (const [series, feed] of this.#series.all()) {
      for (const frame of this.#store.series.detail(series)?.frames ?? []) {
        const touched = frame.picture === null || shown.has(frame.picture.id);
        if (touched) feed.publish({ kind: "frame", frame }, `frame ${frame.index}`);
      }
    }
    this.refinements.pictures(shown);
    this.library();
  }

  close(): void {
    this.overview.close();
    this.#series.close();
    this.refinements.close();
    this.runs.close();
  }

  #feedback(): Feedback {
    return {
      person: this.#store.people.current(),
      refinements: this.#store.refinements.revision(),
      ...this.#changes,
      judge: this.passing.judge,
    };
  }
}
