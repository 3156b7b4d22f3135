/** @file Studies: blinded choices between pictures of two series, or sweeps to be sorted; answered here or read from other people's files. */
import { z } from "zod";
import { AXES } from "../../affect/plane.ts";
import { DESIGNS } from "../../study/answer.ts";
import { given, PAIR_QUESTIONS, shownTrial } from "../../study/plan.ts";
import { call } from "../kinds.ts";
import { id, moment } from "../shapes.ts";

/** What can be asked: the first two of pairs, the axes of sweeps. */
export const QUESTIONS = [...PAIR_QUESTIONS, ...AXES] as const;

const interval = z.object({ estimate: z.number(), low: z.number(), high: z.number() });

const studyResult = z.object({
  participants: z.int(),
  excluded: z.array(z.string()),
  trials: z.int(),
  estimate: interval.nullable(),
  method: z.enum(["wilson", "student", "twoWay", "none"]),
  sequential: z.enum(["better", "worse", "undecided", "go on"]).nullable(),
  consistency: z.number().nullable(),
  sentence: z.string(),
});

export type StudyResult = z.output<typeof studyResult>;

export const study = z.object({
  id,
  name: z.string(),
  design: z.enum(DESIGNS),
  question: z.enum(QUESTIONS),
  /** Titles of the series: of pairs what is tried and what it is held against. Never shown beside a trial. */
  series: z.array(z.string()),
  trials: z.int(),
  /** Answers of whoever answers here now. */
  answered: z.int(),
  /** Other participants: earlier ones here, and those whose files were read. */
  participants: z.int(),
  created: moment,
});
export type Study = z.output<typeof study>;

const ok = z.object({});
const one = z.object({ study: id });
const name = z.string().trim().min(1, "A name is needed.").max(120, "A name has 120 characters at most.");

const order = z.discriminatedUnion("design", [
  /** Pairs the pictures of two series frame by frame; both must have been drawn along the same path. */
  z.object({ design: z.literal("pairs"), name, tried: id, against: id, question: z.enum(PAIR_QUESTIONS) }),
  /** Sets of five pictures of each series, to be sorted by an axis on which its targets differ. */
  z.object({ design: z.literal("order"), name, series: z.array(id).min(1).max(20), axis: z.enum(AXES) }),
]);
export type StudyOrder = z.output<typeof order>;

export const studyCalls = {
  "studies.list": call(ok, z.object({ studies: z.array(study) })),
  "studies.create": call(order, one),
  /** The trial that is next, null when all are answered; the result from the first answer on. */
  "studies.get": call(one, z.object({ study, next: shownTrial.nullable(), result: studyResult.nullable() })),
  /** Answers trial number `trial`, counted from 0; one that was answered already is left as it is. */
  "studies.answer": call(one.extend({ trial: z.int().min(0), given, milliseconds: z.number().min(0) }), ok),
  /** Begins anew with another person, in another order; what has been answered stays. */
  "studies.another": call(one, ok),
  "studies.remove": call(one, ok),
  /** Answers of everybody as CSV. */
  "studies.export": call(one, z.object({ name: z.string(), text: z.string() })),
  /** Answers of other participants, as their programs exported them. */
  "studies.import": call(one.extend({ file: z.string(), text: z.string() }), z.object({ answers: z.int() })),
} as const;
