/** @file One reading of one axis, as a chat model is asked for it and as its answer is taken. */
import { z } from "zod";
import { type Axis, LIMIT } from "../affect/plane.ts";
import { type Answer, readAnswer } from "./answer.ts";
import type { AnswerSchema } from "./answer-schema.ts";
import { cleanText } from "./clean-text.ts";
import { type Cause, CAUSE_GROUPS } from "./measurement.ts";

export interface AxisRead {
  /** −3 … 3, as the model said it. */
  readonly value: number;
  readonly causes: readonly Cause[];
}

/** Causes one answer may give. */
const MOST_CAUSES = 3;
const LONGEST_CAUSE = 60;
/** How far beyond the scale a number is still taken for an end of it; farther out it was meant for another scale. */
const OVERSHOOT = 0.5;

/** The schema an answer is asked for in. Causes come first: a number after its reasons is better thought of. */
export function axisSchema(axis: Axis): AnswerSchema {
  const cause = {
    type: "object",
    properties: {
      what: { type: "string" },
      group: { type: "string", enum: CAUSE_GROUPS },
      effect: { type: "number" },
    },
    required: ["what", "group", "effect"],
    additionalProperties: false,
  };
  return {
    name: axis,
    schema: {
      type: "object",
      properties: { causes: { type: "array", items: cause, maxItems: MOST_CAUSES }, [axis]: { type: "number" } },
      required: ["causes", axis],
      additionalProperties: false,
    },
  };
}

const causeSaid = z.object({
  what: z.string(),
  // The group chooses an icon; most of what is seen is a thing.
  group: z.enum(CAUSE_GROUPS).catch("elements"),
  effect: z.number(),
});

const answers = {
  valence: z.object({ valence: z.number(), causes: z.array(z.unknown()).default([]) }),
  arousal: z.object({ arousal: z.number(), causes: z.array(z.unknown()).default([]) }),
} as const satisfies Record<Axis, z.ZodType>;

const within = (value: number): number => Math.min(LIMIT, Math.max(-LIMIT, value));

/** A cause that does not hold is left out: it explains the number and is not part of it. */
function causeOf(said: unknown, axis: Axis): readonly Cause[] {
  const { success, data } = causeSaid.safeParse(said);
  if (!success) return [];
  const what = cleanText(data.what, LONGEST_CAUSE);
  const effect = within(data.effect);
  return what === "" || effect === 0 ? [] : [{ what, group: data.group, axis, effect }];
}

/**
 * The reading in a model's text. A number is taken only as a number, finite and on the scale; one that overshoots the end by
 * half a unit at most is the end. Nothing is converted or guessed.
 */
export function axisRead(text: string, axis: Axis): Answer<AxisRead> {
  const answer = readAnswer<Partial<Record<Axis, number>> & { causes: unknown[] }>(text, answers[axis]);
  if ("refusal" in answer) return answer;
  const { [axis]: value, causes } = answer.value;
  if (Math.abs(value!) > LIMIT + OVERSHOOT)
    return { refusal: `The answer's ${axis} ${value} lies outside −${LIMIT} … ${LIMIT}.` };
  return {
    value: { value: within(value!), causes: causes.flatMap((said) => causeOf(said, axis)).slice(0, MOST_CAUSES) },
  };
}
