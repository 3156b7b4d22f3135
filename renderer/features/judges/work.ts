/** @file Judges that are being tried or calibrated. It goes on while another room is looked at, and one judge does one thing. */
import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import { type Failure, StudioError, toFailure } from "../../../app/contract/failure.ts";
import type { JudgeState, JudgeWork } from "../../../app/contract/studio/judges.ts";

export type Task = "try" | "calibrate";
export type Progress = Extract<JudgeWork, { kind: "loading" | "reading" }>;

export interface Work {
  /** What is under way; null when it has ended. */
  readonly task: Task | null;
  /** Null until the host has told of any. */
  readonly progress: Progress | null;
  /** Why it ended, null unless it failed. */
  readonly failure: Failure | null;
}

export interface Works {
  /** Undefined for a judge that has done nothing in this window. */
  readonly useWork: (judge: string) => Work | undefined;
  readonly workOf: (judge: string) => Work | undefined;
  /**
   * Begins a task, unless the judge is busy.
   *
   * @param open the host's feed of it
   * @param onDone told of the judge when the task came to its end
   */
  readonly begin: (
    judge: string,
    task: Task,
    open: (signal: AbortSignal) => AsyncIterable<JudgeWork>,
    onDone: (judge: JudgeState) => void,
  ) => Promise<void>;
  readonly cancel: (judge: string) => void;
  /** Forgets why the last task failed. */
  readonly dismiss: (judge: string) => void;
}

const ENDED: Work = { task: null, progress: null, failure: null };

export function createWorks(): Works {
  const store = createStore<Readonly<Record<string, Work>>>(() => ({}));
  const aborts = new Map<string, AbortController>();
  const set = (judge: string, work: Work): void => store.setState({ [judge]: work });
  return {
    useWork: (judge) => useStore(store, (works) => works[judge]),
    workOf: (judge) => store.getState()[judge],
    async begin(judge, task, open, onDone) {
      if (aborts.has(judge)) return;
      const abort = new AbortController();
      aborts.set(judge, abort);
      set(judge, { task, progress: null, failure: null });
      try {
        for await (const event of open(abort.signal)) {
          if (event.kind === "done") {
            onDone(event.judge);
            break;
          }
          if (event.kind === "failed") throw new StudioError(event.failure);
          set(judge, { task, progress: event, failure: null });
        }
        set(judge, ENDED);
      } catch (error) {
        set(judge, abort.signal.aborted ? ENDED : { ...ENDED, failure: toFailure(error) });
      } finally {
        aborts.delete(judge);
      }
    },
    cancel: (judge) => aborts.get(judge)?.abort(),
    dismiss: (judge) => set(judge, ENDED),
  };
}

export const works = createWorks();
