/** @file The two feeds of the host: the overview of everything, and each series that somebody looks at. */
import type { Progress, Queue } from "../../app/contract/studio/jobs.ts";
import type { Engine } from "../../app/contract/studio/machine.ts";
import type { SeriesEvent } from "../../app/contract/studio/series.ts";
import type { StudioEvent } from "../../app/contract/studio/studio.ts";
import type { FrameRef, OpenedStore } from "../store/store.ts";
import { Feed } from "./feed.ts";

type Unnumbered<E> = E extends unknown ? Omit<E, "seq"> : never;
export type OverviewChange = Unnumbered<StudioEvent>;
export type SeriesChange = Unnumbered<SeriesEvent>;

/** What the overview tells and the store does not know. */
export interface Passing {
  progress: Progress | null;
  queue: Queue;
  engine: Engine;
}

/** Publishes what changed; rows are read from the store at the moment of publishing, so a change is never older than its row. */
export class Events {
  readonly overview: Feed<OverviewChange>;
  readonly passing: Passing;
  readonly #store: OpenedStore;
  readonly #series = new Map<string, Feed<SeriesChange>>();

  constructor(store: OpenedStore, passing: Passing) {
    this.#store = store;
    this.passing = passing;
    this.overview = new Feed(() => ({
      kind: "snapshot",
      overview: {
        jobs: store.jobs.list(),
        ...passing,
        library: store.pictures.library(),
        settings: store.settings.get(),
      },
    }));
  }

  /** Events of one series; ends when nobody can know more of it. */
  async *watchSeries(series: string, signal: AbortSignal): AsyncGenerator<SeriesChange & { readonly seq: number }> {
    const feed = this.#series.get(series) ?? this.#openSeries(series);
    try {
      yield* feed.watch(signal);
    } finally {
      if (feed.readers === 0 && this.#series.get(series) === feed) this.#series.delete(series);
    }
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

  frame(ref: FrameRef): void {
    const feed = this.#series.get(ref.series);
    const frame = feed && this.#store.frames.get(ref);
    if (frame) feed.publish({ kind: "frame", frame }, `frame ${ref.index}`);
  }

  /** Every frame of a series: a job's move changes many. */
  frames(series: string): void {
    const feed = this.#series.get(series);
    if (feed === undefined) return;
    for (const frame of this.#store.series.detail(series)?.frames ?? []) {
      feed.publish({ kind: "frame", frame }, `frame ${frame.index}`);
    }
  }

  head(series: string): void {
    const feed = this.#series.get(series);
    const head = feed && this.#store.series.head(series);
    if (head) feed.publish({ kind: "head", head }, "head");
  }

  remarks(series: string, remarks: readonly string[]): void {
    this.#series.get(series)?.publish({ kind: "remarks", remarks: [...remarks] }, "remarks");
  }

  preview(ref: FrameRef, step: number, of: number, blob: string | null): void {
    this.#series
      .get(ref.series)
      ?.publish({ kind: "preview", index: ref.index, step, of, blob }, `preview ${ref.index}`);
  }

  /** Frames that show these pictures, and the library. */
  pictures(pictures: readonly string[]): void {
    const shown = new Set(pictures);
    for (const [series, feed] of this.#series) {
      for (const frame of this.#store.series.detail(series)?.frames ?? []) {
        const touched = frame.picture === null || shown.has(frame.picture.id);
        if (touched) feed.publish({ kind: "frame", frame }, `frame ${frame.index}`);
      }
    }
    this.library();
  }

  close(): void {
    this.overview.close();
    for (const feed of this.#series.values()) feed.close();
  }

  #openSeries(series: string): Feed<SeriesChange> {
    const feed = new Feed<SeriesChange>(() => {
      const detail = this.#store.series.detail(series);
      if (detail === undefined) throw new Error(`The series ${series} is gone.`);
      return { kind: "snapshot", series: detail };
    });
    this.#series.set(series, feed);
    return feed;
  }
}
