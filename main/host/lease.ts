/** @file The one lease on the device: a person's work goes first, background work gives way between its steps. */

/** Somebody who wants the device, or has it. */
interface Turn {
  /** Asks a background holder to stop; a person's work has none. */
  readonly giveWay: AbortController | undefined;
  readonly start: () => void;
}

/** Somebody who computes when nobody holds the device, and rests as soon as somebody does. */
export interface Guest {
  /** Settles when it computes no more. */
  rest(): Promise<void>;
  resume(): void;
}

/** Who may compute. One holder at a time, so that two never share the processor or a card's memory. */
export class Lease {
  readonly #waiting: Turn[] = [];
  #holder: Turn | undefined;
  #guest: Guest | undefined;

  /** The tuner: it holds the device for hours, so it does not queue for it but fills what holders leave. */
  set guest(guest: Guest) {
    this.#guest = guest;
  }

  /** Whether somebody computes now. */
  get busy(): boolean {
    return this.#holder !== undefined;
  }

  /**
   * Runs work a person waits for. A background holder is asked to give way.
   *
   * @throws the signal's reason when it is aborted before the turn comes, else whatever the work throws
   */
  async interactive<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    const turn = this.#turn(undefined, signal);
    this.#holder?.giveWay?.abort();
    await turn;
    return this.#run(work);
  }

  /**
   * Runs work nobody waits for, when no person's work does.
   *
   * @param work is given a signal that asks it to stop at the next opportunity
   * @throws as {@link interactive} does
   */
  async background<T>(work: (giveWay: AbortSignal) => Promise<T>, signal?: AbortSignal): Promise<T> {
    const giveWay = new AbortController();
    await this.#turn(giveWay, signal);
    return this.#run(() => work(giveWay.signal));
  }

  async #run<T>(work: () => Promise<T>): Promise<T> {
    try {
      if (this.#guest !== undefined) await this.#guest.rest();
      return await work();
    } finally {
      this.#holder = undefined;
      this.#next();
      if (this.#holder === undefined) this.#guest?.resume();
    }
  }

  #turn(giveWay: AbortController | undefined, signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      const onAbort = (): void => {
        this.#waiting.splice(this.#waiting.indexOf(turn), 1);
        reject(signal!.reason as Error);
      };
      const start = (): void => {
        signal?.removeEventListener("abort", onAbort);
        resolve();
      };
      const turn: Turn = { giveWay, start };
      signal?.addEventListener("abort", onAbort, { once: true });
      this.#waiting.push(turn);
      this.#next();
    });
  }

  #next(): void {
    if (this.#holder !== undefined || this.#waiting.length === 0) return;
    const first = this.#waiting.findIndex(({ giveWay }) => giveWay === undefined);
    this.#holder = this.#waiting.splice(Math.max(0, first), 1)[0]!;
    this.#holder.start();
  }
}
