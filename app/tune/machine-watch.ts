/** @file When a machine had better be left alone: on an emptying battery, too hot, or short of memory. */
import type { Alarm, AlarmCode } from "./progress.ts";

/** What the platform tells; null where it does not. */
export interface MachineState {
  /** 0 … 1 while on battery, null on mains or without one. */
  readonly battery: number | null;
  /** The hottest sensor, °C. */
  readonly heat: number | null;
  /** Bytes that programs may still have. */
  readonly freeMemory: number | null;
}

const LEAST_BATTERY = 0.2;
/** A machine that has rested goes on when it is clearly better than where it stopped. */
const BATTERY_AGAIN = 0.25;
const MOST_HEAT = 92;
const HEAT_AGAIN = 82;
const LEAST_MEMORY = 400 * 2 ** 20;
const MEMORY_AGAIN = 700 * 2 ** 20;

type Watched = Extract<AlarmCode, "battery" | "heat" | "memory">;

/** What rings now. @param ringing what rang before: it rings on until things are clearly better */
export function machineAlarms(state: MachineState, ringing: readonly Watched[], step: number): Alarm[] {
  const { battery, heat, freeMemory } = state;
  const rung = (code: Watched): boolean => ringing.includes(code);
  const alarms: Alarm[] = [];
  const ring = (code: Watched, value: number, bound: number, sentence: string): void =>
    void alarms.push({ code, step, value, bound, stops: false, sentence });
  const leastBattery = rung("battery") ? BATTERY_AGAIN : LEAST_BATTERY;
  if (battery !== null && battery < leastBattery)
    ring(
      "battery",
      battery,
      leastBattery,
      `The battery is at ${Math.round(100 * battery)} %: learning waits for power.`,
    );
  const mostHeat = rung("heat") ? HEAT_AGAIN : MOST_HEAT;
  if (heat !== null && heat > mostHeat)
    ring("heat", heat, mostHeat, `The processor is at ${Math.round(heat)} °C: learning waits until it has cooled.`);
  const leastMemory = rung("memory") ? MEMORY_AGAIN : LEAST_MEMORY;
  if (freeMemory !== null && freeMemory < leastMemory) {
    const megabytes = Math.round(freeMemory / 2 ** 20);
    ring("memory", freeMemory, leastMemory, `Only ${megabytes} MB of memory are free: learning waits for more.`);
  }
  return alarms;
}
