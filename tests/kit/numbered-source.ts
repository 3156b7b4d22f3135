/** @file A feed as the host publishes it: a snapshot, then numbered changes; and what a page makes of it. */
import { z } from "zod";
import { watch, type Handlers } from "../../app/contract/kinds.ts";

const event = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("snapshot"), seq: z.int(), total: z.int() }),
  z.object({ kind: z.literal("change"), seq: z.int(), add: z.int() }),
]);
export type NumberedEvent = z.output<typeof event>;

export const numbered = { "total.watch": watch(z.object({}), event) } as const;
export type Numbered = typeof numbered;

/** A total that grows; each change has the next number. */
export class NumberedSource {
  #seq = 0;
  #total = 0;
  readonly #readers = new Set<{ changes: NumberedEvent[]; wake: () => void }>();

  get state(): { readonly seq: number; readonly total: number } {
    return { seq: this.#seq, total: this.#total };
  }

  /** Watches that have not been left. */
  get readers(): number {
    return this.#readers.size;
  }

  add(amount: number): void {
    this.#seq += 1;
    this.#total += amount;
    for (const reader of this.#readers) {
      reader.changes.push({ kind: "change", seq: this.#seq, add: amount });
      reader.wake();
    }
  }

  async *watch(signal: AbortSignal): AsyncGenerator<NumberedEvent> {
    const reader: { changes: NumberedEvent[]; wake: () => void } = { changes: [], wake: () => undefined };
    const abort = (): void => reader.wake();
    signal.addEventListener("abort", abort);
    this.#readers.add(reader);
    try {
      yield { kind: "snapshot", seq: this.#seq, total: this.#total };
      while (!signal.aborted) {
        yield* reader.changes.splice(0);
        if (reader.changes.length > 0 || signal.aborted) continue;
        await new Promise<void>((resolve) => {
          reader.wake = resolve;
        });
      }
    } finally {
      this.#readers.delete(reader);
      signal.removeEventListener("abort", abort);
    }
  }

  handlers(): Handlers<Numbered> {
    return { "total.watch": (_, { signal }) => this.watch(signal) };
  }
}
