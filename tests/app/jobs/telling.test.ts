/** @file Work as events: told in order, ended with its error, and stopped when nobody listens. */
import { expect, test } from "vitest";
import { telling } from "../../../app/jobs/telling.ts";

const free = (): AbortSignal => new AbortController().signal;

test("what is told before and while somebody listens comes in order, and then the end", async () => {
  const heard: number[] = [];
  const work = async (tell: (event: number) => void): Promise<void> => {
    tell(1);
    tell(2);
    await Promise.resolve();
    tell(3);
  };
  for await (const event of telling(work, free())) heard.push(event);
  expect(heard).toEqual([1, 2, 3]);
});

test("what stops the work comes after what it told", async () => {
  const heard: string[] = [];
  const work = async (tell: (event: string) => void): Promise<void> => {
    tell("last words");
    throw new Error("broken");
  };
  const listening = (async () => {
    for await (const event of telling(work, free())) heard.push(event);
  })();
  await expect(listening).rejects.toThrow("broken");
  expect(heard).toEqual(["last words"]);
});

test("work whose listener leaves is asked to stop, and waited for", async () => {
  let stopped = false;
  const work = async (tell: (event: string) => void, signal: AbortSignal): Promise<void> => {
    tell("first");
    await new Promise((resolve) => signal.addEventListener("abort", resolve, { once: true }));
    await Promise.resolve();
    stopped = true;
    throw new Error("nobody hears this");
  };
  for await (const _event of telling(work, free())) break;
  expect(stopped).toBe(true);
});
