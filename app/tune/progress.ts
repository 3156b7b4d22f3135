/** @file What a run tells while it goes: steps, points of its curve, sample pictures, alarms, and how it ended. */
import { z } from "zod";
import { METHODS } from "./config.ts";

const pair = z.object({ valence: z.number(), arousal: z.number() });

/** How a judge reads held-out pictures: mean distance to the target and correlation with it, by axis, on `range`. */
export const heldOutReading = z.object({ error: pair, r: pair });
export type HeldOutReading = z.output<typeof heldOutReading>;

/** One point of the curve, measured on held-out prompts at fixed seeds. Step 0 is where the run began. */
export const curvePoint = z.object({
  step: z.int(),
  /** Computing time since the start, without pauses and rests. */
  seconds: z.number(),
  /** Pictures drawn for learning so far. */
  pictures: z.int(),
  /** Mean reward, guards and taste included. */
  reward: z.number(),
  judge: heldOutReading,
  witness: heldOutReading,
  /** Spread of the globals over all pictures, and among pictures of one prompt and target. */
  diversity: z.number(),
  diversityWithin: z.number(),
  /** Mean number of things in a scene. */
  elements: z.number(),
  /** Shares, 0 … 1: what the prompt asked for, scenes that keep every rule, tokens out of range. */
  adherence: z.number(),
  validity: z.number(),
  outOfRange: z.number(),
  /** Strongest drift of saturation and contrast against the start, in its standard deviations. */
  drift: z.number(),
});
export type CurvePoint = z.output<typeof curvePoint>;

/** What may go wrong while it learns. */
export const ALARMS = [
  /** The judge's error falls, the witness's does not: the judge is being pleased, not the eye. */
  "judgesPart",
  /** Measurements shrink to the centre: the error falls while nothing follows the target. */
  "centre",
  "diversity",
  "elements",
  "adherence",
  "validity",
  "drift",
  /** A loss or a weight is not finite; the last good state is kept. */
  "diverged",
  "memory",
  "battery",
  "heat",
] as const;
export type AlarmCode = (typeof ALARMS)[number];

export const alarm = z.object({
  code: z.enum(ALARMS),
  step: z.int(),
  /** The number that rang and the bound it passed. */
  value: z.number(),
  bound: z.number(),
  /** Whether the run was stopped by it; else it goes on and the alarm may clear. */
  stops: z.boolean(),
  /** In English, with the numbers. */
  sentence: z.string(),
});
export type Alarm = z.output<typeof alarm>;

/** A check of the gate that every checkpoint passes before it may draw (DESIGN §7). */
const GATE_CHECKS = ["finite", "keys", "base", "notEmpty", "range", "picture", "reloaded", "heldOut"] as const;
export const gateCheck = z.object({ check: z.enum(GATE_CHECKS), passed: z.boolean(), sentence: z.string() });
export type GateCheck = z.output<typeof gateCheck>;

/** What a run does now. */
export const PHASES = ["preparing", "learning", "measuring", "resting"] as const;

export const tuneEvent = z.discriminatedUnion("kind", [
  /** Comes first; `step` is where it goes on from. */
  z.object({ kind: z.literal("opened"), step: z.int(), of: z.int(), provider: z.string(), threads: z.int() }),
  z.object({
    kind: z.literal("phase"),
    phase: z.enum(PHASES),
    method: z.enum(METHODS).nullable(),
    done: z.int(),
    of: z.int(),
  }),
  z.object({
    kind: z.literal("step"),
    step: z.int(),
    /** Milliseconds of this step. */
    milliseconds: z.number(),
    loss: z.number(),
    pictures: z.int(),
    seconds: z.number(),
  }),
  /** `adapter` is the blob of the weights the point was measured with. */
  z.object({ kind: z.literal("point"), point: curvePoint, adapter: z.string().nullable(), best: z.boolean() }),
  /** A picture of a held-out prompt at its fixed seed; `cell` counts the rows of the grid. */
  z.object({
    kind: z.literal("sample"),
    step: z.int(),
    cell: z.int(),
    prompt: z.string(),
    seed: z.int(),
    target: pair,
    measured: pair,
    blob: z.string(),
  }),
  z.object({ kind: z.literal("saved"), step: z.int() }),
  z.object({ kind: z.literal("alarm"), alarm, cleared: z.boolean() }),
  /** The last event of a run that was not paused. `adapter` is the best checkpoint's blob; null when none may be used. */
  z.object({
    kind: z.literal("ended"),
    why: z.enum(["finished", "stopped", "alarm"]),
    step: z.int(),
    best: z.int(),
    adapter: z.string().nullable(),
    gate: z.array(gateCheck),
  }),
]);
export type TuneEvent = z.output<typeof tuneEvent>;
