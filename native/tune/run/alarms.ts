/** @file Alarms of a run beside those of its curve. */
import type { Alarm, AlarmCode, TuneEvent } from "../../../app/tune/progress.ts";

/** Something left the finite. */
export const divergedAt = (step: number, sentence: string): Alarm => ({
  code: "diverged",
  step,
  value: 0,
  bound: 0,
  stops: true,
  sentence: `${sentence} The last good state is kept.`,
});

/** An alarm that has ceased to ring. */
const clearedAt = (code: Alarm["code"], step: number): Alarm => ({
  code,
  step,
  value: 0,
  bound: 0,
  stops: false,
  sentence: "The alarm has cleared.",
});

/** Tells of alarms that have begun to ring, and of those that have ceased. */
export function* ringEvents(
  ringing: readonly AlarmCode[],
  alarms: readonly Alarm[],
  step: number,
): Generator<TuneEvent, void, undefined> {
  for (const code of ringing)
    if (!alarms.some((alarm) => alarm.code === code))
      yield { kind: "alarm", alarm: clearedAt(code, step), cleared: true };
  for (const alarm of alarms) yield { kind: "alarm", alarm, cleared: false };
}
