/** @file What follows when pictures of a round have been read: its outcome is written down, and suggestions are made. */
import type { Logger } from "../../log.ts";
import type { OpenedStore } from "../../store/store.ts";
import { toFailure } from "../../../app/contract/failure.ts";
import type { Events } from "../events.ts";
import type { Learned } from "./learned.ts";
import { measureFor } from "./measure-for.ts";
import { roundOutcome } from "./round-outcome.ts";
import type { Suggesting } from "./suggesting.ts";

export interface FollowUpParts {
  readonly store: OpenedStore;
  readonly events: Events;
  readonly learned: Learned;
  readonly suggesting: Suggesting;
  readonly log: Logger;
}

export class FollowUp {
  readonly #parts: FollowUpParts;

  constructor(parts: FollowUpParts) {
    this.#parts = parts;
  }

  /** Finishes what a kill has left unfinished. Never fails: what cannot be written down now is when its series is next heard of. */
  start(): void {
    const { store, log } = this.#parts;
    try {
      for (const round of store.refinements.unfinished()) this.#finish(round);
    } catch (error) {
      log.warn("rounds left unfinished", { failure: JSON.stringify(toFailure(error)) });
    }
  }

  /**
   * A picture of a series has been read, or its job has ended. Once nothing more is to come of a round, it is finished; told
   * of it again, nothing happens.
   *
   * @throws StudioError when the outcome cannot be written down; the round is left for the next time
   */
  heard(series: string): void {
    const { refinements } = this.#parts.store;
    const round = refinements.ofSeries(series)?.round ?? null;
    if (round !== null && refinements.unfinished().includes(round)) this.#finish(round);
  }

  #finish(id: string): void {
    const { store, events, learned, suggesting } = this.#parts;
    const round = store.refinements.round(id)!;
    const { target } = store.refinements.head(round.refinement)!;
    const parent = round.parent === null ? null : (store.refinements.round(round.parent) ?? null);
    const suggestion = round.suggestion === null ? null : (store.refinements.suggestion(round.suggestion) ?? null);
    const outcome = roundOutcome(round, parent, suggestion, measureFor(store, learned, target));
    if (!store.refinements.finish(id, outcome)) return;
    // What the edit did is there when its round lands.
    if (suggestion !== null) events.refinements.suggestions(suggestion.round);
    events.refinements.round(id);
    events.profile();
    suggesting.wake(id);
  }
}
