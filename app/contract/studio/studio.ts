/** @file The studio's contract: everything the page can ask of the host. */
import { z } from "zod";
import { watch } from "../kinds.ts";
import { evidenceCalls } from "./evidence.ts";
import { exportCalls } from "./exports.ts";
import { galleryCalls } from "./gallery.ts";
import { judgeCalls } from "./judges.ts";
import { job, jobCalls, progress, queue } from "./jobs.ts";
import { engine, machineCalls } from "./machine.ts";
import { pictureCalls } from "./pictures.ts";
import { person, profileCalls } from "./profile.ts";
import { refinementCalls } from "./refinements.ts";
import { seriesCalls } from "./series.ts";
import { settings, settingsCalls } from "./settings.ts";
import { studyCalls } from "./studies.ts";
import { tunerCalls, tunerOverview } from "./tuner.ts";

/** Grows when pictures come, go or change: lists ask again. */
export const library = z.object({ revision: z.int(), pictures: z.int(), trashed: z.int() });
export type Library = z.output<typeof library>;

/** Who sits here, and counters that grow with every change of the refinements, the profile and the judges: pages ask again. */
export const feedback = z.object({
  person,
  refinements: z.int(),
  profile: z.int(),
  judges: z.int(),
  /** The judge that measures, null when none can. */
  judge: z.object({ id: z.string(), name: z.string() }).nullable(),
});
export type Feedback = z.output<typeof feedback>;

/** What every screen needs to know. */
export const overview = z.object({
  jobs: z.array(job),
  progress: progress.nullable(),
  queue,
  engine,
  library,
  settings,
  feedback,
  tuner: tunerOverview,
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
  numbered.extend({ kind: z.literal("feedback"), feedback }),
  numbered.extend({ kind: z.literal("tuner"), tuner: tunerOverview }),
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
  ...refinementCalls,
  ...profileCalls,
  ...judgeCalls,
  ...tunerCalls,
  ...evidenceCalls,
  ...studyCalls,
} as const;
export type StudioContract = typeof studio;
