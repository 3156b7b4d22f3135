/** @file The commands by name. Each is loaded when it is asked for: a server needs no onnxruntime, a repair no models. */
import type { Command } from "./command.ts";

export interface Entry {
  /** One line for the list of commands. */
  readonly summary: string;
  load(): Promise<Command>;
}

export const COMMANDS = {
  series: {
    summary: "draws a series along a path on the affect plane and measures it",
    load: async () => (await import("./series.ts")).series,
  },
  judge: {
    summary: "measures the mood of pictures and names its visible causes",
    load: async () => (await import("./judge.ts")).judge,
  },
  refine: {
    summary: "changes a prompt round by round until its pictures have the mood that is asked for",
    load: async () => (await import("./refine.ts")).refine,
  },
  tune: {
    summary: "fine-tunes the pack towards moods, in minutes, and leaves an adapter",
    load: async () => (await import("./tune.ts")).tune,
  },
  evaluate: {
    summary: "runs the evidence protocol: arms at equal budget, controls, intervals, a report",
    load: async () => (await import("./evaluate.ts")).evaluate,
  },
  profile: {
    summary: "shows, exports, imports or resets what was learned of a person",
    load: async () => (await import("./profile.ts")).profile,
  },
  serve: {
    summary: "opens the studio in the browser, from a server on this machine",
    load: async () => (await import("./serve.ts")).serve,
  },
  doctor: {
    summary: "says what this machine has, what really runs, and what is missing",
    load: async () => (await import("./doctor.ts")).doctor,
  },
  repair: {
    summary: "makes a whole database of what can be read of a damaged one",
    load: async () => (await import("./repair.ts")).repair,
  },
  demo: {
    summary: "draws a series from sad and calm to joyful into out/demo",
    load: async () => (await import("./demo.ts")).demo,
  },
} as const satisfies Record<string, Entry>;
