/** @file Room at the reader: how many events of a watch may still be sent. */
import { MOST_CREDIT } from "./frame.ts";

/** Taken one by one by the sender, granted in lots by the reader. */
export class Credit {
  #left: number;
  #closed = false;
  #wake: (() => void) | undefined;

  constructor(left: number) {
    this.#left = left;
  }

  grant(amount: number): void {
    this.#left = Math.min(this.#left + amount, MOST_CREDIT);
    this.#wake?.();
  }

  /** Nothing may be sent any more. */
  close(): void {
    this.#closed = true;
    this.#wake?.();
  }

  /** Waits for room and takes one; false once closed. */
  async take(): Promise<boolean> {
    while (this.#left === 0 && !this.#closed) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    if (this.#closed) return false;
    this.#left -= 1;
    return true;
  }
}
