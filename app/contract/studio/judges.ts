/** @file Judges: which there are, what each said when it was tried, how it is calibrated, and which one measures. */
import { z } from "zod";
import { failure } from "../failure.ts";
import { call, watch } from "../kinds.ts";
import { id, moment, reading, whole } from "../shapes.ts";

const JUDGE_KINDS = ["embedded", "server", "local"] as const;

/** A chat server that speaks OpenAI's protocol and takes pictures. */
export const serverSetup = z.object({
  /** Beginning of its addresses, such as `http://127.0.0.1:11434/v1`. */
  address: z.url({ protocol: /^https?$/ }).max(300),
  model: z.string().min(1).max(200),
  /** The host's name, repeated by the person, before anything is sent to another machine. */
  allowedHost: z.string().max(253).nullable().default(null),
  /** Times a picture is read; their spread is told. */
  reads: whole(1, 16).default(4),
  temperature: z.number().min(0).max(2).default(0.5),
  timeoutSeconds: whole(5, 600).default(120),
});
export type ServerSetup = z.output<typeof serverSetup>;

/** A vision-language model in a folder on this machine, in the layout of @huggingface/transformers. */
export const localSetup = z.object({
  folder: z.string().min(1).max(1000),
  reads: whole(1, 16).default(2),
  temperature: z.number().min(0).max(2).default(0.5),
  /** Minutes without a question after which it is taken out of memory. */
  idleMinutes: whole(1, 240).default(10),
});
export type LocalSetup = z.output<typeof localSetup>;

export const judgeSetup = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("server"), ...serverSetup.shape }),
  z.object({ kind: z.literal("local"), ...localSetup.shape }),
]);
export type JudgeSetup = z.output<typeof judgeSetup>;

/** One axis: range = offset + slope · what the judge says. */
const line = z.object({ offset: z.number(), slope: z.number() });

/** How a judge's own numbers are brought to the `range` scale (app/judge/calibration.ts). */
export const judgeCalibration = z.object({
  valence: line,
  arousal: line,
  /** Standard deviation of what is left, for the spread. */
  residual: z.object({ valence: z.number(), arousal: z.number() }),
  /** Correlation with the reference. */
  correlation: z.object({ valence: z.number().nullable(), arousal: z.number().nullable() }),
  /** Pictures it was fitted on, and the judge they were compared with. */
  pictures: z.int(),
  reference: z.string(),
  made: moment,
  /** The readings themselves, for a plot. */
  points: z
    .array(
      z.object({
        said: z.object({ valence: z.number(), arousal: z.number() }),
        reference: z.object({ valence: z.number(), arousal: z.number() }),
      }),
    )
    .max(200),
});
export type JudgeCalibration = z.output<typeof judgeCalibration>;

/** What came of trying a judge on a picture that is known. */
export const judgeProbe = z.object({
  ok: z.boolean(),
  /** What was found, or why it cannot be used: one sentence. */
  sentence: z.string(),
  milliseconds: z.number().nullable(),
  /** Bytes it takes, for a local model: counted from its files before it is loaded. */
  bytes: z.number().nullable(),
  /** Hash of what it is: manifest, model files, or address with model and instructions. */
  sha256: z.string().nullable(),
  probed: moment,
});
export type JudgeProbe = z.output<typeof judgeProbe>;

export const judgeState = z.object({
  id,
  name: z.string(),
  kind: z.enum(JUDGE_KINDS),
  /** Null for an embedded one. */
  setup: judgeSetup.nullable(),
  /** Why an embedded one cannot be used. */
  problem: z.string().nullable(),
  probe: judgeProbe.nullable(),
  calibration: judgeCalibration.nullable(),
  /** Whether a key is kept for it, and where: the system's keychain, the environment, or this session only. */
  key: z.enum(["keychain", "environment", "session"]).nullable(),
  /** Whether it gives reasons and suggestions in its own words. */
  suggests: z.boolean(),
  /** Kept for evidence only, so it may not measure. */
  witness: z.boolean(),
});
export type JudgeState = z.output<typeof judgeState>;

/** Progress of trying or calibrating. */
export const judgeWork = z.discriminatedUnion("kind", [
  /** A model is being loaded; `what` is "waiting" while a drawing has the device and nothing has begun. */
  z.object({ kind: z.literal("loading"), what: z.string(), done: z.number(), of: z.number() }),
  z.object({ kind: z.literal("reading"), done: z.int(), of: z.int(), last: reading.nullable() }),
  z.object({ kind: z.literal("done"), judge: judgeState }),
  z.object({ kind: z.literal("failed"), failure }),
]);
export type JudgeWork = z.output<typeof judgeWork>;

const ok = z.object({});
const one = z.object({ judge: id });
const name = z.string().trim().min(1, "A name is needed.").max(60, "A name has 60 characters at most.");

export const judgeCalls = {
  "judges.list": call(
    ok,
    z.object({
      judges: z.array(judgeState),
      /** The one that measures, null when none can. */
      chosen: id.nullable(),
      /** Where keys can be kept here. */
      keys: z.enum(["keychain", "session"]),
    }),
  ),
  /** Models a server offers; nothing is sent to a host that is not this machine unless `allowedHost` names it. */
  "judges.models": call(
    z.object({
      address: serverSetup.shape.address,
      allowedHost: z.string().nullable().default(null),
      key: z.string().max(400).nullable().default(null),
    }),
    z.object({ models: z.array(z.string()) }),
  ),
  "judges.add": call(z.object({ name, setup: judgeSetup }), one),
  /** Another set-up forgets probe and calibration: it is another judge. */
  "judges.change": call(one.extend({ name, setup: judgeSetup }), ok),
  "judges.remove": call(one, ok),
  /** Null forgets the key. */
  "judges.setKey": call(one.extend({ key: z.string().min(1).max(400).nullable() }), ok),
  /** Tries it on known pictures. Ends with `done` or `failed`. */
  "judges.probe": watch(one, judgeWork),
  /** Has it read one's own pictures and fits it to the embedded judge's readings of them. Ends with `done` or `failed`. */
  "judges.calibrate": watch(one.extend({ pictures: whole(8, 200).default(40) }), judgeWork),
  /** Lets it measure from now on; it must have passed its probe. */
  "judges.choose": call(one, ok),
} as const;
