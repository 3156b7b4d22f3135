/** @file One reading of a watch: events wait here for their reader, who grants more as they are taken. */
import { StudioError, type Failure } from "../failure.ts";
import type { Asking, Waiting } from "./asking.ts";

/** Events that may be on their way or waiting here. */
export const WINDOW = 32;

interface Reader {
  resolve(step: IteratorResult<unknown, undefined>): void;
  reject(error: unknown): void;
}

const DONE: IteratorResult<unknown, undefined> = { done: true, value: undefined };

/** Opened when its first event is asked for. */
export class Feed implements AsyncIterator<unknown, undefined> {
  readonly #asking: Asking;
  readonly #name: string;
  readonly #input: unknown;
  readonly #signal: AbortSignal | undefined;
  readonly #events: unknown[] = [];
  readonly #readers: Reader[] = [];
  #id: number | undefined;
  #taken = 0;
  #end: { readonly failure: Failure | undefined } | undefined;

  constructor(asking: Asking, name: string, input: unknown, signal: AbortSignal | undefined) {
    this.#asking = asking;
    this.#name = name;
    this.#input = input;
    this.#signal = signal;
  }

  next(): Promise<IteratorResult<unknown, undefined>> {
    if (this.#id === undefined && this.#end === undefined) this.#open();
    return new Promise((resolve, reject) => {
      this.#readers.push({ resolve, reject });
      this.#serve();
    });
  }

  /** Leaves: whatever is on its way is let go. */
  return(): Promise<IteratorResult<unknown, undefined>> {
    this.#events.length = 0;
    this.#end = { failure: undefined };
    this.#close(undefined);
    if (this.#id !== undefined) this.#asking.leave(this.#id);
    return Promise.resolve(DONE);
  }

  #open(): void {
    if (this.#signal?.aborted === true) return this.#close({ code: "cancelled" });
    const waiting: Waiting = {
      value: (value) => this.#take(value),
      done: () => this.#close(undefined),
      fail: (failure) => this.#close(failure),
    };
    try {
      this.#id = this.#asking.open(this.#name, this.#input, WINDOW, waiting);
    } catch (error) {
      return this.#close(error instanceof StudioError ? error.failure : { code: "internal", message: String(error) });
    }
    this.#signal?.addEventListener("abort", this.#stop, { once: true });
  }

  readonly #stop = (): void => {
    if (this.#id !== undefined) this.#asking.stop(this.#id);
  };

  #take(event: unknown): "more" | "overflow" {
    if (this.#events.length >= WINDOW) return "overflow";
    this.#events.push(event);
    this.#serve();
    return "more";
  }

  #close(failure: Failure | undefined): void {
    this.#signal?.removeEventListener("abort", this.#stop);
    this.#end ??= { failure };
    this.#serve();
  }

  /** Gives readers what there is: events first, then a failure once, then the end. */
  #serve(): void {
    while (this.#readers.length > 0) {
      if (this.#events.length > 0) {
        this.#readers.shift()?.resolve({ done: false, value: this.#events.shift() });
        this.#account();
      } else if (this.#end?.failure !== undefined) {
        this.#readers.shift()?.reject(new StudioError(this.#end.failure));
        this.#end = { failure: undefined };
      } else if (this.#end !== undefined) this.#readers.shift()?.resolve(DONE);
      else return;
    }
  }

  /** Grants in lots, so that not every event is answered by a frame. */
  #account(): void {
    this.#taken += 1;
    if (this.#taken < WINDOW / 2 || this.#end !== undefined || this.#id === undefined) return;
    this.#asking.more(this.#id, this.#taken);
    this.#taken = 0;
  }
}
