/** @file Jobs and the queue: cancelled, retried, moved, forgotten; paused and resumed. */
import { StudioError } from "../../../app/contract/failure.ts";
import type { Handlers } from "../../../app/contract/kinds.ts";
import type { Job, jobCalls } from "../../../app/contract/studio/jobs.ts";
import type { Parts } from "../parts.ts";

export function jobHandlers({ store, events, queue, leftBehind }: Parts): Handlers<typeof jobCalls> {
  const jobOf = (id: string): Job => {
    const job = store.jobs.get(id);
    if (job === undefined) throw new StudioError({ code: "input.unknown", what: "job", id });
    return job;
  };
  const cancel = ({ id, series }: Job): void => {
    queue.cancel(id);
    events.frames(series);
  };

  return {
    "jobs.cancel": ({ job }) => {
      cancel(jobOf(job));
      return {};
    },
    "jobs.cancelOthers": () => {
      const waiting = store.jobs.list().filter(({ state }) => state === "waiting" || state === "interrupted");
      waiting.forEach(cancel);
      return { cancelled: waiting.length };
    },
    "jobs.retry": ({ job }) => {
      const { series } = store.jobs.move(jobOf(job).id, "waiting");
      events.job(job);
      events.frames(series);
      queue.nudge();
      return {};
    },
    "jobs.move": ({ job, before }) => {
      jobOf(job);
      if (before !== null) jobOf(before);
      store.jobs.reorder(job, before);
      events.jobs();
      return {};
    },
    "jobs.clear": () => {
      events.jobsRemoved(store.jobs.clear());
      return {};
    },
    "queue.pause": () => {
      queue.pause({ why: "person" });
      return {};
    },
    "queue.resume": ({ discard }) => {
      const isMeant = ({ id, state }: Job): boolean =>
        state === "interrupted" || (discard && state === "waiting" && leftBehind.has(id));
      for (const { id, series } of store.jobs.list().filter(isMeant)) {
        store.jobs.move(id, discard ? "cancelled" : "waiting");
        events.job(id);
        events.frames(series);
      }
      queue.resume();
      return {};
    },
  };
}
