/** @file The colour a chat model says a plain picture has: whether it sees at all. */
import { z } from "zod";
import { type Answer, readAnswer } from "./answer.ts";
import type { AnswerSchema } from "./answer-schema.ts";

export const PLAIN_COLOURS = ["red", "green", "blue", "yellow", "black", "white"] as const;
export type PlainColour = (typeof PLAIN_COLOURS)[number];

export const COLOUR_SCHEMA: AnswerSchema = {
  name: "colour",
  schema: {
    type: "object",
    properties: { colour: { type: "string", enum: PLAIN_COLOURS } },
    required: ["colour"],
    additionalProperties: false,
  },
};

const answer = z.object({ colour: z.string().trim().toLowerCase().pipe(z.enum(PLAIN_COLOURS)) });

export function colourRead(text: string): Answer<PlainColour> {
  const read = readAnswer(text, answer);
  return "refusal" in read ? read : { value: read.value.colour };
}
