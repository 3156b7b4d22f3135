/** @file A feed with a memory of nothing: each reader gets a snapshot, then numbered changes, then, if it lags, a snapshot again. */

/** Changes a reader may be behind before a fresh snapshot replaces them. */
const BACKLOG = 256;

/** An event as it is sent: the change with its number. */
export type Numbered<E> = E & { readonly seq: number };

interface Reader<E> {
  /** Changes not yet taken, by key: a newer change of the same thing replaces the older. */
  readonly backlog: Map<string | symbol, E>;
  /** The reader's next event is a snapshot. */
  stale: boolean;
  wake: () => void;
}

/** Published changes of one thing, and who reads them. */
export class Feed<E extends { readonly kind: string }> {
  readonly #snapshot: () => E;
  readonly #readers = new Set<Reader<E>>();
  #closed = false;

  /** @param snapshot the whole as it is at the moment of the call; it must hold every change published before */
  constructor(snapshot: () => E) {
    this.#snapshot = snapshot;
  }

  get readers(): number {
    return this.#readers.size;
  }

  /**
   * Tells every reader.
   *
   * @param key what the change is of: a later one with the same key takes the place of one not yet read, so that a slow
   *   reader is never told what is no longer so; undefined keeps every change
   */
  publish(change: E, key?: string): void {
    for (const reader of this.#readers) {
      if (reader.stale) continue;
      const name = key ?? Symbol();
      reader.backlog.delete(name);
      reader.backlog.set(name, change);
      if (reader.backlog.size > BACKLOG) {
        reader.backlog.clear();
        reader.stale = true;
      }
      reader.wake();
    }
  }

  /** Ends every reader. */
  close(): void {
    this.#closed = true;
    for (const reader of this.#readers) reader.wake();
  }

  /** Events for one reader; `seq` grows by one from each to the next, snapshots included. Ends with the signal or the feed. */
  async *watch(signal: AbortSignal): AsyncGenerator<Numbered<E>> {
    const reader: Reader<E> = { backlog: new Map(), stale: true, wake: () => undefined };
    const onAbort = (): void => reader.wake();
    this.#readers.add(reader);
    signal.addEventListener("abort", onAbort);
    try {
      for (let seq = 0; !this.#over(signal); seq++) {
        const event = this.#take(reader);
        if (event !== undefined) {
          yield { ...event, seq };
          continue;
        }
        seq--;
        await new Promise<void>((resolve) => {
          reader.wake = resolve;
          // What came between the look and the sleep.
          if (reader.backlog.size > 0 || reader.stale || this.#over(signal)) resolve();
        });
      }
    } finally {
      signal.removeEventListener("abort", onAbort);
      this.#readers.delete(reader);
    }
  }

  #over(signal: AbortSignal): boolean {
    return this.#closed || signal.aborted;
  }

  #take(reader: Reader<E>): E | undefined {
    if (reader.stale) {
      reader.stale = false;
      return this.#snapshot();
    }
    const next = reader.backlog.entries().next().value;
    if (next === undefined) return undefined;
    reader.backlog.delete(next[0]);
    return next[1];
  }
}
