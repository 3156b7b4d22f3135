/** @file What a prompt may be, before anyone tries to understand it. */

/** Longest prompt in characters, after trimming. */
export const MAX_PROMPT_LENGTH = 500;

/** One sentence saying why a prompt is refused, or undefined when it is fine. */
export function checkPrompt(text: string): string | undefined {
  const { length } = text.trim();
  if (length === 0) return "The prompt is empty.";
  if (length > MAX_PROMPT_LENGTH) {
    return `The prompt has ${length} characters, ${MAX_PROMPT_LENGTH} is the most.`;
  }
  return undefined;
}
