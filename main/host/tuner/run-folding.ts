/** @file Folds what the tuner tells of a run into rows and events: what is stored is told, and nothing before it is. */
import type { Tuning } from "../../../app/contract/studio/tuner.ts";
import { median } from "../../../app/statistics/quantile.ts";
import type { TuneEvent } from "../../../app/tune/progress.ts";
import { USUAL_PACE } from "../../../app/tune/recipes.ts";
import type { OpenedStore } from "../../store/store.ts";
import type { Events } from "../events.ts";

/** Steps that a pace is the median of. */
const MEMORY = 30;
/** Steps after which the pace of this machine is written down. */
const PACE_EVERY = 100;
/** Milliseconds between two rows of a run's progress. */
const WRITE_EVERY = 1000;

export interface FoldingEnds {
  /** Something of the run has changed. */
  readonly told: (run: string) => void;
  /** It has come to a new point, so that what went wrong before is over. */
  readonly advanced: (run: string) => void;
  /** It has left an adapter. */
  readonly adapter: () => void;
}

export class RunFolding {
  readonly #parts: { readonly store: OpenedStore; readonly events: Events };
  readonly #ends: FoldingEnds;
  #stepTimes: number[] = [];
  #written = 0;
  /** Where the run at hand is; null while there is none. */
  tuning: Tuning | null = null;

  constructor(parts: { readonly store: OpenedStore; readonly events: Events }, ends: FoldingEnds) {
    this.#parts = parts;
    this.#ends = ends;
  }

  begin(): void {
    this.#stepTimes = [];
  }

  end(): void {
    this.tuning = null;
  }

  change(change: Partial<Tuning>): void {
    if (this.tuning !== null) this.tuning = { ...this.tuning, ...change };
  }

  fold(id: string, event: TuneEvent): void {
    const { store, events } = this.#parts;
    switch (event.kind) {
      case "opened":
        this.tuning = {
          run: id,
          phase: "preparing",
          method: null,
          done: 0,
          of: 1,
          stepMs: 0,
          etaMs: null,
          saved: null,
          provider: event.provider,
          threads: event.threads,
        };
        break;
      case "phase":
        this.change({
          phase: event.phase,
          method: event.method ?? this.tuning?.method ?? null,
          done: event.done,
          of: event.of,
        });
        break;
      case "step":
        this.#step(id, event);
        break;
      case "point":
        store.runs.point(id, event);
        this.#ends.advanced(id);
        break;
      case "sample":
        store.runs.sample(id, event);
        break;
      case "saved":
        this.change({ saved: Date.now() });
        break;
      case "alarm":
        store.runs.alarm(id, event.alarm, event.cleared);
        break;
      case "ended":
        store.runs.end(id, event);
        this.#ends.adapter();
        break;
    }
    events.runs.event(id, event);
    this.#ends.told(id);
  }

  #step(id: string, { step, seconds, pictures, milliseconds }: Extract<TuneEvent, { kind: "step" }>): void {
    const { store } = this.#parts;
    this.#stepTimes = [...this.#stepTimes, milliseconds].slice(-MEMORY);
    const { steps } = store.runs.get(id)!;
    const stepMs = median(this.#stepTimes);
    this.change({ phase: "learning", done: step, of: steps, stepMs, etaMs: stepMs * (steps - step) });
    const settled = this.#stepTimes.length === MEMORY && step % PACE_EVERY === 0;
    if (settled && this.tuning?.method === "calibrate")
      store.runs.savePace({ ...(store.runs.pace() ?? USUAL_PACE), stepsPerMinute: 60_000 / stepMs });
    if (performance.now() - this.#written < WRITE_EVERY && step !== steps) return;
    this.#written = performance.now();
    store.runs.progress(id, { step, seconds, pictures });
  }
}
