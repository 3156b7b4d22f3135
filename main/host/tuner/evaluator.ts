/** @file Runs one evaluation in the tuner's process and keeps the report it leaves. */
import { toFailure } from "../../../app/contract/failure.ts";
import type { Evaluation } from "../../../app/contract/studio/evidence.ts";
import { storeBlob } from "../../../native/files/blobs.ts";
import type { TunerParts, Stopping } from "./tuner-parts.ts";

export class Evaluator {
  readonly #parts: Pick<TunerParts, "store" | "room" | "log">;
  readonly #changed: () => void;
  #atHand: { readonly id: string; readonly progress: NonNullable<Evaluation["progress"]> } | undefined;

  constructor(parts: Pick<TunerParts, "store" | "room" | "log">, changed: () => void) {
    this.#parts = parts;
    this.#changed = changed;
  }

  progressOf(id: string): Evaluation["progress"] {
    return this.#atHand?.id === id ? this.#atHand.progress : null;
  }

  /** @param why it was stopped, if it was */
  async run(id: string, signal: AbortSignal, why: () => Stopping | undefined): Promise<void> {
    const { store, room, log } = this.#parts;
    try {
      const { order, adapters } = store.evaluations.move(id, "running");
      this.#changed();
      const client = await room.client();
      const used = adapters.flatMap((adapter) => {
        const found = store.adapters.get(adapter);
        return found === undefined ? [] : [{ id: found.name, sha256: found.sha256, strength: 1 }];
      });
      for await (const event of client["evidence.run"]({ evaluation: id, order, adapters: used }, signal)) {
        if (event.kind === "done") {
          const html = await storeBlob(store.folders.blobs, new TextEncoder().encode(event.html));
          store.evaluations.done(id, event.report, html);
        } else {
          const { kind: _kind, ...progress } = event;
          this.#atHand = { id, progress };
        }
        this.#changed();
      }
      // One that was stopped ends without a report.
      if (why() !== undefined) this.#stopped(id, why()!);
    } catch (error) {
      const failure = toFailure(error);
      log.info("evaluation ended", { evaluation: id, failure: JSON.stringify(failure) });
      const stopping = why();
      if (stopping !== undefined) this.#stopped(id, stopping);
      else this.#quietly(() => store.evaluations.move(id, "failed", failure));
    }
    this.#atHand = undefined;
    this.#changed();
  }

  #stopped(id: string, why: Stopping): void {
    const { store } = this.#parts;
    this.#quietly(() => {
      if (store.evaluations.get(id)?.state === "running")
        store.evaluations.move(id, why === "cancelled" ? "cancelled" : "waiting");
    });
  }

  /** A store that cannot be written to now stops the queue with a reason; the next start sets this right. */
  #quietly(write: () => void): void {
    try {
      write();
    } catch (error) {
      this.#parts.log.warn("tuner", { failure: JSON.stringify(toFailure(error)) });
    }
  }
}
