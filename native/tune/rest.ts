/** @file Resting: the tuner computes nothing while somebody else wants the processor. */
import { setImmediate as turn } from "node:timers/promises";

/** Whether to rest, and whether anything computes: one for the process. */
export class Rest {
  #resting = false;
  /** Whether something computes between two breaths. */
  #computing = 0;
  #wake: (() => void)[] = [];
  #quiet: (() => void)[] = [];

  get resting(): boolean {
    return this.#resting;
  }

  /** Asks for rest, or ends it. Settles when nothing computes any more. */
  async set(resting: boolean): Promise<void> {
    this.#resting = resting;
    if (!resting) {
      for (const wake of this.#wake.splice(0)) wake();
      return;
    }
    if (this.#computing > 0) await new Promise<void>((resolve) => this.#quiet.push(resolve));
  }

  /** Runs work that breathes. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    this.#begin();
    try {
      return await work();
    } finally {
      this.#end();
    }
  }

  /** To be awaited between two pieces of computing: hears messages, and rests when asked. */
  async breathe(): Promise<void> {
    await turn();
    if (!this.#resting) return;
    this.#end();
    await new Promise<void>((resolve) => this.#wake.push(resolve));
    this.#begin();
  }

  #begin(): void {
    this.#computing++;
  }

  #end(): void {
    this.#computing--;
    if (this.#computing === 0) for (const quiet of this.#quiet.splice(0)) quiet();
  }
}
