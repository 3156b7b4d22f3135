/** @file Brings files into the library one after another, and says how far it is. */
import { toFailure } from "../../../app/contract/failure.ts";
import type { ImportAnswer } from "../../../app/contract/studio/imports.ts";

/** A file to bring: its bytes are read when its turn comes. */
export interface Incoming {
  readonly name: string;
  readonly body: () => Promise<Blob>;
}

export interface ImportProgress extends ImportAnswer {
  /** Files in all, and how many of them are through. */
  readonly of: number;
  readonly done: number;
  /** Name of the file at hand, null between and after. */
  readonly current: string | null;
  readonly state: "running" | "finished" | "cancelled";
}

export type SendFile = (name: string, body: Blob, signal: AbortSignal) => Promise<ImportAnswer>;

export const NOTHING_BROUGHT: ImportProgress = {
  of: 0,
  done: 0,
  current: null,
  state: "running",
  pictures: [],
  problems: [],
};

/**
 * Sends `files` in order. A file that fails becomes a problem and the next one is tried; cancelling keeps what is in.
 * Every step is told to `tell`; the last one is returned.
 */
export async function runImport(
  files: readonly Incoming[],
  send: SendFile,
  tell: (progress: ImportProgress) => void,
  signal: AbortSignal,
): Promise<ImportProgress> {
  let progress: ImportProgress = { ...NOTHING_BROUGHT, of: files.length };
  const step = (change: Partial<ImportProgress>): void => {
    progress = { ...progress, ...change };
    tell(progress);
  };
  for (const { name, body } of files) {
    if (signal.aborted) break;
    step({ current: name });
    try {
      const answer = await send(name, await body(), signal);
      step({
        done: progress.done + 1,
        pictures: [...progress.pictures, ...answer.pictures],
        problems: [...progress.problems, ...answer.problems],
      });
    } catch (error) {
      if (signal.aborted) break;
      step({ done: progress.done + 1, problems: [...progress.problems, { name, failure: toFailure(error) }] });
    }
  }
  step({ current: null, state: signal.aborted ? "cancelled" : "finished" });
  return progress;
}
