/** @file The JSON object in what a chat model wrote, checked; or one sentence why the answer does not hold. */
import type { z } from "zod";
import { cleanText } from "./clean-text.ts";

/** What an answer comes to: a value, or one sentence for the model, the log and the person. */
export type Answer<T> = { readonly value: T } | { readonly refusal: string };

/** Longest text that is looked through, UTF-16 units; what is asked for takes about a thousand. */
const LONGEST = 32_768;

/** Where the object that opens at `start` closes, exclusive; undefined when it never does. */
function endOfObject(text: string, start: number): number | undefined {
  let depth = 0;
  let quoted = false;
  for (let i = start; i < text.length; i++) {
    const sign = text[i];
    if (quoted) {
      if (sign === "\\") i++;
      else if (sign === '"') quoted = false;
    } else if (sign === '"') quoted = true;
    else if (sign === "{") depth++;
    else if (sign === "}" && --depth === 0) return i + 1;
  }
  return undefined;
}

/**
 * The first whole JSON object of a text, whatever prose, fence or thinking stands around it. Nothing is mended, and no object
 * is taken out of another that does not parse: a number in a broken answer is nobody's number.
 */
function objectIn(text: string): Answer<unknown> {
  if (text.length > LONGEST) return { refusal: `The answer is longer than ${LONGEST} characters.` };
  // Drafts of a thinking model are not its answer.
  let at = text.lastIndexOf("</think>") + 1;
  for (;;) {
    const start = text.indexOf("{", at);
    if (start < 0) return { refusal: "The answer holds no JSON object." };
    const end = endOfObject(text, start);
    if (end === undefined) return { refusal: "The answer's JSON object is not closed." };
    try {
      return { value: JSON.parse(text.slice(start, end)) as unknown };
    } catch {
      at = end;
    }
  }
}

/** A schema's complaint in words a model can act on. */
function complaint({ path, message }: z.core.$ZodIssue): string {
  const where = path.length === 0 ? "" : ` at “${cleanText(path.join("."), 60)}”`;
  return `The answer does not hold${where}: ${message.replace(/^Invalid input: /, "")}.`;
}

/** What a model's text says by `schema`. */
export function readAnswer<T>(text: string, schema: z.ZodType<T>): Answer<T> {
  const found = objectIn(text);
  if ("refusal" in found) return found;
  const parsed = schema.safeParse(found.value);
  return parsed.success ? { value: parsed.data } : { refusal: complaint(parsed.error.issues[0]!) };
}
