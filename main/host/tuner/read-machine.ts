/** @file Battery, heat and memory of this machine, as far as Linux tells; other systems tell of memory only. */
import { readdirSync, readFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import type { MachineState } from "../../../app/tune/machine-watch.ts";

const POWER = "/sys/class/power_supply";
const THERMAL = "/sys/class/thermal";

/** Reads the sensors now. */
export function readMachine(): MachineState {
  return { battery: battery(), heat: heat(), freeMemory: freeMemory() };
}

function battery(): number | null {
  const supplies = namesIn(POWER).map((name) => path.join(POWER, name));
  if (supplies.some((supply) => textOf(path.join(supply, "online")) === "1")) return null;
  const levels = supplies
    .filter((supply) => textOf(path.join(supply, "type")) === "Battery")
    .map((supply) => Number(textOf(path.join(supply, "capacity")) ?? NaN) / 100)
    .filter(Number.isFinite);
  return levels.length === 0 ? null : Math.max(...levels);
}

function heat(): number | null {
  const degrees = namesIn(THERMAL)
    .filter((name) => name.startsWith("thermal_zone"))
    .map((name) => Number(textOf(path.join(THERMAL, name, "temp")) ?? NaN) / 1000)
    .filter((value) => Number.isFinite(value) && value > 0);
  return degrees.length === 0 ? null : Math.max(...degrees);
}

/** Linux counts what caches would give back. */
function freeMemory(): number {
  const kilobytes = /^MemAvailable:\s+(\d+) kB$/m.exec(textOf("/proc/meminfo") ?? "")?.[1];
  return kilobytes === undefined ? os.freemem() : Number(kilobytes) * 1024;
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8").trim();
  } catch {
    return undefined;
  }
}
