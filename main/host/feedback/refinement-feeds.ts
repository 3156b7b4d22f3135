/** @file The feeds of refinements: what changed of the rounds, suggestions and controls that somebody looks at. */
import { StudioError } from "../../../app/contract/failure.ts";
import type { RefinementEvent, RoundPicture } from "../../../app/contract/studio/refinements.ts";
import type { OpenedStore } from "../../store/store.ts";
import type { Numbered } from "../feed.ts";
import { Feeds, type Unnumbered } from "../feeds.ts";

type RefinementChange = Unnumbered<RefinementEvent>;

/** Publishes rows as they are at the moment of publishing, so a change is never older than its row. */
export class RefinementFeeds {
  readonly #store: OpenedStore;
  readonly #feeds: Feeds<RefinementChange>;

  constructor(store: OpenedStore) {
    this.#store = store;
    this.#feeds = new Feeds((id) => {
      const refinement = store.refinements.get(id);
      if (refinement === undefined) throw new StudioError({ code: "input.unknown", what: "refinement", id });
      return { kind: "snapshot", refinement };
    });
  }

  watch(refinement: string, signal: AbortSignal): AsyncGenerator<Numbered<RefinementChange>> {
    return this.#feeds.watch(refinement, signal);
  }

  head(refinement: string): void {
    const feed = this.#feeds.of(refinement);
    const head = feed && this.#store.refinements.head(refinement);
    if (head) feed.publish({ kind: "head", head }, "head");
  }

  /** A round, and the head, which tells of all rounds. */
  round(id: string): void {
    if (!this.#feeds.read) return;
    const found = this.#store.refinements.round(id);
    if (found === undefined) return;
    const { refinement, ...round } = found;
    this.#feeds.of(refinement)?.publish({ kind: "round", round }, `round ${id}`);
    this.head(refinement);
  }

  suggestions(round: string): void {
    if (!this.#feeds.read) return;
    const feed = this.#feeds.of(this.#store.refinements.round(round)?.refinement ?? "");
    if (feed === undefined) return;
    const suggestions = this.#store.refinements.suggestions(round);
    feed.publish({ kind: "suggestions", round, suggestions }, `suggestions ${round}`);
  }

  control(refinement: string): void {
    const feed = this.#feeds.of(refinement);
    if (feed === undefined) return;
    const control = this.#store.refinements.get(refinement)?.control ?? null;
    feed.publish({ kind: "control", control }, "control");
  }

  /** Something changed of a series, which may be a round or a control. */
  series(series: string): void {
    if (!this.#feeds.read) return;
    const place = this.#store.refinements.ofSeries(series);
    if (place === undefined) return;
    if (place.round === null) this.control(place.refinement);
    else this.round(place.round);
  }

  /** Rounds that show these pictures, or miss one that may be among them. */
  pictures(pictures: ReadonlySet<string>): void {
    const touched = ({ picture }: RoundPicture): boolean => picture === null || pictures.has(picture.id);
    for (const [refinement] of this.#feeds.all()) {
      for (const round of this.#store.refinements.get(refinement)?.rounds ?? []) {
        if (round.pictures.some(touched)) this.round(round.id);
      }
    }
  }

  /** Ends the readers of a refinement that is forgotten. */
  end(refinement: string): void {
    this.#feeds.end(refinement);
  }

  close(): void {
    this.#feeds.close();
  }
}
