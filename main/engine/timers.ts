/** @file Waiting, as something a test can do without. */

export interface Timers {
  /** Runs `task` in `milliseconds`, unless the function it gives is called before. */
  after(milliseconds: number, task: () => void): () => void;
}

export const REAL_TIMERS: Timers = {
  after(milliseconds, task) {
    const timer = setTimeout(task, milliseconds);
    return () => clearTimeout(timer);
  },
};
