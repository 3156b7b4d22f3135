/** @file The asking end: requests by number, and what waits for their answers. */
import { StudioError, type Failure } from "../failure.ts";
import { abortable } from "./abortable.ts";
import { answer, malformed } from "./frame.ts";
import type { Port } from "./port.ts";

/** What is told of what comes for one request. */
export interface Waiting {
  /** Whether more may come, this was all, or it should not have come. */
  value(value: unknown): "more" | "all" | "overflow";
  done(): void;
  fail(failure: Failure): void;
}

/** All requests of one port. */
export class Asking {
  readonly #port: Port;
  readonly #waiting = new Map<number, Waiting>();
  #next = 0;
  #closed = false;

  constructor(port: Port) {
    this.#port = port;
    port.listen(
      (raw) => this.#take(raw),
      () => this.#end(),
    );
  }

  /** Asks once. Cancelling tells the other side and does not wait for it. */
  call(name: string, input: unknown, signal?: AbortSignal): Promise<unknown> {
    if (signal?.aborted === true) return Promise.reject(new StudioError({ code: "cancelled" }));
    let id: number | undefined;
    const answered = new Promise<unknown>((resolve, reject) => {
      id = this.open(name, input, 0, {
        value(value) {
          resolve(value);
          return "all";
        },
        done: () => reject(new StudioError({ code: "internal", message: `${name} ended without an answer` })),
        fail: (failure) => reject(new StudioError(failure)),
      });
    });
    return abortable(answered, signal).finally(() => {
      if (id !== undefined) this.leave(id);
    });
  }

  /**
   * Sends a request and gives its number.
   *
   * @throws StudioError `wire.closed`, `wire.tooLarge`
   */
  open(name: string, input: unknown, credit: number, waiting: Waiting): number {
    if (this.#closed) throw new StudioError({ code: "wire.closed" });
    const id = this.#next;
    this.#next += 1;
    this.#port.post({ t: "open", id, name, input, credit });
    this.#waiting.set(id, waiting);
    return id;
  }

  /** Lets the other side send further events of a watch. */
  more(id: number, credit: number): void {
    this.#port.post({ t: "more", id, credit });
  }

  /** Asks the other side to end a request; its last frame still comes. */
  stop(id: number): void {
    this.#port.post({ t: "stop", id });
  }

  /** Ends a request and hears nothing of it any more. */
  leave(id: number): void {
    if (this.#waiting.delete(id)) this.stop(id);
  }

  #take(raw: unknown): void {
    const parsed = answer.safeParse(raw);
    if (!parsed.success) return this.#port.close(malformed(parsed.error));
    const frame = parsed.data;
    const waiting = this.#waiting.get(frame.id);
    // It has been left already.
    if (waiting === undefined) return;
    if (frame.t !== "value") {
      this.#waiting.delete(frame.id);
      return frame.t === "done" ? waiting.done() : waiting.fail(frame.failure);
    }
    const verdict = waiting.value(frame.value);
    if (verdict === "all") this.#waiting.delete(frame.id);
    if (verdict === "overflow") {
      this.#port.close({ code: "input.invalid", issues: ["frame: an event came for which there was no room"] });
    }
  }

  #end(): void {
    this.#closed = true;
    const left = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const waiting of left) waiting.fail({ code: "wire.closed" });
  }
}
