/** @file The texts a chat model is instructed with (resources/judge), and how facts are put into them. */

/** Each text with the placeholders it must have, `{{name}}`. */
export const INSTRUCTIONS = {
  valence: [],
  arousal: [],
  refine: ["facts", "count"],
  probe: [],
  again: ["refusal"],
} as const satisfies Record<string, readonly string[]>;
export type InstructionName = keyof typeof INSTRUCTIONS;

const PLACEHOLDER = /\{\{(\w+)\}\}/g;

/** Names of the placeholders in a text, each once, in alphabetical order. */
export function placeholdersOf(text: string): readonly string[] {
  return [...new Set(Array.from(text.matchAll(PLACEHOLDER), ([, name]) => name!))].toSorted();
}

/** The text with its placeholders replaced in one pass, so that a fact that looks like a placeholder stays a fact. */
export function fillIn(text: string, facts: Readonly<Record<string, string>>): string {
  return text.replace(PLACEHOLDER, (placeholder, name: string) => facts[name] ?? placeholder);
}
