/** @file The queue: takes the next job, has the engine draw it, and folds what the engine tells into rows and events. */
import type { Client } from "../../app/contract/kinds.ts";
import type { DrawEvent, EngineContract } from "../../app/contract/engine/engine.ts";
import { type Failure, StudioError, toFailure } from "../../app/contract/failure.ts";
import type { Job, PauseReason } from "../../app/contract/studio/jobs.ts";
import { afterFrame, afterStep, NO_PACE, type Pace, paceFigures } from "../../app/jobs/pace.ts";
import type { PlannedFrame } from "../../app/series/plan.ts";
import type { Logger } from "../log.ts";
import type { OpenedStore, UnmeasuredFrame } from "../store/store.ts";
import type { Events } from "./events.ts";
import type { Lease } from "./lease.ts";

/** Room a frame may need on the disk: picture, SVG, thumbnail and rows, generously. */
export const FRAME_BYTES = 8 << 20;

/** An engine that dies of a job gets it once more; dying twice of it, the job is to blame. */
const ATTEMPTS = 2;

/** Progress is told at most this often, in milliseconds. */
const TELL_EVERY = 100;

export interface QueueParts {
  readonly store: OpenedStore;
  readonly events: Events;
  readonly lease: Lease;
  readonly log: Logger;
  /** A ready engine; waits for one that is starting, fails when there is none to be had. */
  readonly engine: (signal: AbortSignal) => Promise<Client<EngineContract>>;
  /** The judge that measures, null when none is installed. */
  readonly judge: () => string | null;
  /** Milliseconds that never go back. */
  readonly clock: () => number;
}

/** What goes on while a job is drawn. */
interface Running {
  readonly job: string;
  readonly abort: AbortController;
}

export class Queue {
  readonly #parts: QueueParts;
  readonly #attempts = new Map<string, number>();
  #running: Running | undefined;
  #pace: Pace = NO_PACE;
  #closing = new AbortController();
  #wake: () => void = () => undefined;
  #loop: Promise<void> = Promise.resolve();

  constructor(parts: QueueParts) {
    this.#parts = parts;
  }

  get paused(): PauseReason | null {
    return this.#parts.events.passing.queue.paused;
  }

  /** Begins to work through what waits. */
  start(): void {
    this.#loop = this.#work();
  }

  /** Something may be there to do. */
  nudge(): void {
    this.#wake();
  }

  /** The frame at hand is stopped after its step; its job waits again. */
  pause(reason: PauseReason): void {
    this.#parts.events.queue({ paused: reason });
    this.#running?.abort.abort(new PausedError());
  }

  resume(): void {
    this.#attempts.clear();
    this.#parts.events.queue({ paused: null });
    this.nudge();
  }

  /**
   * Cancels a job: one that runs ends after the step at hand.
   *
   * @throws StudioError when it has ended or is unknown
   */
  cancel(job: string): void {
    const { store } = this.#parts;
    if (this.#running?.job === job) {
      this.#tell(store.jobs.move(job, "cancelling"));
      this.#running.abort.abort(new CancelledError());
    } else {
      this.#tell(store.jobs.move(job, "cancelled"));
    }
  }

  /** Stops after the step at hand; what is not drawn waits for the next start. */
  async close(): Promise<void> {
    this.#closing.abort(new PausedError());
    this.#running?.abort.abort(new PausedError());
    this.nudge();
    await this.#loop;
  }

