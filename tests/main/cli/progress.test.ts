/** @file Progress: lines where nobody draws over them, a bar on a terminal, the time left from the pace so far. */
import { expect, onTestFinished, test, vi } from "vitest";
import { duration, progress } from "../../../main/cli/progress.ts";

function recorder(terminal: { readonly isTTY?: boolean; readonly columns?: number } = {}) {
  const written: string[] = [];
  return { ...terminal, written, write: (text: string) => written.push(text) };
}

test("a duration reads as a person would say it", () => {
  expect([0, 45.4, 200, 3900].map(duration)).toEqual(["0 s", "45 s", "3 min 20 s", "1 h 05 min"]);
});

test("off a terminal it is one plain line per tenth of the work", () => {
  const stream = recorder();
  const bar = progress("Drawing", 100, stream);
  for (let done = 1; done <= 100; done++) bar.update(done, `step ${done}`);
  bar.finish();
  expect(stream.written).toHaveLength(11);
  expect(stream.written[0]).toBe("Drawing: 1 %  step 1\n");
  expect(stream.written.at(-1)).toBe("Drawing: 100 %  step 100\n");
  expect(stream.written.join("")).not.toContain("\u001b");
});

test("on a terminal the bar stays on its line and is wiped at the end", () => {
  const stream = recorder({ isTTY: true, columns: 40 });
  const bar = progress("Drawing", 10, stream);
  bar.update(10, "a name far too long for such a narrow terminal");
  bar.finish();
  const wipe = "\r\u001b[K";
  expect(stream.written[0]).toBe(`${wipe}Drawing ${"━".repeat(28)} 10`.slice(0, wipe.length + 39));
  expect(stream.written.at(-1)).toBe(wipe);
});

test("a terminal without a width has eighty columns", () => {
  const stream = recorder({ isTTY: true, columns: 0 });
  progress("Drawing", 2, stream).update(2, "frame 12 of 12");
  expect(stream.written.join("")).toMatch(/frame 12 of 12$/);
});

test("the time left follows the pace since the first update, so work taken up again does not look fast", () => {
  vi.useFakeTimers({ toFake: ["performance"] });
  onTestFinished(() => void vi.useRealTimers());
  const stream = recorder();
  const bar = progress("Training", 1000, stream);
  bar.update(500);
  vi.advanceTimersByTime(4000);
  bar.update(600);
  expect(stream.written).toEqual(["Training: 50 %\n", "Training: 60 %, 16 s left\n"]);
});
