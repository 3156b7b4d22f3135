/** @file Whether the queue or the tuner works, told by the studio's own feed: as long as one does, a closed window ends neither. */
import type { Handlers } from "../../app/contract/kinds.ts";
import type { Job } from "../../app/contract/studio/jobs.ts";
import type { Settings } from "../../app/contract/studio/settings.ts";
import type { StudioContract, StudioEvent } from "../../app/contract/studio/studio.ts";
import type { TunerOverview } from "../../app/contract/studio/tuner.ts";
import { hasEnded } from "../../app/jobs/job.ts";

/** What the shell shows of the studio. */
export interface Standing {
  readonly working: boolean;
  readonly language: Settings["language"];
}

interface Seen {
  readonly jobs: ReadonlyMap<string, Job>;
  readonly paused: boolean;
  /** Whether a run learns, or waits to. */
  readonly learning: boolean;
  readonly language: Settings["language"];
}

/** Reports the standing at first and whenever it changes, until the signal is aborted or the feed ends. */
export async function watchStanding(
  handlers: Pick<Handlers<StudioContract>, "studio.watch">,
  signal: AbortSignal,
  onChange: (standing: Standing) => void,
): Promise<void> {
  let seen: Seen = { jobs: new Map(), paused: false, learning: false, language: "en" };
  let told: Standing | undefined;
  for await (const event of handlers["studio.watch"]({}, { signal })) {
    seen = after(seen, event as StudioEvent);
    const now = standingOf(seen);
    if (now.working !== told?.working || now.language !== told.language) onChange(now);
    told = now;
  }
}

function standingOf({ jobs, paused, learning, language }: Seen): Standing {
  const open = [...jobs.values()].filter(({ state }) => !hasEnded(state));
  return { working: learning || open.some(({ state }) => state !== "waiting" || !paused), language };
}

function isLearning({ runs }: TunerOverview): boolean {
  return runs.some(({ state }) => state !== "paused");
}

function after(seen: Seen, event: StudioEvent): Seen {
  switch (event.kind) {
    case "snapshot": {
      const { jobs, queue, settings, tuner } = event.overview;
      return {
        jobs: new Map(jobs.map((job) => [job.id, job])),
        paused: queue.paused !== null,
        learning: isLearning(tuner),
        language: settings.language,
      };
    }
    case "job":
      return { ...seen, jobs: new Map(seen.jobs).set(event.job.id, event.job) };
    case "jobsRemoved":
      return { ...seen, jobs: new Map([...seen.jobs].filter(([id]) => !event.jobs.includes(id))) };
    case "queue":
      return { ...seen, paused: event.queue.paused !== null };
    case "settings":
      return { ...seen, language: event.settings.language };
    case "progress":
    case "engine":
    case "library":
    case "feedback":
      return seen;
    case "tuner":
      return { ...seen, learning: isLearning(event.tuner) };
  }
}
