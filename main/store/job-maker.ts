/** @file Puts a new job into the queue. */
import { newId, type Base } from "./base.ts";

/**
 * What inserts a job for frames of a series, as their wishes stand now; called inside a transaction.
 *
 * `first` puts it before everything that waits, else it comes last.
 */
export function createJobMaker(base: Base): (series: string, frames: readonly number[], first: boolean) => string {
  const { connection } = base;
  const before = connection
    .prepare<[], number | null>("SELECT MIN(position) - 1 FROM jobs WHERE state = 'waiting'")
    .pluck();
  const last = connection.prepare<[], number>("SELECT COALESCE(MAX(position), 0) + 1 FROM jobs").pluck();
  const insert = connection.prepare(
    "INSERT INTO jobs (id, series, state, position, created) VALUES (?, ?, 'waiting', ?, ?)",
  );
  const insertFrame = connection.prepare(`INSERT INTO job_frames (job, series, frame_index, revision)
    SELECT ?, series, frame_index, revision FROM frames WHERE series = ? AND frame_index = ?`);
  return (series, frames, first) => {
    const id = newId();
    const position = (first ? before.get() : null) ?? last.get()!;
    insert.run(id, series, position, base.now());
    for (const index of frames) insertFrame.run(id, series, index);
    return id;
  };
}
