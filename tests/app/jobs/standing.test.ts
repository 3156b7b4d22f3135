/** @file How the queue stands. */
import { describe, expect, test } from "vitest";
import { jobShare, placedBefore, standing } from "../../../app/jobs/standing.ts";
import { jobWith } from "../../kit/series-frame.ts";

const progress = { job: "now", frame: 1, step: 12, of: 24, stepMs: 100, frameMs: 2400, spread: 0.1 };
const now = jobWith({ id: "now", state: "running", position: 1, finished: 1 });

describe("standing", () => {
  test("tells what runs, what waits in order, and what has ended, newest first", () => {
    const jobs = [
      jobWith({ id: "late", position: 9 }),
      now,
      jobWith({ id: "soon", position: 2 }),
      jobWith({ id: "lost", state: "interrupted", position: 3 }),
      jobWith({ id: "old", state: "done", ended: 10 }),
      jobWith({ id: "new", state: "failed", ended: 20 }),
    ];
    const view = standing(jobs, progress);
    const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id);
    expect(view.running).toBe(now);
    expect(ids(view.waiting)).toEqual(["soon", "late"]);
    expect(ids(view.interrupted)).toEqual(["lost"]);
    expect(ids(view.ended)).toEqual(["new", "old"]);
    expect(view.waitingFrames).toBe(7);
    expect(view.done).toBeCloseTo(1.5 / 9, 12);
  });

  test("of an empty queue has no share", () => {
    expect(standing([jobWith({ state: "done" })], null)).toMatchObject({ running: null, waitingFrames: 0, done: null });
  });
});

describe("the share of a job", () => {
  test("counts the frame at hand by its steps, and only in its own job", () => {
    expect(jobShare(now, progress)).toBe(0.5);
    expect(jobShare({ ...now, id: "other" }, progress)).toBeCloseTo(1 / 3, 12);
  });

  test("never passes one", () => {
    expect(jobShare({ ...now, finished: 3 }, progress)).toBe(1);
    expect(jobShare(jobWith({ frames: [] }), null)).toBe(1);
  });
});

test("a moved job stands before the one whose place it takes, or last", () => {
  const waiting = ["a", "b", "c"].map((id) => jobWith({ id }));
  expect(placedBefore(waiting, "c", 0)).toBe("a");
  expect(placedBefore(waiting, "a", 1)).toBe("c");
  expect(placedBefore(waiting, "a", 2)).toBeNull();
  expect(placedBefore(waiting, "b", -1)).toBe("a");
});
