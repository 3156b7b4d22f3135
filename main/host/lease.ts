/** @file The one lease on the device: a person's work goes first, background work gives way between its steps. */

interface Waiting {
  readonly interactive: boolean;
  readonly start: () => void;
}

/** Who may compute. One holder at a time, so that two never share the processor or a card's memory. */
export class Lease {
  readonly #waiting: Waiting[] = [];
  #held = false;
  #yield: AbortController | undefined;

  /**
   * Runs work a person waits for. A background holder is asked to give way.
   *
   * @throws the signal's reason when it is aborted before the turn comes, else whatever the work throws
   */
  interactive<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    this.#yield?.abort();
    return this.#hold(true, work, signal);
  }

  /**
   * Runs work nobody waits for, when no person's work does.
   *
   * @param work is given a signal that asks it to stop at the next opportunity
   */
  background<T>(work: (giveWay: AbortSignal) => Promise<T>, signal?: AbortSignal): Promise<T> {
    return this.#hold(
      false,
      async () => {
        const giveWay = new AbortController();
        this.#yield = giveWay;
        try {
          return await work(giveWay.signal);
        } finally {
          this.#yield = undefined;
        }
      },
      signal,
    );
  }

  async #hold<T>(interactive: boolean, work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    await this.#turn(interactive, signal);
    try {
      return await work();
    } finally {
      this.#held = false;
      this.#next();
    }
  }

  #turn(interactive: boolean, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      const onAbort = (): void => {
        this.#waiting.splice(this.#waiting.indexOf(waiting), 1);
        reject(signal!.reason as Error);
      };
      const start = (): void => {
        signal?.removeEventListener("abort", onAbort);
        this.#held = true;
        resolve();
      };
      const waiting: Waiting = { interactive, start };
      signal?.addEventListener("abort", onAbort, { once: true });
      this.#waiting.push(waiting);
      this.#next();
    });
  }

  #next(): void {
    if (this.#held || this.#waiting.length === 0) return;
    const first = this.#waiting.findIndex(({ interactive }) => interactive);
    this.#waiting.splice(Math.max(0, first), 1)[0]!.start();
  }
}
