/** @file The studio's contract: everything the page can ask of the host. */
import { z } from "zod";
import { watch } from "../kinds.ts";
import { exportCalls } from "./exports.ts";
import { galleryCalls } from "./gallery.ts";
import { job, jobCalls, progress, queue } from "./jobs.ts";
import { engine, machineCalls } from "./machine.ts";
import { pictureCalls } from "./pictures.ts";
import { seriesCalls } from "./series.ts";
import { settings, settingsCalls } from "./settings.ts";

/** Grows when pictures come, go or change: lists ask again. */
export const library = z.object({ revision: z.int(), pictures: z.int(), trashed: z.int() });
export type Library = z.output<typeof library>;

/** What every screen needs to know. */
export const overview = z.object({
  jobs: z.array(job),
  progress: progress.nullable(),
  queue,
  engine,
  library,
  settings,
});
export type Overview = z.output<typeof overview>;

const numbered = z.object({ seq: z.int() });

/** First everything, then what changed; `seq` grows by one from event to event. */
export const studioEvent = z.discriminatedUnion("kind", [
  numbered.extend({ kind: z.literal("snapshot"), overview }),
  numbered.extend({ kind: z.literal("job"), job }),
  numbered.extend({ kind: z.literal("jobsRemoved"), jobs: z.array(z.string()) }),
  numbered.extend({ kind: z.literal("progress"), progress: progress.nullable() }),
  numbered.extend({ kind: z.literal("queue"), queue }),
  numbered.extend({ kind: z.literal("engine"), engine }),
  numbered.extend({ kind: z.literal("library"), library }),
  numbered.extend({ kind: z.literal("settings"), settings }),
]);
export type StudioEvent = z.output<typeof studioEvent>;

export const studio = {
  "studio.watch": watch(z.object({}), studioEvent),
  ...seriesCalls,
  ...jobCalls,
  ...pictureCalls,
  ...galleryCalls,
  ...exportCalls,
  ...settingsCalls,
  ...machineCalls,
} as const;
export type StudioContract = typeof studio;
