/** @file When the system gives a notice, and which seeds and jobs are what. */
import { expect, test } from "vitest";
import { parseSeed } from "../../../renderer/features/prompt/parse-seed.ts";
import { endedLong } from "../../../renderer/features/queue/notices.ts";
import { canRetry } from "../../../renderer/features/queue/use-queue.ts";
import { jobWith } from "../../kit/series-frame.ts";

const running = jobWith({ state: "running", started: 1000 });

test("long work that was being drawn and ended is worth a notice", () => {
  const done = { ...running, state: "done", ended: 40_000 } as const;
  expect(endedLong([running], [done])).toEqual([done]);
  expect(endedLong([running], [{ ...done, state: "failed" }])).toHaveLength(1);
});

test("short work, what a person ended and what ended before are not", () => {
  const done = { ...running, state: "done", ended: 40_000 } as const;
  expect(endedLong([running], [{ ...done, ended: 20_000 }])).toEqual([]);
  expect(endedLong([running], [{ ...done, state: "cancelled" }])).toEqual([]);
  expect(endedLong([done], [done])).toEqual([]);
  expect(endedLong([], [done])).toEqual([]);
});

test("a job can be drawn on when it ended short of its frames", () => {
  expect(canRetry(jobWith({ state: "failed", finished: 1 }))).toBe(true);
  expect(canRetry(jobWith({ state: "interrupted" }))).toBe(true);
  expect(canRetry(jobWith({ state: "cancelled", finished: 3 }))).toBe(false);
  expect(canRetry(jobWith({ state: "done", finished: 3 }))).toBe(false);
  expect(canRetry(jobWith({ state: "waiting" }))).toBe(false);
});

test("a pasted seed is a whole number, −1 is a random one", () => {
  expect(parseSeed(" 4127 ")).toBe(4127);
  expect(parseSeed("-1")).toBe("random");
  expect(parseSeed("\u22121")).toBe("random");
  for (const wrong of ["", "1.5", "-2", "abc", "9007199254740993"]) expect(parseSeed(wrong)).toBeUndefined();
});
