/** @file The queue as the bar shows it, and what can be asked of it. */
import { useMemo } from "react";
import { hasEnded } from "../../../app/jobs/job.ts";
import { type Remaining, remaining } from "../../../app/jobs/eta.ts";
import { type Standing, standing } from "../../../app/jobs/standing.ts";
import type { Job, PauseReason, Progress } from "../../../app/contract/studio/jobs.ts";
import { useClient } from "../../host/host.ts";
import { useOverviewPart } from "../../state/overview.ts";
import { attempt } from "../studio/attempt.ts";

export interface QueueView extends Standing {
  readonly progress: Progress | null;
  readonly paused: PauseReason | null;
  readonly remaining: Remaining | null;
}

const NO_JOBS: readonly Job[] = [];

/** The queue as the host last told it; undefined until it has spoken. */
export function useQueue(): QueueView | undefined {
  const jobs = useOverviewPart((overview) => overview.jobs);
  const progress = useOverviewPart((overview) => overview.progress) ?? null;
  const queue = useOverviewPart((overview) => overview.queue);
  return useMemo(() => {
    if (queue === undefined) return undefined;
    const stands = standing(jobs ?? NO_JOBS, progress);
    return { ...stands, progress, paused: queue.paused, remaining: remaining(progress, stands.waitingFrames) };
  }, [jobs, progress, queue]);
}

export interface QueueActions {
  readonly pause: () => void;
  readonly resume: (discard?: boolean) => void;
  readonly cancel: (job: Job) => void;
  readonly cancelOthers: () => void;
  readonly retry: (job: Job) => void;
  readonly move: (job: Job, before: string | null) => void;
  readonly clear: () => void;
}

export function useQueueActions(): QueueActions {
  const client = useClient();
  return useMemo(
    () => ({
      pause: () => attempt(() => client["queue.pause"]({})),
      resume: (discard = false) => attempt(() => client["queue.resume"]({ discard })),
      cancel: ({ id }) => attempt(() => client["jobs.cancel"]({ job: id })),
      cancelOthers: () => attempt(() => client["jobs.cancelOthers"]({})),
      retry: ({ id }) => attempt(() => client["jobs.retry"]({ job: id })),
      move: ({ id }, before) => attempt(() => client["jobs.move"]({ job: id, before })),
      clear: () => attempt(() => client["jobs.clear"]({})),
    }),
    [client],
  );
}

/** Whether a job can be drawn on: it ended and frames of it are missing. */
export function canRetry({ state, finished, frames }: Job): boolean {
  return hasEnded(state) && state !== "done" && finished < frames.length;
}
