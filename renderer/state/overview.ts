/** @file What every screen needs to know, as the host last told it. */
import { useStore } from "zustand";
import type { Job } from "../../app/contract/studio/jobs.ts";
import type { Settings } from "../../app/contract/studio/settings.ts";
import type { Overview, StudioEvent } from "../../app/contract/studio/studio.ts";
import { useHost } from "../host/host.ts";

/** The projection after one more event; a change before the first snapshot means nothing. */
export function reduceOverview(state: Overview | undefined, event: StudioEvent): Overview | undefined {
  if (event.kind === "snapshot") return event.overview;
  if (state === undefined) return undefined;
  switch (event.kind) {
    case "job":
      return { ...state, jobs: withJob(state.jobs, event.job) };
    case "jobsRemoved":
      return { ...state, jobs: state.jobs.filter(({ id }) => !event.jobs.includes(id)) };
    case "progress":
      return { ...state, progress: event.progress };
    case "queue":
      return { ...state, queue: event.queue };
    case "engine":
      return { ...state, engine: event.engine };
    case "library":
      return { ...state, library: event.library };
    case "settings":
      return { ...state, settings: event.settings };
    case "feedback":
      return { ...state, feedback: event.feedback };
    case "tuner":
      return { ...state, tuner: event.tuner };
  }
}

/** A row that is older than the one at hand changes nothing. */
function withJob(jobs: readonly Job[], job: Job): Job[] {
  const at = jobs.findIndex(({ id }) => id === job.id);
  if (at < 0) return [...jobs, job];
  return jobs[at]!.revision > job.revision ? [...jobs] : jobs.with(at, job);
}

/** A part of the overview, so that a component is drawn again only when that part changes. */
export function useOverviewPart<T>(select: (overview: Overview) => T): T | undefined {
  return useStore(useHost().overview, ({ state }) => (state === undefined ? undefined : select(state)));
}

/** What a person has chosen; undefined until the host has spoken. */
export function useSettings(): Settings | undefined {
  return useOverviewPart(({ settings }) => settings);
}
