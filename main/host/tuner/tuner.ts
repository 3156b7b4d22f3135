/** @file The tuner's line: one run or evaluation at a time, folded into rows and events, resumed after every kind of end. */
import { type Failure, toFailure } from "../../../app/contract/failure.ts";
import type { Evaluation, EvidenceOrder } from "../../../app/contract/studio/evidence.ts";
import type { Run } from "../../../app/contract/studio/tuner.ts";
import type { RunConfig } from "../../../app/tune/config.ts";
import { machineAlarms } from "../../../app/tune/machine-watch.ts";
import type { Alarm } from "../../../app/tune/progress.ts";
import { runHasEnded } from "../../../app/tune/run-state.ts";
import type { OpenedStore } from "../../store/store.ts";
import { Evaluator } from "./evaluator.ts";
import { RunFolding } from "./run-folding.ts";
import type { Stopping, TunerParts } from "./tuner-parts.ts";

/** Ends nobody asked for after which a run is left alone. */
const ATTEMPTS = 3;
/** Milliseconds between two looks at the machine. */
const LOOK_EVERY = 15_000;
/** Milliseconds without work after which the process ends. */
const IDLE = 20_000;

interface AtHand {
  readonly id: string;
  readonly abort: AbortController;
  stopping: Stopping | undefined;
}

export class Tuner {
  readonly #parts: TunerParts;
  readonly #folding: RunFolding;
  readonly #evaluator: Evaluator;
  readonly #attempts = new Map<string, number>();
  #atHand: AtHand | undefined;
  #counts = { adapters: 0, evidence: 0 };
  #ringing: Alarm[] = [];
  #closing = false;
  #wake: () => void = () => undefined;
  #loop: Promise<void> = Promise.resolve();
  #looking: NodeJS.Timeout | undefined;

