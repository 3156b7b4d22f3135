/** @file Two thousand hostile answers: no number is stored that no answer said, and nothing is left open. */
import { expect, test } from "vitest";
import { AXES, type Axis } from "../../../../app/affect/plane.ts";
import { StudioError } from "../../../../app/contract/failure.ts";
import { measurement as measurementShape } from "../../../../app/contract/shapes.ts";
import type { Measurement } from "../../../../app/judge/measurement.ts";
import { stream } from "../../../../app/random/philox.ts";
import { mean } from "../../../../app/statistics/mean.ts";
import { probeServerJudge } from "../../../../native/judge/server/server-judge.ts";
import { chatServer, topicOf } from "../../../kit/chat-server.ts";
import { hostileAnswer } from "./hostile-answers.ts";
import { grey, INSTRUCTIONS, judgeAt, setupOf } from "./judges.ts";

const SEED = 20261126;
const ANSWERS = 2000;
const KEY = "sk-hostile-key";
/** Measuring at once; each has an address of its own, by which the server knows what it said to whom. */
const LANES = 16;

test("of 2,000 hostile answers none becomes a number, and no connection is left", { timeout: 60_000 }, async () => {
  const said = new Map<string, Record<Axis, number[]>>();
  let [served, hostile] = [0, 0];
  const server = await chatServer({
    answering: (question, response) => {
      const axis = topicOf(question) as Axis;
      const { says, send } = hostileAnswer(stream(SEED, "hostile answers", served++), axis);
      const place = question.path.replace("/chat/completions", "");
      const numbers = said.get(place) ?? { valence: [], arousal: [] };
      if (says === null) hostile++;
      else numbers[axis].push(says);
      said.set(place, numbers);
      send(response);
    },
  });
  const outcomes: (readonly [place: string, outcome: Measurement | StudioError])[] = [];
  let next = 0;
  const lane = async (): Promise<void> => {
    while (hostile < ANSWERS) {
      const place = `/${next++}/v1`;
      const judge = judgeAt(
        `http://127.0.0.1:${server.port}${place}`,
        { reads: 3, timeoutSeconds: 0.25 },
        { key: KEY },
      );
      const outcome = await judge.measure(grey(100)).catch((error: unknown) => error);
      outcomes.push([place, outcome as Measurement | StudioError]);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));

  expect(hostile).toBeGreaterThanOrEqual(ANSWERS);
  const measured = outcomes.flatMap(([place, outcome]) => (outcome instanceof Error ? [] : [{ place, outcome }]));
  const failed = outcomes.flatMap(([, outcome]) => (outcome instanceof Error ? [outcome] : []));
  expect(Math.min(measured.length, failed.length)).toBeGreaterThan(100);
  for (const { place, outcome } of measured) {
    expect(measurementShape.safeParse(outcome).error).toBeUndefined();
    for (const axis of AXES) {
      const numbers = said.get(place)![axis];
      expect(numbers.length).toBeGreaterThanOrEqual(2);
      expect(outcome.rated[axis]).toBeCloseTo(mean(numbers), 12);
      expect(Math.abs(outcome[axis])).toBeLessThanOrEqual(3);
    }
    expect(outcome.causes.length).toBeLessThanOrEqual(5);
    for (const { what, effect } of outcome.causes) {
      expect(what).toMatch(/^[^\p{C}]{1,60}$/u);
      expect(Math.abs(effect)).toBeLessThanOrEqual(3);
    }
  }
  for (const error of failed) {
    expect(error).toBeInstanceOf(StudioError);
    const { failure } = error;
    if (failure.code !== "judge.failed") throw new Error(`The failure is ${failure.code}.`);
    expect(failure.sentence).toMatch(/^[^\p{C}]{10,500}$/u);
    expect(JSON.stringify([error, String(error.cause), error.stack])).not.toContain(KEY);
  }
  await expect.poll(() => server.connections(), { timeout: 2000 }).toBe(0);
});

test("nor does any become a suggestion, or pass for a model that sees", { timeout: 60_000 }, async () => {
  let served = 0;
  const server = await chatServer({
    answering: (_question, response) =>
      hostileAnswer(stream(SEED, "hostile words", served++), "valence").send(response),
  });
  const change = { timeoutSeconds: 0.25 };
  const request = {
    first: "a boat",
    prompt: "a boat at night",
    target: { valence: 1, arousal: 0 },
    measured: { mean: { valence: -1, arousal: 0 }, deviation: { valence: 0.3, arousal: 0.3 } },
    pictures: [grey(10)],
    tried: [],
  };
  const outcomes: unknown[] = [];
  while (served < 300) {
    const suggested = judgeAt(server.address, change).propose!(request, new AbortController().signal);
    outcomes.push(await suggested.catch((error: StudioError) => error.failure.code));
    const { ok } = await probeServerJudge(
      { setup: setupOf(server.address, change), key: null, instructions: INSTRUCTIONS },
      undefined,
    );
    outcomes.push(ok);
  }
  expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome)))).toEqual(
    new Set(["[]", '"judge.failed"', "false"]),
  );
  await expect.poll(() => server.connections(), { timeout: 2000 }).toBe(0);
});
