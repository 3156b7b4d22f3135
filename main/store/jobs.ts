/** @file Jobs: rows with allowed moves, in the order of the queue. */
import { StudioError, failure as failureSchema } from "../../app/contract/failure.ts";
import type { Job } from "../../app/contract/studio/jobs.ts";
import { hasEnded, JOB_STATES, mayMove, type JobState } from "../../app/jobs/job.ts";
import { unknown, type Base } from "./base.ts";
import type { JobStore } from "./store.ts";

/** Ended jobs that a list shows. */
const ENDED_SHOWN = 50;

const ENDED = JOB_STATES.filter(hasEnded);
/** An interrupted job is still to be asked about. */
const FORGETTABLE = ENDED.filter((state) => state !== "interrupted");
const listed = (states: readonly JobState[]): string => states.map((state) => `'${state}'`).join(", ");

interface JobRow extends Omit<Job, "frames" | "failure"> {
  readonly frames: string | null;
  readonly failure: string | null;
}

const MINE =
  "FROM job_frames m JOIN frames f ON f.series = m.series AND f.frame_index = m.frame_index WHERE m.job = j.id";
const JOBS = `SELECT j.id, j.series, s.title, j.state, j.revision, j.position, j.created, j.started, j.ended, j.failure,
  (SELECT group_concat(frame_index) FROM (SELECT m.frame_index ${MINE} ORDER BY m.frame_index)) AS frames,
  (SELECT COUNT(*) ${MINE} AND f.picture_revision >= m.revision
     AND (f.revision > m.revision OR f.state = 'finished')) AS finished
  FROM jobs j JOIN series s ON s.id = j.series`;

/** What happens to the frames of a job that still wait for its picture. */
const LEFT: { readonly [S in JobState]: "waiting" | "cancelled" | "failed" | "interrupted" | null } = {
  waiting: "waiting",
  running: null,
  cancelling: null,
  done: null,
  failed: "failed",
  cancelled: "cancelled",
  interrupted: "interrupted",
};

/** Jobs over an open database. */
export function createJobs(base: Base): JobStore {
  const { connection } = base;
  const get = connection.prepare<[string], JobRow>(`${JOBS} WHERE j.id = ?`);
  const open = connection.prepare<[], JobRow>(
    `${JOBS} WHERE j.state NOT IN (${listed(ENDED)}) ORDER BY j.state = 'waiting', j.position, j.number`,
  );
  const ended = connection.prepare<[], JobRow>(
    `${JOBS} WHERE j.state IN (${listed(ENDED)}) ORDER BY j.number DESC LIMIT ${ENDED_SHOWN}`,
  );
  const next = connection.prepare<[], JobRow>(
    `${JOBS} WHERE j.state = 'waiting' ORDER BY j.position, j.number LIMIT 1`,
  );
  const setState = connection.prepare(`UPDATE jobs SET state = @state, failure = @failure, revision = revision + 1,
    started = CASE @state WHEN 'waiting' THEN NULL WHEN 'running' THEN @now ELSE started END, ended = @ended WHERE id = @job`);
  const mine =
    "(series, frame_index) IN (SELECT series, frame_index FROM job_frames m WHERE m.job = @job AND m.revision = frames.revision)";
  const mark = connection.prepare(
    `UPDATE frames SET state = @left, failure = @failure WHERE ${mine} AND picture_revision < revision`,
  );
  const settle = connection.prepare(`UPDATE frames SET state = 'finished', failure = NULL
    WHERE ${mine} AND picture_revision = revision AND state IN ('waiting', 'drawing', 'measuring')`);
  const last = connection.prepare<[], number>("SELECT COALESCE(MAX(position), 0) + 1 FROM jobs").pluck();
  const previous = connection
    .prepare<[{ readonly before: string; readonly job: string }], number | null>(
      `SELECT MAX(position) FROM jobs WHERE state = 'waiting' AND id <> @job
       AND (position, number) < (SELECT position, number FROM jobs WHERE id = @before)`,
    )
    .pluck();
  const setPosition = connection.prepare("UPDATE jobs SET position = ?, revision = revision + 1 WHERE id = ?");
  const spread = connection.prepare(`UPDATE jobs SET revision = jobs.revision + 1, position = ranked.place FROM (
      SELECT id, ROW_NUMBER() OVER (ORDER BY position, number) AS place FROM jobs WHERE state = 'waiting') AS ranked
    WHERE jobs.id = ranked.id`);
  const forget = connection
    .prepare<[], string>(`DELETE FROM jobs WHERE state IN (${listed(FORGETTABLE)}) RETURNING id`)
    .pluck();
  const must = (job: string): Job => {
    const row = get.get(job);
    if (row === undefined) throw unknown("job", job);
    return jobOf(row);
  };
  const waiting = (job: string): Job => {
    const found = must(job);
    if (found.state !== "waiting") throw new StudioError({ code: "job.state", state: found.state });
    return found;
  };
  /** Half way between two neighbours, undefined when no number lies there any more. */
  const between = (job: string, before: string): number | undefined => {
    const { position } = waiting(before);
    const low = previous.get({ before, job }) ?? position - 2;
    const middle = (low + position) / 2;
    return low < middle && middle < position ? middle : undefined;
  };
  return {
    get(job) {
      const row = get.get(job);
      return row && jobOf(row);
    },
    list: () => [...open.all(), ...ended.all()].map(jobOf),
    next() {
      const row = next.get();
      return row && jobOf(row);
    },
    move: (job, to, failure = null) =>
      base.write(() => {
        const { state } = must(job);
        if (!mayMove(state, to)) throw new StudioError({ code: "job.state", state });
        const said = failure === null ? null : JSON.stringify(failure);
        const now = base.now();
        setState.run({ job, state: to, failure: said, now, ended: hasEnded(to) ? now : null });
        const left = LEFT[to];
        if (left !== null) mark.run({ job, left, failure: said });
        if (hasEnded(to)) settle.run({ job });
        return must(job);
      }),
    reorder: (job, before) =>
      base.write(() => {
        waiting(job);
        if (before === job) return;
        if (before === null) return void setPosition.run(last.get()!, job);
        const place = between(job, before);
        if (place !== undefined) return void setPosition.run(place, job);
        spread.run();
        setPosition.run(between(job, before)!, job);
      }),
    clear: () => base.write(() => forget.all()),
  };
}

function jobOf(row: JobRow): Job {
  return {
    ...row,
    frames: row.frames === null ? [] : row.frames.split(",").map(Number),
    failure: row.failure === null ? null : failureSchema.parse(JSON.parse(row.failure)),
  };
}
