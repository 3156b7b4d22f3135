/** @file The queue: takes the next job, has the engine draw it, and folds what the engine tells into rows and events. */
import type { Client } from "../../app/contract/kinds.ts";
import type { EngineContract, JudgeOrder } from "../../app/contract/engine/engine.ts";
import { StudioError, toFailure } from "../../app/contract/failure.ts";
import type { Job, PauseReason } from "../../app/contract/studio/jobs.ts";
import { afterFrame, afterStep, NO_PACE, type Pace, paceFigures } from "../../app/jobs/pace.ts";
import type { Logger } from "../log.ts";
import type { OpenedStore, UnmeasuredFrame } from "../store/store.ts";
import type { Events } from "./events.ts";
import { Folding } from "./folding.ts";
import type { Lease } from "./lease.ts";
import { Interruption, type Outcome, outcomeOf, reasonToPause } from "./outcome.ts";
import { adaptersFor } from "./adapters-for.ts";
import { readMood } from "./read-mood.ts";

/** Room a frame may need on the disk: picture, SVG, thumbnail and rows, generously. */
const FRAME_BYTES = 8 << 20;

/** Milliseconds a measurement that nobody waits for may take. */
const PATIENCE = 5000;

/** Milliseconds between two looks at a full disk. */
const LOOK_EVERY = 3000;

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
  readonly judge: () => JudgeOrder | null;
  /** Told when a picture of a series has been read, or could not be, and when a job of it has ended. */
  readonly heard: (series: string) => void;
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
  /** Jobs whose end could not be written down. */
  readonly #unsettled = new Map<string, Outcome>();
  readonly #attempts = new Map<string, number>();
  #running: Running | undefined;
  #pace: Pace = NO_PACE;
  readonly #closing = new AbortController();
  #looking: NodeJS.Timeout | undefined;
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

  /** The frame at hand is stopped after its step; its job waits again. A full disk is looked at until there is room. */
  pause(reason: PauseReason): void {
    this.#parts.events.queue({ paused: reason });
    clearInterval(this.#looking);
    if (reason.why === "disk" && !this.#closing.signal.aborted)
      this.#looking = setInterval(() => this.#look(), LOOK_EVERY).unref();
    this.#running?.abort.abort(new Interruption("paused"));
  }

  #look(): void {
    try {
      if (this.#parts.store.space().freeBytes >= 2 * FRAME_BYTES) this.resume();
    } catch (error) {
      this.pause(reasonToPause(toFailure(error)));
    }
  }

  /**
   * Goes on.
   *
   * @throws StudioError when the store still cannot be written to; the queue stays paused then
   */
  resume(): void {
    for (const [job, outcome] of this.#unsettled) {
      this.#settle(job, outcome);
      this.#unsettled.delete(job);
    }
    clearInterval(this.#looking);
    this.#attempts.clear();
    this.#parts.events.queue({ paused: null });
    this.nudge();
  }

  /**
   * Cancels a job: one that runs ends after the step at hand. One that is ending so already is left to it.
   *
   * @throws StudioError when it has ended or is unknown
   */
  cancel(job: string): void {
    const { store } = this.#parts;
    const state = store.jobs.get(job)?.state;
    if (this.#running?.job !== job) {
      const cancelled = store.jobs.move(job, "cancelled");
      this.#tell(cancelled);
      return this.#parts.heard(cancelled.series);
    }
    if (state === "cancelling") return;
    // Its turn may have come while the device is still being given up for it.
    this.#tell(store.jobs.move(job, state === "waiting" ? "cancelled" : "cancelling"));
    this.#running.abort.abort(new Interruption("cancelled"));
  }

  /** Stops after the step at hand; what is not drawn waits for the next start. */
  async close(): Promise<void> {
    clearInterval(this.#looking);
    this.#closing.abort(new Interruption("paused"));
    this.#running?.abort.abort(new Interruption("paused"));
    this.nudge();
    await this.#loop;
  }

  async #work(): Promise<void> {
    while (!this.#closing.signal.aborted) {
      const job = this.#next();
      if (job === undefined) await new Promise<void>((resolve) => (this.#wake = resolve));
      else await this.#attempt(job);
    }
  }

  /** The job to draw now, undefined while there is none or the queue is paused. */
  #next(): Job | undefined {
    if (this.paused !== null) return undefined;
    try {
      return this.#parts.store.jobs.next();
    } catch (error) {
      this.pause(reasonToPause(toFailure(error)));
      return undefined;
    }
  }

  async #attempt(job: Job): Promise<void> {
    const abort = new AbortController();
    this.#running = { job: job.id, abort };
    const outcome = await this.#parts.lease
      .interactive(() => this.#draw(job, abort.signal), abort.signal)
      .then((): Outcome => ({ to: "done", failure: null }))
      .catch((error: unknown) => this.#outcomeOf(job.id, abort.signal.aborted ? abort.signal.reason : error));
    this.#running = undefined;
    this.#parts.events.progress(null);
    if (outcome.to === "cancelled") await this.#measureLeft(job);
    if (outcome.pause !== undefined) this.pause(outcome.pause);
    try {
      this.#settle(job.id, outcome);
      this.#parts.events.frames(job.series);
      this.#parts.events.head(job.series);
      this.#parts.heard(job.series);
    } catch (error) {
      // Nothing can be written down now: what became of the job is remembered until it can.
      this.#unsettled.set(job.id, outcome);
      this.pause(reasonToPause(toFailure(error)));
    }
  }

  async #draw(job: Job, signal: AbortSignal): Promise<void> {
    const { store, events } = this.#parts;
    signal.throwIfAborted();
    this.#requireRoom();
    this.#tell(store.jobs.move(job.id, "running"));
    const head = store.series.head(job.series);
    if (head === undefined) throw new StudioError({ code: "input.unknown", what: "series", id: job.series });
    const frames = store.frames.missing(job.id);
    events.frames(job.series);
    const unmeasured = store.frames.unmeasured(job.id);
    if (frames.length === 0 && unmeasured.length === 0) return;
    const engine = await this.#parts.engine(signal);
    for (const frame of unmeasured) await this.#measure(engine, job, frame, signal);
    if (frames.length === 0) return;
    const folding = new Folding(this.#parts, job, frames);
    let told = -Infinity;
    let before = this.#parts.clock();
    const adapters = adaptersFor(store.adapters.list(), head.request);
    const drawing = engine["series.draw"](
      { request: head.request, frames, judge: this.#parts.judge(), adapters },
      signal,
    );
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

  /** A frame that was drawn when its job was cancelled gets its measurement all the same, if the engine can give it. */
  async #measureLeft(job: Job): Promise<void> {
    const { store, log } = this.#parts;
    try {
      const left = store.frames.unmeasured(job.id);
      if (left.length === 0) return;
      const signal = AbortSignal.any([this.#closing.signal, AbortSignal.timeout(PATIENCE)]);
      const engine = await this.#parts.engine(signal);
      for (const frame of left) await this.#measure(engine, job, frame, signal);
    } catch (error) {
      log.warn("left unmeasured", { job: job.id, failure: JSON.stringify(toFailure(error)) });
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
    const read = judge === null ? undefined : await readMood(engine, { blob, judge }, signal);
    // It may have been emptied out of the trash meanwhile.
    if (store.pictures.card(picture) === undefined) return;
    if (read === undefined) store.pictures.unmeasured(picture);
    else store.pictures.measured(picture, read.measurement, read.style);
    events.frame({ series, index });
    events.job(id);
    events.library();
    this.#parts.heard(series);
  }

  /** @throws StudioError `disk.full` before work begins that could not be kept */
  #requireRoom(): void {
    const { freeBytes } = this.#parts.store.space();
    if (freeBytes < FRAME_BYTES) throw new StudioError({ code: "disk.full", freeBytes, neededBytes: FRAME_BYTES });
  }

  #outcomeOf(job: string, error: unknown): Outcome {
    const attempts = (this.#attempts.get(job) ?? 0) + 1;
    const outcome = outcomeOf(error, attempts);
    if (error instanceof Interruption) return outcome;
    this.#attempts.set(job, attempts);
    this.#parts.log.warn("job stopped", { job, attempts, failure: JSON.stringify(toFailure(error)) });
    return outcome;
  }

  #settle(job: string, { to, failure }: Outcome): void {
    const now = this.#parts.store.jobs.get(job);
    // A person may have cancelled it or asked for it again while its end could not be written down.
    if (now === undefined || (now.state !== "running" && now.state !== "cancelling")) return;
    // A job that was cancelled while its engine died has been cancelled.
    const state = now.state === "cancelling" && to === "waiting" ? "cancelled" : to;
    this.#tell(this.#parts.store.jobs.move(job, state, failure));
    if (state !== "waiting") this.#attempts.delete(job);
  }

  #tell(job: Job): void {
    this.#parts.events.job(job.id);
  }
}
