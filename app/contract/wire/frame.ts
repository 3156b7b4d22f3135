/** @file The frames on a wire: what the asking end may say, what the answering end may say, and how much of it. */
import { z } from "zod";
import { failure, type Failure } from "../failure.ts";

/** The longest frame: code units of text, or the rough weight of a structure (wire/weight.ts). */
export const MOST_WEIGHT = 4 * 2 ** 20;
/** The same between host and engine, which trust each other: an export of 2,000 pictures with all that is said of them. */
export const MOST_ENGINE_WEIGHT = 64 * 2 ** 20;
/** Requests that may be open on one port at a time. */
export const MOST_OPEN = 256;
/** Events that may be on their way to one reader. */
export const MOST_CREDIT = 1024;

const id = z.int().nonnegative();

/** What the asking end says. */
export const request = z.discriminatedUnion("t", [
  /** Asks `name`; `credit` events of a watch may be sent at once. */
  z.object({
    t: z.literal("open"),
    id,
    name: z.string().max(100),
    input: z.unknown(),
    credit: z.int().min(0).max(MOST_CREDIT),
  }),
  /** Room for further events of a watch. */
  z.object({ t: z.literal("more"), id, credit: z.int().min(1).max(MOST_CREDIT) }),
  z.object({ t: z.literal("stop"), id }),
]);
export type Request = z.output<typeof request>;
export type Opening = Extract<Request, { t: "open" }>;

/** What the answering end says. */
export const answer = z.discriminatedUnion("t", [
  /** The answer of a call, which it ends, or one event of a watch. */
  z.object({ t: z.literal("value"), id, value: z.unknown() }),
  /** The end of a watch. */
  z.object({ t: z.literal("done"), id }),
  z.object({ t: z.literal("fail"), id, failure }),
]);
export type Answer = z.output<typeof answer>;

export type Frame = Request | Answer;

const MOST_ISSUES = 20;
const LONGEST_ISSUE = 300;

/** The sentences of a refusal, each as `path.to: message`; so few and short that hostile input cannot swell them. */
export function issuesOf(error: z.ZodError): string[] {
  return error.issues
    .slice(0, MOST_ISSUES)
    .map(({ path, message }) =>
      (path.length === 0 ? message : `${path.join(".")}: ${message}`).slice(0, LONGEST_ISSUE),
    );
}

/** Why a port is closed on which something came that is not a frame. */
export function malformed(error: z.ZodError): Failure {
  return { code: "input.invalid", issues: issuesOf(error).map((issue) => `frame: ${issue}`) };
}
