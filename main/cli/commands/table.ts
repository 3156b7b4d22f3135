/** @file The commands by name. */
import type { Command } from "./command.ts";
import { demo } from "./demo.ts";
import { doctor } from "./doctor.ts";
import { judge } from "./judge.ts";
import { series } from "./series.ts";

export const COMMANDS = { series, judge, doctor, demo } as const satisfies Record<string, Command>;
