/** @file What a child says on standard error: line by line for the log, and whether it speaks of memory that ran out. */

const LONGEST_LINE = 2000;
/** V8 before it aborts, and Node before it does for V8. */
const NO_MEMORY = /heap out of memory|FATAL ERROR:.*(?:allocation|out of memory)|bad_alloc/i;

export class LastWords {
  readonly #onLine: (line: string) => void;
  #rest = "";
  #outOfMemory = false;

  constructor(onLine: (line: string) => void = () => undefined) {
    this.#onLine = onLine;
  }

  /** Whether any line so far spoke of memory that ran out. */
  get outOfMemory(): boolean {
    return this.#outOfMemory;
  }

  take(text: string): void {
    const lines = (this.#rest + text).split("\n");
    this.#rest = lines.pop()!.slice(0, LONGEST_LINE);
    for (const line of lines) this.#hear(line);
  }

  end(): void {
    this.#hear(this.#rest);
    this.#rest = "";
  }

  #hear(line: string): void {
    if (line.trim() === "") return;
    if (NO_MEMORY.test(line)) this.#outOfMemory = true;
    this.#onLine(line.slice(0, LONGEST_LINE));
  }
}
