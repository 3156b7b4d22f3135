/** @file Who waits for something that others bring about. */
import { type Failure, StudioError } from "../../app/contract/failure.ts";

interface Waiter<T> {
  readonly resolve: (value: T) => void;
  readonly reject: (error: StudioError) => void;
}

export class Waiters<T> {
  readonly #waiting = new Set<Waiter<T>>();

  /** Waits. Throws StudioError `cancelled` when the signal is aborted, or whatever failure the others are told. */
  wait(signal?: AbortSignal): Promise<T> {
    return new Promise((resolve, reject) => {
      const cancel = (): void => {
        this.#waiting.delete(waiter);
        reject(new StudioError({ code: "cancelled" }));
      };
      const leave = (): void => signal?.removeEventListener("abort", cancel);
      const waiter: Waiter<T> = {
        resolve: (value) => (leave(), resolve(value)),
        reject: (error) => (leave(), reject(error)),
      };
      if (signal?.aborted === true) return cancel();
      signal?.addEventListener("abort", cancel, { once: true });
      this.#waiting.add(waiter);
    });
  }

  give(value: T): void {
    for (const waiter of this.#take()) waiter.resolve(value);
  }

  /** False when nobody waited. */
  fail(failure: Failure): boolean {
    const waiting = this.#take();
    for (const waiter of waiting) waiter.reject(new StudioError(failure));
    return waiting.length > 0;
  }

  #take(): readonly Waiter<T>[] {
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    return waiting;
  }
}
