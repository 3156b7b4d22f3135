/** @file What tests of models in folders share: tiny models, questions to them, and what they must not be. */
import path from "node:path";
import { readInstructions } from "../../../../native/judge/chat/instructions.ts";
import { plainSquare } from "../../../../native/judge/chat/known-pictures.ts";
import type { Question } from "../../../../native/judge/chat/chat.ts";
import { temporaryFolder } from "../../../kit/circumplex.ts";
import { ROOT } from "../../../kit/places.ts";
import { type TinyModel, writeTinyVisionModel } from "../../../kit/tiny-vision-model.ts";

export const INSTRUCTIONS = await readInstructions(path.join(ROOT, "resources/judge"));

/** A tiny model in a new folder. */
export function tinyModel(model?: TinyModel): string {
  return writeTinyVisionModel(path.join(temporaryFolder(), "tiny model"), model);
}

export const RED = plainSquare([230, 20, 20], 48);
export const BLUE = plainSquare([25, 60, 230], 48);
export const WHITE = plainSquare([255, 255, 255], 48);

/** A question about a white picture; what is given replaces its parts. */
export function question(change: Partial<Question> = {}): Question {
  const { text } = INSTRUCTIONS.valence;
  return {
    pictures: [WHITE],
    text,
    schema: { name: "valence", schema: {} },
    temperature: 0,
    seed: 0,
    mostTokens: 400,
    ...change,
  };
}

export const free = (): AbortSignal => new AbortController().signal;