  constructor(parts: TunerParts) {
    this.#parts = parts;
    this.#folding = new RunFolding(parts, {
      told: (run) => this.#told(run),
      advanced: (run) => this.#attempts.delete(run),
      adapter: () => this.#counts.adapters++,
    });
    this.#evaluator = new Evaluator(parts, () => this.evidenceChanged());
  }

  /** Runs that were under way when the last program ended go on by themselves. */
  start(): void {
    const { store } = this.#parts;
    for (const { id, state } of store.runs.open()) {
      if (state === "running") store.runs.move(id, "interrupted");
      if (state === "pausing") store.runs.move(id, "paused");
      if (state === "running" || state === "interrupted") store.runs.move(id, "waiting");
    }
    for (const { id, state } of store.evaluations.list())
      if (state === "running" || state === "interrupted") store.evaluations.move(id, "waiting");
    this.tell();
    this.#loop = this.#work();
    this.#looking = setInterval(() => void this.#look(), LOOK_EVERY).unref();
  }

  /** Whether anything is learned or waits to be. */
  get busy(): boolean {
    return this.#parts.store.runs.open().some(({ state }) => state !== "paused");
  }

  addRun(run: { readonly name: string; readonly person: string; readonly config: RunConfig }): Run {
    const added = this.#parts.store.runs.add(run);
    this.#told(added.id);
    this.#wake();
    return added;
  }

  pause(id: string): void {
    if (this.#atHand?.id !== id) {
      this.#move(id, "paused");
      return;
    }
    this.#move(id, "pausing");
    this.#stop("pausing");
  }

  resume(id: string): void {
    this.#attempts.delete(id);
    this.#move(id, "waiting");
    this.#wake();
  }

  /** Ends the run with the best adapter so far; one that has not begun leaves none. */
  async stop(id: string): Promise<void> {
    const { store, room } = this.#parts;
    const state = store.runs.get(id)?.state;
    if (state === "waiting" && store.runs.get(id)?.step === 0) return this.#move(id, "stopped");
    this.#move(id, "stopping");
    if (this.#atHand?.id === id) await (await room.client())["tuner.keep"]({});
    this.#wake();
  }

  addEvaluation(order: EvidenceOrder, adapters: readonly string[]): string {
    const id = this.#parts.store.evaluations.add(order, adapters);
    this.evidenceChanged();
    this.#wake();
    return id;
  }

  cancelEvaluation(id: string): void {
    const { store } = this.#parts;
    if (this.#atHand?.id === id) return this.#stop("cancelled");
    store.evaluations.move(id, "cancelled");
    this.evidenceChanged();
  }

  resumeEvaluation(id: string): void {
    this.#parts.store.evaluations.move(id, "waiting");
    this.evidenceChanged();
    this.#wake();
  }

  /** Progress of an evaluation, null unless it is at hand. */
  progressOf(id: string): Evaluation["progress"] {
    return this.#evaluator.progressOf(id);
  }

  adaptersChanged(): void {
    this.#counts.adapters++;
    this.tell();
  }

  evidenceChanged(): void {
    this.#counts.evidence++;
    this.tell();
  }

  /** Publishes the overview's part. */
  tell(): void {
    const { events, store } = this.#parts;
    events.tuner({ runs: store.runs.open().toReversed(), tuning: this.#folding.tuning, ...this.#counts });
  }

  /** Stops after the step at hand; what is not learned goes on at the next start. */
  async close(): Promise<void> {
    this.#closing = true;
    clearInterval(this.#looking);
    this.#stop("closing");
    this.#wake();
    await this.#loop;
    await this.#parts.room.stop();
  }

  async #work(): Promise<void> {
    let idle: NodeJS.Timeout | undefined;
    while (!this.#closing) {
      const next = this.#next();
      if (next === undefined) {
        idle ??= setTimeout(() => void this.#parts.room.stop(), IDLE).unref();
        await new Promise<void>((resolve) => (this.#wake = resolve));
        continue;
      }
      clearTimeout(idle);
      idle = undefined;
      await (next.kind === "run" ? this.#run(next.id) : this.#evaluate(next.id));
    }
    clearTimeout(idle);
  }

  /** A run that is to be ended goes first, then runs in their order, then evaluations. */
  #next(): { readonly kind: "run" | "evaluation"; readonly id: string } | undefined {
    const { store, log } = this.#parts;
    try {
      const open = store.runs.open();
      const run = open.find(({ state }) => state === "stopping") ?? open.find(({ state }) => state === "waiting");
      if (run !== undefined) return { kind: "run", id: run.id };
      const evaluation = store.evaluations.list().findLast(({ state }) => state === "waiting");
      return evaluation && { kind: "evaluation", id: evaluation.id };
    } catch (error) {
      // A store that cannot be read leaves nothing to do; the queue says why.
      log.warn("tuner", { failure: JSON.stringify(toFailure(error)) });
      return undefined;
    }
  }

  async #run(id: string): Promise<void> {
    const { store, room } = this.#parts;
    const atHand: AtHand = { id, abort: new AbortController(), stopping: undefined };
    this.#atHand = atHand;
    this.#folding.begin();
    let failure: Failure | undefined;
    try {
      const stopping = store.runs.get(id)!.state === "stopping";
      if (!stopping) this.#move(id, "running");
      const client = await room.client();
      const events = client["tuner.run"]({ run: id, config: store.runs.get(id)!.config }, atHand.abort.signal);
      let first = true;
      for await (const event of events) {
        if (first && stopping) await client["tuner.keep"]({});
        first = false;
        this.#folding.fold(id, event);
      }
    } catch (error) {
      if (!atHand.abort.signal.aborted) failure = toFailure(error);
    }
    this.#atHand = undefined;
    this.#folding.end();
    this.#settle(id, atHand.stopping, failure);
  }

  /** What becomes of a run whose feed has ended. */
  #settle(id: string, stopping: Stopping | undefined, failure: Failure | undefined): void {
    const { store, log } = this.#parts;
    try {
      const state = store.runs.get(id)?.state;
      if (state === undefined || runHasEnded(state)) return this.#told(id);
      if (stopping === "closing") return state === "running" ? this.#move(id, "waiting") : this.#told(id);
      if (state === "pausing") return this.#move(id, "paused");
      log.warn("run stopped", { run: id, failure: JSON.stringify(failure ?? null) });
      const attempts = (this.#attempts.get(id) ?? 0) + 1;
      this.#attempts.set(id, attempts);
      const again = failure !== undefined && PASSING.has(failure.code) && attempts < ATTEMPTS;
      this.#move(id, "interrupted");
      if (again) this.#move(id, "waiting");
      else this.#move(id, "failed", failure ?? { code: "internal", message: "the run ended without a word" });
    } catch (error) {
      log.warn("tuner", { failure: JSON.stringify(toFailure(error)) });
    }
  }

  async #evaluate(id: string): Promise<void> {
    const atHand: AtHand = { id, abort: new AbortController(), stopping: undefined };
    this.#atHand = atHand;
    const why = (): Stopping | undefined => atHand.stopping;
    await this.#evaluator.run(id, atHand.abort.signal, why);
    this.#atHand = undefined;
  }

  #stop(why: Stopping): void {
    if (this.#atHand === undefined) return;
    this.#atHand.stopping = why;
    this.#atHand.abort.abort();
  }

  /** Rests while the machine had better be left alone. */
  async #look(): Promise<void> {
    const { room, machine, store } = this.#parts;
    const id = this.#folding.tuning?.run;
    if (id === undefined) return;
    const before = this.#ringing;
    const codes = before.map(({ code }) => code as "battery" | "heat" | "memory");
    const now = machineAlarms(machine(), codes, store.runs.get(id)?.step ?? 0);
    this.#ringing = now;
    for (const alarm of now.filter(({ code }) => !before.some((rung) => rung.code === code)))
      this.#folding.fold(id, { kind: "alarm", alarm, cleared: false });
    for (const alarm of before.filter(({ code }) => !now.some((ringing) => ringing.code === code)))
      this.#folding.fold(id, { kind: "alarm", alarm, cleared: true });
    if (now.length > 0 && before.length === 0) {
      await room.spare(true);
      this.#folding.change({ phase: "resting" });
    }
    if (now.length === 0 && before.length > 0) await room.spare(false);
    this.tell();
  }

  #move(id: string, ...to: Parameters<OpenedStore["runs"]["move"]> extends [string, ...infer R] ? R : never): void {
    this.#parts.store.runs.move(id, ...to);
    this.#told(id);
  }

  #told(id: string): void {
    this.#parts.events.runs.run(id);
    this.tell();
  }
}

/** Ends after which trying again may help. */
const PASSING: ReadonlySet<Failure["code"]> = new Set([
  "engine.crashed",
  "engine.outOfMemory",
  "engine.unresponsive",
  "wire.closed",
]);
