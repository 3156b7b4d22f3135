/** @file How long drawing will still take. */
import { describe, expect, test } from "vitest";
import { remaining } from "../../../app/jobs/eta.ts";

const progress = { job: "j", frame: 0, step: 12, of: 24, stepMs: 100, frameMs: 2000, spread: 0.25 };

describe("the time that remains", () => {
  test("is the pace times the frames, as wide as frames differ", () => {
    expect(remaining(progress, 2)).toEqual({ low: 3750, high: 6250 });
  });

  test("comes from the steps until a frame is finished, and is then less sure", () => {
    expect(remaining({ ...progress, frameMs: 0, spread: 0 }, 0)).toEqual({ low: 1200 * 0.7, high: 1200 * 1.3 });
  });

  test("is never claimed to be exact", () => {
    expect(remaining({ ...progress, spread: 0 }, 0)).toEqual({ low: 900, high: 1100 });
  });

  test("is unknown while nothing was drawn", () => {
    expect(remaining(null, 3)).toBeNull();
    expect(remaining({ ...progress, stepMs: 0, frameMs: 0 }, 3)).toBeNull();
  });
});
