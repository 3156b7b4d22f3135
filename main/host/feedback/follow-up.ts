/** @file What follows when pictures of a round have been read: its outcome is written down, and suggestions are made. */
import { toFailure } from "../../../app/contract/failure.ts";
import type { Round } from "../../../app/contract/studio/refinements.ts";
import type { Logger } from "../../log.ts";
import type { OpenedStore } from "../../store/store.ts";
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

  /** Finishes what a kill has left unfinished. Never fails: what cannot be written down now is when a round is next heard of. */
  start(): void {
    try {
      this.#finishRead();
    } catch (error) {
      this.#parts.log.warn("rounds left unfinished", { failure: JSON.stringify(toFailure(error)) });
    }
  }

  /**
   * A picture of a series has been read, or its job has ended. Once nothing more is to come of a round, it is finished; told
   * of it again, nothing happens.
   *
   * @throws StudioError when an outcome cannot be written down; the round is left for the next time
   */
  heard(series: string): void {
    const place = this.#parts.store.refinements.ofSeries(series);
    if (place !== undefined && place.round !== null) this.#finishRead();
  }

  /** A round is laid beside its parent, so one whose parent is still being drawn waits for it; by age, parents come first. */
  #finishRead(): void {
    const { refinements } = this.#parts.store;
    for (const id of refinements.unfinished()) {
      const round = refinements.round(id)!;
      const parent = round.parent === null ? null : (refinements.round(round.parent) ?? null);
      if (parent?.state !== "drawing") this.#finish(round, parent);
    }
  }

  #finish(round: Round & { readonly refinement: string }, parent: Round | null): void {
    const { store, events, learned, suggesting } = this.#parts;
    const { target } = store.refinements.head(round.refinement)!;
    const suggestion = round.suggestion === null ? null : (store.refinements.suggestion(round.suggestion) ?? null);
    const outcome = roundOutcome(round, parent, suggestion, measureFor(store, learned, target));
    if (!store.refinements.finish(round.id, outcome)) return;
    // What the edit did is there when its round lands.
    if (suggestion !== null) events.refinements.suggestions(suggestion.round);
    events.refinements.round(round.id);
    events.profile();
    suggesting.wake(round.id);
  }
}
