/** @file Folds what the engine tells of one job into rows and events: what is stored is told, and nothing before it is. */
import type { DrawEvent } from "../../app/contract/engine/engine.ts";
import type { Job } from "../../app/contract/studio/jobs.ts";
import type { PlannedFrame } from "../../app/series/plan.ts";
import type { OpenedStore } from "../store/store.ts";
import type { Events } from "./events.ts";

export interface FoldingParts {
  readonly store: OpenedStore;
  readonly events: Events;
  /** Told when a picture of a series has been read, or could not be. */
  readonly heard: (series: string) => void;
}

/** One drawing of a job. */
export class Folding {
  readonly #parts: FoldingParts;
  readonly #job: Job;
  readonly #frames: ReadonlyMap<number, PlannedFrame>;
  readonly #pictures = new Map<number, string>();
  /** Step of the frame at hand last heard of. */
  lastStep = 0;

  constructor(parts: FoldingParts, job: Job, frames: readonly PlannedFrame[]) {
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
        if (this.lastStep === 0 && this.#isWanted(event.index)) {
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
            adapter: event.recipe.stack?.[0]?.id ?? event.recipe.adapter?.id ?? null,
          },
          { series, index: event.index },
        );
        this.#pictures.set(event.index, picture);
        return this.#told(event.index);
      }
      case "measured":
      case "unmeasured": {
        const picture = this.#pictures.get(event.index)!;
        // It may have been emptied out of the trash between the two events.
        if (store.pictures.card(picture) === undefined) return;
        if (event.kind === "measured") store.pictures.measured(picture, event.measurement, event.style);
        else store.pictures.unmeasured(picture, event.style);
        this.#told(event.index);
        return this.#parts.heard(series);
      }
      default:
        return event satisfies never;
    }
  }

  /** False once the frame has been given another wish, or an earlier picture again: what is drawn then is not what it waits for. */
  #isWanted(index: number): boolean {
    const frame = this.#parts.store.frames.get({ series: this.#job.series, index });
    const planned = this.#frames.get(index);
    return frame?.state !== "finished" && frame?.prompt === planned?.prompt && frame?.seed === planned?.seed;
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
