/** @file The tuner: runs, what they learn from, the adapters they leave, and how much of each is used. */
import { z } from "zod";
import { MAX_STRENGTH } from "../../series/recipe.ts";
import { METHODS, runConfig } from "../../tune/config.ts";
import { RECIPES } from "../../tune/recipes.ts";
import { alarm, curvePoint, gateCheck, PHASES, tuneEvent } from "../../tune/progress.ts";
import { RUN_STATES } from "../../tune/run-state.ts";
import { failure } from "../failure.ts";
import { call, watch } from "../kinds.ts";
import { id, moment, point, whole } from "../shapes.ts";

/** One fine-tuning run. */
export const run = z.object({
  id,
  name: z.string(),
  person: id,
  config: runConfig,
  state: z.enum(RUN_STATES),
  /** Grows with every change of the row. */
  revision: z.int(),
  step: z.int(),
  steps: z.int(),
  /** Computing time, without pauses and rests, and pictures drawn for learning. */
  seconds: z.number(),
  pictures: z.int(),
  /** Step of the best checkpoint so far; null before the first. */
  best: z.int().nullable(),
  /** The adapter it has left. */
  adapter: id.nullable(),
  /** What stopped it. */
  alarm: alarm.nullable(),
  failure: failure.nullable(),
  created: moment,
  started: moment.nullable(),
  ended: moment.nullable(),
});
export type Run = z.output<typeof run>;

/** Where the run at hand is; not stored. */
export const tuning = z.object({
  run: id,
  phase: z.enum(PHASES),
  method: z.enum(METHODS).nullable(),
  /** Of the phase. */
  done: z.int(),
  of: z.int(),
  /** Median of recent steps; 0 while warming up. */
  stepMs: z.number(),
  /** Computing time to go, milliseconds; null while unknown. */
  etaMs: z.number().nullable(),
  saved: moment.nullable(),
  provider: z.string(),
  threads: z.int(),
});
export type Tuning = z.output<typeof tuning>;

/** What every screen knows of the tuner. */
export const tunerOverview = z.object({
  /** Runs that have not ended, newest first. */
  runs: z.array(run),
  tuning: tuning.nullable(),
  /** Grow when adapters, and evaluations or studies, come, go or change: pages ask again. */
  adapters: z.int(),
  evidence: z.int(),
});
export type TunerOverview = z.output<typeof tunerOverview>;

export const sample = z.object({
  step: z.int(),
  cell: z.int(),
  prompt: z.string(),
  seed: z.int(),
  target: point,
  measured: z.object({ valence: z.number(), arousal: z.number() }),
  blob: z.string(),
});
export type Sample = z.output<typeof sample>;

/** A run with everything its page shows. Alarms that have cleared are kept with `cleared`. */
export const runDetail = z.object({
  run,
  points: z.array(curvePoint),
  samples: z.array(sample),
  alarms: z.array(alarm.extend({ cleared: z.boolean() })),
  gate: z.array(gateCheck),
  /** Steps whose weights are kept and can be made an adapter. */
  kept: z.array(z.int()),
});
export type RunDetail = z.output<typeof runDetail>;

/** An adapter of this person. */
export const adapter = z.object({
  id,
  name: z.string(),
  pack: z.string(),
  sha256: z.string(),
  /** How much of it is used in what is drawn next; 0 is off. */
  strength: z.number().min(0).max(MAX_STRENGTH),
  run: id.nullable(),
  step: z.int().nullable(),
  rank: z.int(),
  /** Affect guidance it was tuned for; null leaves the pack's. */
  guidance: z.number().nullable(),
  /** Held-out errors it was made with, by judge and witness. */
  heldOut: curvePoint.pick({ judge: true, witness: true }).nullable(),
  created: moment,
});
export type Adapter = z.output<typeof adapter>;

/** What there is to learn from, and what a budget would buy. */
export const tunerOptions = z.object({
  sources: z.object({ decisions: z.int(), stars: z.int(), corrections: z.int(), pairs: z.int() }),
  /** Labels from which the taste may steer. */
  needed: z.int(),
  steers: z.boolean(),
  /** Steps a minute on this machine, measured by an earlier run or guessed; pictures a minute likewise. */
  pace: z.object({ stepsPerMinute: z.number(), picturesPerMinute: z.number(), measured: z.boolean() }),
});
export type TunerOptions = z.output<typeof tunerOptions>;

const ok = z.object({});
const one = z.object({ run: id });
const name = z.string().trim().min(1, "A name is needed.").max(60, "A name has 60 characters at most.");

/** Answer to `PUT /import-adapter?name=…`; `remark` says how much of the file found its place. */
export const adapterAnswer = z.object({ adapter: id, remark: z.string() });
export type AdapterAnswer = z.output<typeof adapterAnswer>;

/** The run as it stands, then every event of it. */
const runEvent = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("snapshot"), seq: z.int(), detail: runDetail }),
  z.object({ kind: z.literal("run"), seq: z.int(), run }),
  z.object({ kind: z.literal("event"), seq: z.int(), event: tuneEvent }),
]);
export type RunEvent = z.output<typeof runEvent>;

export const tunerCalls = {
  "tuner.options": call(ok, tunerOptions),
  /** Starts a run, which waits behind one that is under way. */
  "tuner.start": call(
    z.object({
      name: name.nullable().default(null),
      minutes: z
        .number()
        .min(0.5)
        .max(24 * 60),
      /** Which parts of the profile count. */
      learnFrom: z.object({ decisions: z.boolean(), stars: z.boolean(), corrections: z.boolean() }),
      recipe: z.enum(RECIPES).default("default"),
      /** An adapter to go on from; null starts at the base. */
      from: id.nullable().default(null),
      seed: whole(0, Number.MAX_SAFE_INTEGER).default(0),
    }),
    one,
  ),
  /** A run from a config, as the command line gives it. */
  "tuner.startConfig": call(z.object({ name: name.nullable().default(null), config: runConfig }), one),
  "tuner.pause": call(one, ok),
  "tuner.resume": call(one, ok),
  /** Ends the run with the best adapter so far. */
  "tuner.stop": call(one, ok),
  /** Makes an adapter of a kept step, after the gate. */
  "tuner.use": call(one.extend({ step: z.int() }), z.object({ adapter: id })),
  "tuner.rename": call(one.extend({ name }), ok),
  /** Forgets an ended run; its adapters stay. */
  "tuner.remove": call(one, ok),
  "runs.list": call(ok, z.object({ runs: z.array(run) })),
  "runs.watch": watch(one, runEvent),
  "adapters.list": call(ok, z.object({ adapters: z.array(adapter) })),
  "adapters.strength": call(z.object({ adapter: id, strength: z.number().min(0).max(MAX_STRENGTH) }), ok),
  "adapters.rename": call(z.object({ adapter: id, name }), ok),
  /** To the trash: pictures it drew can be drawn again, and `restore` brings it back. */
  "adapters.remove": call(z.object({ adapter: id }), ok),
  "adapters.restore": call(z.object({ adapter: id }), ok),
  /** Address of the file, for saving. */
  "adapters.export": call(z.object({ adapter: id, names: z.enum(["peft", "kohya"]) }), z.object({ url: z.string() })),
} as const;
