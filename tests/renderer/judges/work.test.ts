/** @file Judges at work: one task at a time, told of as it goes, stopped by hand, and its failure kept until it is read. */
import { expect, test } from "vitest";
import type { JudgeState, JudgeWork } from "../../../app/contract/studio/judges.ts";
import { createWorks } from "../../../renderer/features/judges/work.ts";

const JUDGE = { id: "j", name: "Gemma" } as JudgeState;
const READING: JudgeWork = { kind: "reading", done: 1, of: 4, last: null };
const ENDED = { task: null, progress: null, failure: null };

async function* feed(...events: readonly JudgeWork[]): AsyncGenerator<JudgeWork> {
  yield* events;
}

/** A feed that tells one thing and then waits until it is called off. */
async function* waiting(signal: AbortSignal): AsyncGenerator<JudgeWork> {
  yield READING;
  await new Promise((_, reject) => signal.addEventListener("abort", () => reject(new Error("called off"))));
}

test("a task is told of until it is done", async () => {
  const works = createWorks();
  const done: string[] = [];
  const seen: unknown[] = [];
  const open = async function* (): AsyncGenerator<JudgeWork> {
    seen.push(works.workOf("j"));
    yield READING;
    seen.push(works.workOf("j"));
    yield { kind: "done", judge: JUDGE };
  };
  await works.begin("j", "calibrate", open, ({ name }) => done.push(name));
  expect(seen).toEqual([
    { task: "calibrate", progress: null, failure: null },
    { task: "calibrate", progress: READING, failure: null },
  ]);
  expect(done).toEqual(["Gemma"]);
  expect(works.workOf("j")).toEqual(ENDED);
});

test("a failure stays until it is read or the next task begins", async () => {
  const works = createWorks();
  const failure = { code: "judge.failed", judge: "j", sentence: "It is blind." } as const;
  const fail = () =>
    works.begin(
      "j",
      "try",
      () => feed({ kind: "failed", failure }),
      () => {},
    );
  await fail();
  expect(works.workOf("j")).toEqual({ ...ENDED, failure });
  works.dismiss("j");
  expect(works.workOf("j")).toEqual(ENDED);
  await fail();
  await works.begin(
    "j",
    "try",
    () => feed({ kind: "done", judge: JUDGE }),
    () => {},
  );
  expect(works.workOf("j")).toEqual(ENDED);
});

test("a judge does one thing at a time; others go on beside it", async () => {
  const works = createWorks();
  const first = works.begin("j", "try", waiting, () => {});
  let isAsked = false;
  const second = works.begin(
    "j",
    "calibrate",
    () => {
      isAsked = true;
      return feed();
    },
    () => {},
  );
  await second;
  expect(isAsked).toBe(false);
  await works.begin(
    "other",
    "try",
    () => feed({ kind: "done", judge: JUDGE }),
    () => {},
  );
  expect(works.workOf("j")).toMatchObject({ task: "try" });
  works.cancel("j");
  await first;
  // Whoever stops a task knows why it ended.
  expect(works.workOf("j")).toEqual(ENDED);
});
