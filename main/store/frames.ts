/** @file Frames: a new wish, a lock, an earlier picture again, and what a job has still to draw or measure. */
import type { PlannedFrame } from "../../app/series/plan.ts";
import { unknown, type Base } from "./base.ts";
import { createFrameLinks } from "./frame-links.ts";
import { createFrameReader, planOf, WISH_COLUMNS } from "./frame-rows.ts";
import { createJobMaker } from "./job-maker.ts";
import type { FrameRef, FrameStore, UnmeasuredFrame } from "./store.ts";

/** Frames over an open database. */
export function createFrames(base: Base): FrameStore {
  const { connection } = base;
  const reader = createFrameReader(base);
  const links = createFrameLinks(base);
  const makeJob = createJobMaker(base);
  const lock = connection.prepare("UPDATE frames SET locked = ? WHERE series = ? AND frame_index = ?");
  const setState = connection.prepare("UPDATE frames SET state = ?, failure = ? WHERE series = ? AND frame_index = ?");
  /** A wish that changes is no longer that of a job which has not fulfilled it. */
  const leave = connection.prepare(`DELETE FROM job_frames WHERE series = @series AND frame_index = @index
    AND revision > (SELECT picture_revision FROM frames WHERE series = @series AND frame_index = @index)`);
  const wish = connection.prepare(`UPDATE frames SET prompt = @prompt, seed = @seed, revision = revision + 1,
    state = 'waiting', failure = NULL WHERE series = @series AND frame_index = @index`);
  const choose = connection.prepare(`UPDATE frames SET
    (picture, prompt, seed, valence, arousal, revision, picture_revision, state, failure) = (
      SELECT p.id, t.text, COALESCE(p.seed, frames.seed), COALESCE(p.target_valence, frames.valence),
        COALESCE(p.target_arousal, frames.arousal), frames.revision + 1, frames.revision + 1, 'finished', NULL
      FROM pictures p JOIN prompt_texts t ON t.number = p.prompt WHERE p.id = @picture)
    WHERE series = @series AND frame_index = @index AND EXISTS (
      SELECT 1 FROM frame_pictures l JOIN pictures p ON p.id = l.picture
      WHERE l.series = @series AND l.frame_index = @index AND l.picture = @picture AND p.trashed IS NULL)`);
  const ofJob = `FROM job_frames j JOIN frames f ON f.series = j.series AND f.frame_index = j.frame_index`;
  const missing = connection.prepare<[string], Parameters<typeof planOf>[0]>(
    `SELECT ${WISH_COLUMNS} ${ofJob} WHERE j.job = ? AND f.revision = j.revision AND f.picture_revision < f.revision
     ORDER BY f.frame_index`,
  );
  const unmeasured = connection.prepare<[string], UnmeasuredFrame>(
    `SELECT f.frame_index AS [index], p.id AS picture, p.blob ${ofJob} JOIN pictures p ON p.id = f.picture
     WHERE j.job = ? AND f.picture_revision = f.revision AND p.judged = 0 AND p.trashed IS NULL ORDER BY f.frame_index`,
  );
  const must = (changes: number, { series, index }: FrameRef): void => {
    if (changes === 0) throw unknown("frame", `${series} ${index}`);
  };
  return {
    get: (ref) => reader.one(ref),
    lock: (ref, locked) => base.write(() => must(lock.run(locked ? 1 : 0, ref.series, ref.index).changes, ref)),
    setState: (ref, state, failure = null) =>
      base.write(() => {
        const said = failure === null ? null : JSON.stringify(failure);
        must(setState.run(state, said, ref.series, ref.index).changes, ref);
        if (state === "finished") links.touchJobs(ref);
      }),
    redraw: (ref, { seed, prompt }, first) =>
      base.write(() => {
        links.touchJobs(ref);
        leave.run({ series: ref.series, index: ref.index });
        must(wish.run({ series: ref.series, index: ref.index, seed, prompt }).changes, ref);
        return { job: makeJob(ref.series, [ref.index], first) };
      }),
    choose: (ref, picture) =>
      base.write(() => {
        links.touchJobs(ref);
        leave.run({ series: ref.series, index: ref.index });
        const { changes } = choose.run({ series: ref.series, index: ref.index, picture });
        if (changes === 0) throw unknown("picture", picture);
      }),
    missing: (job): PlannedFrame[] => missing.all(job).map(planOf),
    unmeasured: (job) => unmeasured.all(job),
  };
}
