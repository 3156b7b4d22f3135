/** @file The plan of a study: what is asked of which pictures, how a trial is shown, and what an answer to it means. */
import { z } from "zod";
import { AXES } from "../affect/plane.ts";
import type { Answer } from "./answer.ts";
import { isOrder, orderAgreement, orderTrial, pictureSet, planOrderings, SORTED, writeRanks } from "./orderings.ts";
import { pairTrial, planPairs, SIDES } from "./pairs.ts";

/** What is asked of two pictures: which fits the mood, which looks better. */
export const PAIR_QUESTIONS = ["mood", "look"] as const;

const target = z.object({ valence: z.number(), arousal: z.number() });

const pairsPlan = z.object({
  design: z.literal("pairs"),
  question: z.enum(PAIR_QUESTIONS),
  /** Titles of the series. */
  arms: z.object({ tried: z.string(), against: z.string() }),
  pairs: z.array(z.object({ item: z.string(), prompt: z.string(), target, tried: z.string(), against: z.string() })),
  catches: z.array(z.object({ item: z.int(), plain: z.string(), wrong: z.string() })),
});

const orderPlan = z.object({
  design: z.literal("order"),
  axis: z.enum(AXES),
  /** Titles of the series. */
  sweeps: z.array(z.string()),
  sets: z.array(pictureSet),
});

/** Made once and never changed, so that an answer always means the same. */
export const studyPlan = z.discriminatedUnion("design", [pairsPlan, orderPlan]);
export type StudyPlan = z.output<typeof studyPlan>;

export const trial = z.discriminatedUnion("design", [pairTrial, orderTrial]);
export type Trial = z.output<typeof trial>;

/** A trial as it is shown: nothing in it tells the arm, or the order of the targets. */
export const shownTrial = z.discriminatedUnion("design", [
  z.object({
    design: z.literal("pairs"),
    left: z.string(),
    right: z.string(),
    question: z.enum(PAIR_QUESTIONS),
    /** What was to be felt. */
    target,
    prompt: z.string(),
  }),
  z.object({ design: z.literal("order"), axis: z.enum(AXES), pictures: z.array(z.string()) }),
]);
export type ShownTrial = z.output<typeof shownTrial>;

/** A side; or places of the shown pictures, counted from 0, from the least to the most. */
export const given = z.union([z.enum(SIDES), z.array(z.int().min(0)).length(SORTED)]);
export type Given = z.output<typeof given>;

/** Trials of one participant. */
export const planTrials = (plan: StudyPlan, seed: number): Trial[] =>
  plan.design === "pairs" ? planPairs(plan.pairs, plan.catches, seed) : planOrderings(plan.sets, seed);

/** Names of what is asked about, the same for every participant. */
export const itemsOf = (plan: StudyPlan): string[] =>
  (plan.design === "pairs" ? plan.pairs : plan.sets).map(({ item }) => item);

/** @throws TypeError when the trial is of the other design */
export function showTrial(plan: StudyPlan, asked: Trial): ShownTrial {
  if (plan.design === "pairs" && asked.design === "pairs") {
    const { prompt, target: wanted } = plan.pairs[asked.item]!;
    return { design: "pairs", left: asked.left, right: asked.right, question: plan.question, target: wanted, prompt };
  }
  if (plan.design === "order" && asked.design === "order") {
    const { pictures } = plan.sets[asked.item]!;
    return { design: "order", axis: plan.axis, pictures: asked.shown.map((rank) => pictures[rank]!) };
  }
  throw new TypeError("A trial of one design cannot be shown by the other.");
}

/** What an answer to a trial means; undefined when it is no answer to this one. */
export function answerTrial(
  plan: StudyPlan,
  asked: Trial,
  said: Given,
): Pick<Answer, "item" | "kind" | "given" | "value"> | undefined {
  const { kind } = asked;
  const item = itemsOf(plan)[asked.item]!;
  if (asked.design === "pairs")
    return typeof said === "string" ? { item, kind, given: said, value: said === asked.counts ? 1 : 0 } : undefined;
  if (typeof said === "string" || !isOrder(said)) return undefined;
  const ranks = said.map((place) => asked.shown[place]!);
  return { item, kind, given: writeRanks(ranks), value: orderAgreement(ranks) };
}
