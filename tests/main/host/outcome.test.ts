/** @file What becomes of a job that stopped. */
import { expect, test } from "vitest";
import { StudioError } from "../../../app/contract/failure.ts";
import { Interruption, outcomeOf } from "../../../main/host/outcome.ts";

const crashed = new StudioError({ code: "engine.crashed", exitCode: null, signal: "SIGKILL" });

test("what was stopped from here is cancelled or waits, however often", () => {
  expect(outcomeOf(new Interruption("cancelled"), 9)).toEqual({ to: "cancelled", failure: null });
  expect(outcomeOf(new Interruption("paused"), 9)).toEqual({ to: "waiting", failure: null });
});

test("an engine that dies gets the job once more, then the job fails with the reason", () => {
  expect(outcomeOf(crashed, 1)).toEqual({ to: "waiting", failure: null });
  expect(outcomeOf(crashed, 2)).toEqual({ to: "failed", failure: crashed.failure });
});

test("what would stop every job pauses the queue", () => {
  const full = { code: "disk.full", freeBytes: 1, neededBytes: 2 } as const;
  expect(outcomeOf(new StudioError(full), 1)).toEqual({
    to: "waiting",
    failure: null,
    pause: { why: "disk", freeBytes: 1, neededBytes: 2 },
  });
  const gone = { code: "disk.gone", path: "/data" } as const;
  expect(outcomeOf(new StudioError(gone), 1).pause).toEqual({ why: "engine", failure: gone });
});

test("an error nobody foresaw fails the job with its message", () => {
  expect(outcomeOf(new Error("odd"), 1)).toEqual({ to: "failed", failure: { code: "internal", message: "odd" } });
});
