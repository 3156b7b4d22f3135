/** @file The feeds of runs: what changed of the run that somebody looks at. */
import { StudioError } from "../../../app/contract/failure.ts";
import type { RunEvent } from "../../../app/contract/studio/tuner.ts";
import type { TuneEvent } from "../../../app/tune/progress.ts";
import type { OpenedStore } from "../../store/store.ts";
import type { Numbered } from "../feed.ts";
import { Feeds, type Unnumbered } from "../feeds.ts";

type RunChange = Unnumbered<RunEvent>;

export class RunFeeds {
  readonly #store: OpenedStore;
  readonly #feeds: Feeds<RunChange>;

  constructor(store: OpenedStore) {
    this.#store = store;
    this.#feeds = new Feeds((id) => {
      const detail = store.runs.detail(id);
      if (detail === undefined) throw new StudioError({ code: "input.unknown", what: "run", id });
      return { kind: "snapshot", detail };
    });
  }

  watch(run: string, signal: AbortSignal): AsyncGenerator<Numbered<RunChange>> {
    return this.#feeds.watch(run, signal);
  }

  run(id: string): void {
    const feed = this.#feeds.of(id);
    const run = feed && this.#store.runs.get(id);
    if (run) feed.publish({ kind: "run", run }, "run");
  }

  /** Steps and phases replace one another for a reader that lags; points, samples and alarms are all told. */
  event(id: string, event: TuneEvent): void {
    const key = event.kind === "step" || event.kind === "phase" || event.kind === "saved" ? event.kind : undefined;
    this.#feeds.of(id)?.publish({ kind: "event", event }, key);
  }

  end(id: string): void {
    this.#feeds.end(id);
  }

  close(): void {
    this.#feeds.close();
  }
}
