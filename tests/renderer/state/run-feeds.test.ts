/** @file The projection of a run. */
import { expect, test } from "vitest";
import { runDetail } from "../../../app/contract/studio/tuner.ts";
import type { CurvePoint, TuneEvent } from "../../../app/tune/progress.ts";
import { reduceRun } from "../../../renderer/state/run-feeds.ts";
import { aRun } from "../../kit/tuner-rows.ts";

const both = { valence: 1, arousal: 1 };
const point = (step: number): CurvePoint => ({
  step,
  seconds: step,
  pictures: 0,
  reward: 0.7,
  judge: { error: both, r: both },
  witness: { error: both, r: both },
  diversity: 0.3,
  diversityWithin: 0.3,
  elements: 18,
  adherence: 1,
  validity: 1,
  outOfRange: 0,
  drift: 0,
});
const detail = runDetail.parse({ run: aRun(), points: [], samples: [], alarms: [], gate: [], kept: [] });
const event = (told: TuneEvent) => ({ kind: "event" as const, seq: 1, event: told });

test("nothing before the snapshot, then every point once, and its step among those that are kept", () => {
  expect(reduceRun(undefined, event({ kind: "saved", step: 3 }))).toBeUndefined();
  let view = reduceRun(undefined, { kind: "snapshot", seq: 0, detail });
  for (const step of [0, 10, 10, 20])
    view = reduceRun(view, event({ kind: "point", point: point(step), adapter: "a".repeat(64), best: false }));
  expect(view!.points.map(({ step }) => step)).toEqual([0, 10, 20]);
  expect(view!.kept).toEqual([10, 20]);
});

test("an alarm that clears stays, as cleared; steps change nothing", () => {
  const alarm = { code: "drift" as const, step: 5, value: 3.2, bound: 3, stops: false, sentence: "It drifts." };
  const rung = reduceRun(detail, event({ kind: "alarm", alarm, cleared: false }));
  const cleared = reduceRun(rung, event({ kind: "alarm", alarm, cleared: true }));
  expect(cleared!.alarms).toEqual([{ ...alarm, cleared: true }]);
  const step: TuneEvent = { kind: "step", step: 6, milliseconds: 5, loss: 1, pictures: 0, seconds: 6 };
  expect(reduceRun(cleared, event(step))).toBe(cleared);
});
