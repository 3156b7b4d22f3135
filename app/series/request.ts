/** @file What a person asks for: the schema of a series request, parsed once at the boundary. */
import { z } from "zod";
import { affect, LIMIT } from "../affect/plane.ts";
import { checkPrompt } from "../prompt/check-prompt.ts";
import { ASPECT_NAMES, DEFAULT_SIZE, MAX_SIZE, MIN_SIZE } from "./size.ts";

/** A series runs from one end of its path to the other, so it has two frames at least. */
export const MIN_FRAMES = 2;
export const MAX_FRAMES = 64;

const MAX_POINTS = 64;

const between = (name: string, low: number, high: number): z.ZodNumber => {
  const sentence = `The ${name} must be a whole number from ${low} to ${high}.`;
  return z.int(sentence).min(low, sentence).max(high, sentence);
};

const coordinate = (name: string): z.ZodNumber => {
  const sentence = `Each ${name} of the path must be a number from −${LIMIT} to ${LIMIT}.`;
  return z.number(sentence).min(-LIMIT, sentence).max(LIMIT, sentence);
};

const pathPoint = z
  .object(
    { valence: coordinate("valence"), arousal: coordinate("arousal") },
    "Each point needs a valence and an arousal.",
  )
  .transform(({ valence, arousal }) => affect(valence, arousal));

const prompt = z
  .string("The prompt must be text.")
  .transform((text) => text.trim())
  .superRefine((text, context) => {
    const message = checkPrompt(text);
    if (message !== undefined) context.addIssue({ code: "custom", message });
  });

const name = (what: string): z.ZodString => {
  const sentence = `The ${what} must be named with 1 to 200 characters.`;
  return z.string(sentence).min(1, sentence).max(200, sentence);
};

/** The schema; what is left out gets a default. */
export const seriesRequest = z.strictObject(
  {
    prompt,
    /** Control points of the path; two equal ones ask for a mood that stays. */
    path: z
      .array(pathPoint, "The path must be a list of points.")
      .min(2, "The path needs two points or more.")
      .max(MAX_POINTS, `The path may have ${MAX_POINTS} points at most.`),
    frames: between("number of frames", MIN_FRAMES, MAX_FRAMES).default(9),
    seed: between("seed", 0, Number.MAX_SAFE_INTEGER).default(0),
    /** Longer side in pixels. */
    size: between("size", MIN_SIZE, MAX_SIZE).default(DEFAULT_SIZE),
    aspect: z.enum(ASPECT_NAMES, `The aspect must be one of ${ASPECT_NAMES.join(", ")}.`).default("square"),
    pack: name("pack").default("papercut"),
    adapter: name("adapter").nullable().default(null),
    /** What the targets' numbers mean; written down so that every recipe says it. */
    scale: z.literal("range", "The scale of a path is range.").default("range"),
  },
  {
    error: (issue) =>
      issue.code === "unrecognized_keys"
        ? `A series request has no ${(issue.keys ?? []).map((key) => `“${key}”`).join(", ")}.`
        : "A series request must be an object.",
  },
);

export type SeriesRequest = z.output<typeof seriesRequest>;

/**
 * A series request from anything a wire, a file or a command line gave.
 *
 * @throws RangeError with one sentence: the first thing that is wrong
 */
export function parseSeriesRequest(input: unknown): SeriesRequest {
  const parsed = seriesRequest.safeParse(input);
  if (parsed.success) return parsed.data;
  throw new RangeError(parsed.error.issues[0]!.message);
}
