/** @file What an edit changed, in the words of the prompts before and after it. */
import { type Change, diffWords } from "../../../app/feedback/diff-words.ts";

/** Words that came or went, without the commas and spaces around them. */
export interface ChangedWords {
  readonly kind: Exclude<Change["kind"], "same">;
  readonly text: string;
}

const EDGES = /^[\s,]+|[\s,]+$/g;

/** In the order of the text; empty when the prompts differ in spaces and commas only. */
export function changedWords(before: string, after: string): ChangedWords[] {
  return diffWords(before, after).flatMap(({ kind, text }) => {
    const words = text.replace(EDGES, "");
    return kind === "same" || words === "" ? [] : [{ kind, text: words }];
  });
}

/** The same with spaces between, as a text of its own. */
export function spaced(changes: readonly ChangedWords[]): Change[] {
  return changes.flatMap((change, i): Change[] => (i === 0 ? [change] : [{ kind: "same", text: " " }, change]));
}

/** As one line: `−a lone figure +a small boat`. */
export function wordsOf(changes: readonly ChangedWords[]): string {
  return changes.map(({ kind, text }) => (kind === "add" ? `+${text}` : `−${text}`)).join(" ");
}
