/** @file A notice of the system when long work ends while nobody looks; leave is asked only when the first is due. */
import { useEffect, useEffectEvent, useRef } from "react";
import type { Job } from "../../../app/contract/studio/jobs.ts";
import { useOverviewPart, useSettings } from "../../state/overview.ts";
import { useText } from "../../locales/use-text.ts";

/** Shorter work than this, milliseconds, needs no notice. */
const LONG = 30_000;

/** Jobs that were drawn when last looked at and have since come to an end worth a notice. */
export function endedLong(before: readonly Job[], jobs: readonly Job[]): Job[] {
  return jobs.filter(({ id, state, started, ended }) => {
    if (state !== "done" && state !== "failed") return false;
    const earlier = before.find((job) => job.id === id);
    const was = earlier?.state;
    if (was !== "running" && was !== "cancelling") return false;
    return started !== null && ended !== null && ended - started > LONG;
  });
}

const NO_JOBS: readonly Job[] = [];

export function useNotices(): void {
  const t = useText("queue");
  const jobs = useOverviewPart((overview) => overview.jobs) ?? NO_JOBS;
  const wanted = useSettings()?.notify ?? false;
  const before = useRef<readonly Job[]>(jobs);
  const tell = useEffectEvent(async ({ id, title, state, finished, frames }: Job) => {
    if (!("Notification" in window)) return;
    if (Notification.permission === "default") await Notification.requestPermission();
    if (Notification.permission !== "granted") return;
    const failed = state === "failed";
    const notice = new Notification(failed ? t("noticeFailed", { title }) : t("noticeDone", { title }), {
      body: failed
        ? t("noticeFailedBody", { finished, count: frames.length })
        : t("noticeDoneBody", { count: finished }),
      tag: id,
    });
    notice.addEventListener("click", () => {
      window.focus();
      notice.close();
    });
  });
  useEffect(() => {
    const ended = endedLong(before.current, jobs);
    before.current = jobs;
    if (!wanted || document.hasFocus()) return;
    for (const job of ended) void tell(job);
  }, [jobs, wanted]);
}
