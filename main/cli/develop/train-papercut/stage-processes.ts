/** @file Runs one group of stages beside each other, a process each; when one fails or the person stops, all stop. */
import { fork } from "node:child_process";
import path from "node:path";
import { type StageName, STAGES } from "../../../../native/models/papercut/training/stages.ts";
import { CommandError, EXIT } from "../../exit.ts";
import type { StageMessage, StageOrder } from "../train-stage.ts";

export interface GroupOptions {
  readonly directory: string;
  readonly miniature: boolean;
  readonly signal: AbortSignal;
  /** Called with every process before it has read a file. */
  readonly onStart: (pid: number) => void;
  /** The share of the slowest process, 0…1. */
  readonly onProgress: (share: number, note: string) => void;
}

/**
 * Runs the group to its end.
 *
 * @throws the signal's reason when aborted; CommandError with the first failure's own code and sentence. All processes
 *   have ended by then.
 */
export async function runGroup(group: readonly (readonly StageName[])[], options: GroupOptions): Promise<void> {
  const orders = group.flatMap((stages) => ordersFor(stages, options));
  const shares = orders.map(() => 0);
  const failed = new AbortController();
  const stop = AbortSignal.any([options.signal, failed.signal]);
  const processes = orders.map((order, index) => {
    const onProgress = (share: number, note: string): void => {
      shares[index] = share;
      options.onProgress(Math.min(...shares), note);
    };
    return runProcess(order, { ...options, onProgress, signal: stop }).catch((error: unknown) => failed.abort(error));
  });
  await Promise.all(processes);
  // An interrupt may have ended a process that had not yet learnt to ignore it: that is no failure.
  options.signal.throwIfAborted();
  failed.signal.throwIfAborted();
}

/** One process for a list of stages, or several when a single stage shares its shards. */
function ordersFor(stages: readonly StageName[], { directory, miniature }: GroupOptions): StageOrder[] {
  const stage = STAGES[stages[0]!];
  const workers = stages.length === 1 && "workers" in stage ? stage.workers : 1;
  return Array.from({ length: workers }, (_, worker) => ({ stages, directory, worker, workers, miniature }));
}

/** The child ends when this process does: it holds the channel that the child watches. */
function runProcess(order: StageOrder, { signal, onStart, onProgress }: GroupOptions): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const child = fork(path.join(import.meta.dirname, "../train-stage.ts"), [JSON.stringify(order)]);
  if (child.pid !== undefined) onStart(child.pid);
  const stop = (): unknown => child.connected && child.send("stop");
  signal.addEventListener("abort", stop);
  if (signal.aborted) stop();
  let failure: CommandError | undefined;
  child.on("message", (message) => {
    const heard = message as StageMessage;
    if (heard.kind === "progress") onProgress(heard.share, heard.note);
    else failure = new CommandError(heard.code, `${titlesOf(order)}: ${heard.sentence}`);
  });
  child.on("error", reject);
  child.on("close", (code, killer) => {
    signal.removeEventListener("abort", stop);
    if (code === EXIT.done || code === EXIT.cancelled) resolve();
    else reject(failure ?? died(order, killer ?? `exit code ${code}`));
  });
  return promise;
}

function died(order: StageOrder, how: string): CommandError {
  const sentence = `${titlesOf(order)}: the process ended with ${how}; run the same command again to go on.`;
  return new CommandError(EXIT.ourFault, sentence);
}

function titlesOf({ stages }: StageOrder): string {
  return stages.map((name) => STAGES[name].title).join(", ");
}