  async #work(): Promise<void> {
    while (!this.#closing.signal.aborted) {
      const job = this.paused === null ? this.#parts.store.jobs.next() : undefined;
      if (job === undefined) {
        await new Promise<void>((resolve) => (this.#wake = resolve));
        continue;
      }
      await this.#attempt(job);
    }
  }

  async #attempt(job: Job): Promise<void> {
    const { store, events, lease, log } = this.#parts;
    const abort = new AbortController();
    this.#running = { job: job.id, abort };
    try {
      await lease.interactive(() => this.#draw(job, abort.signal), abort.signal);
      this.#settle(job, "done");
    } catch (error) {
      this.#afterwards(job, abort.signal.aborted ? (abort.signal.reason as Error) : error);
    } finally {
      this.#running = undefined;
      events.progress(null);
      events.frames(job.series);
      events.head(job.series);
      if (store.jobs.get(job.id)?.state === "running") log.error(`job ${job.id} ended while running`);
    }
  }

  async #draw(job: Job, signal: AbortSignal): Promise<void> {
    const { store, events } = this.#parts;
    const head = store.series.head(job.series);
    if (head === undefined) throw new StudioError({ code: "input.unknown", what: "series", id: job.series });
    const frames = store.frames.missing(job.id);
    this.#requireRoom();
    this.#tell(store.jobs.move(job.id, "running"));
    events.frames(job.series);
    const unmeasured = store.frames.unmeasured(job.id);
    if (frames.length === 0 && unmeasured.length === 0) return;
    const engine = await this.#parts.engine(signal);
    for (const frame of unmeasured) await this.#measure(engine, job, frame, signal);
    if (frames.length === 0) return;
    const folding = new Folding(this.#parts, job, frames);
    let told = -Infinity;
    let before = this.#parts.clock();
    const drawing = engine["series.draw"]({ request: head.request, frames, judge: this.#parts.judge() }, signal);
    for await (const event of drawing) {
      folding.fold(event);
      const now = this.#parts.clock();
      if (event.kind === "step") {
        // The first steps of a job wait for models to load.
        if (event.step > 1)
          this.#pace = afterStep(this.#pace, (now - before) / Math.max(1, event.step - folding.lastStep));
        folding.lastStep = event.step;
        if (now - told >= TELL_EVERY || event.step === event.of) {
          told = now;
          events.progress({
            job: job.id,
            frame: event.index,
            step: event.step,
            of: event.of,
            ...paceFigures(this.#pace),
          });
        }
      }
      if (event.kind === "drawn") {
        this.#pace = afterFrame(this.#pace, event.milliseconds);
        folding.lastStep = 0;
      }
      before = now;
    }
  }

  /** Measures what was drawn before the last end and not yet measured. */
  async #measure(
    engine: Client<EngineContract>,
    { id, series }: Job,
    { index, picture, blob }: UnmeasuredFrame,
    signal: AbortSignal,
  ): Promise<void> {
    const { store, events } = this.#parts;
    const judge = this.#parts.judge();
    if (judge === null) store.pictures.unmeasured(picture);
    else {
      const { measurement } = await engine["pictures.measure"]({ blob, judge }, signal);
      store.pictures.measured(picture, measurement);
    }
    events.frame({ series, index });
    events.job(id);
    events.library();
  }

  /** @throws StudioError `disk.full` before work begins that could not be kept */
  #requireRoom(): void {
    const { freeBytes } = this.#parts.store.space();
    if (freeBytes < FRAME_BYTES) throw new StudioError({ code: "disk.full", freeBytes, neededBytes: FRAME_BYTES });
  }

  /** What becomes of a job that did not end by itself. */
  #afterwards(job: Job, error: unknown): void {
    if (error instanceof CancelledError) return this.#settle(job, "cancelled");
    if (error instanceof PausedError) return this.#settle(job, "waiting");
    const failure = toFailure(error);
    this.#parts.log.warn(`job ${job.id}: ${failure.code}${failure.code === "internal" ? ` ${failure.message}` : ""}`);
    switch (failure.code) {
      case "disk.full":
        this.#settle(job, "waiting");
        return this.pause({ why: "disk", freeBytes: failure.freeBytes, neededBytes: failure.neededBytes });
      case "device.none":
        this.#settle(job, "waiting");
        return this.pause({ why: "engine", failure });
      case "engine.crashed":
      case "engine.unresponsive":
      case "engine.outOfMemory": {
        const attempts = (this.#attempts.get(job.id) ?? 0) + 1;
        this.#attempts.set(job.id, attempts);
        return attempts < ATTEMPTS ? this.#settle(job, "waiting") : this.#settle(job, "failed", failure);
      }
      default:
        return this.#settle(job, "failed", failure);
    }
  }

  #settle(job: Job, state: "done" | "cancelled" | "waiting" | "failed", failure: Failure | null = null): void {
    const now = this.#parts.store.jobs.get(job.id);
    if (now === undefined || now.state === state) return;
    // A job that was cancelled while its engine died has been cancelled.
    const to = now.state === "cancelling" && state === "waiting" ? "cancelled" : state;
    this.#tell(this.#parts.store.jobs.move(job.id, to, failure));
    if (to !== "waiting") this.#attempts.delete(job.id);
  }

  #tell(job: Job): void {
    this.#parts.events.job(job.id);
  }
}

/** Folds what the engine tells of one job into rows; what is stored is told. */
class Folding {
  readonly #parts: QueueParts;
  readonly #job: Job;
  readonly #frames: ReadonlyMap<number, PlannedFrame>;
  readonly #pictures = new Map<number, string>();
  /** Step of the frame at hand last heard of. */
  lastStep = 0;

  constructor(parts: QueueParts, job: Job, frames: readonly PlannedFrame[]) {
    this.#parts = parts;
    this.#job = job;
    this.#frames = new Map(frames.map((frame) => [frame.index, frame]));
  }

  fold(event: DrawEvent): void {
    const { store, events } = this.#parts;
    const { series } = this.#job;
    switch (event.kind) {
      case "opened":
        store.series.setRemarks(series, event.remarks);
        events.remarks(series, event.remarks);
        return;
      case "step": {
        const ref = { series, index: event.index };
        if (this.lastStep === 0) {
          store.frames.setState(ref, "drawing");
          events.frame(ref);
        }
        events.preview(ref, event.step, event.of, event.preview);
        return;
      }
      case "drawn": {
        const frame = this.#frames.get(event.index)!;
        const { picture } = store.pictures.add(
          {
            stored: event.picture,
            origin: "drawn",
            name: null,
            prompt: frame.prompt,
            seed: frame.seed,
            target: frame.target,
            recipe: event.recipe,
            pack: event.recipe.pack.id,
            adapter: event.recipe.adapter?.id ?? null,
          },
          { series, index: event.index },
        );
        this.#pictures.set(event.index, picture);
        return this.#told(event.index);
      }
      case "measured":
        store.pictures.measured(this.#pictures.get(event.index)!, event.measurement);
        return this.#told(event.index);
      case "unmeasured":
        store.pictures.unmeasured(this.#pictures.get(event.index)!);
        return this.#told(event.index);
      default:
        return event satisfies never;
    }
  }

  #told(index: number): void {
    const { events } = this.#parts;
    const { series, id } = this.#job;
    events.frame({ series, index });
    events.head(series);
    events.job(id);
    events.library();
  }
}

class CancelledError extends Error {
  override readonly name = "CancelledError";
}
class PausedError extends Error {
  override readonly name = "PausedError";
}
