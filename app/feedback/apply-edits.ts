/** @file Makes a proposal's edits in a prompt, and mends commas and spaces where the pieces meet. */
import type { PromptEdit } from "./edit.ts";

/** What an edit takes away and puts in its place; `start` equals `end` where it only adds. */
interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

function stretchOf(edit: PromptEdit): Stretch {
  switch (edit.kind) {
    case "add":
      return { start: edit.at, end: edit.at, text: edit.text };
    case "replace":
      return edit;
    case "remove":
      return { ...edit, text: "" };
    default:
      return edit satisfies never;
  }
}

const LETTER = /[\p{L}\p{M}\p{N}]/u;

/** Whether `place` lies inside a word or between the halves of a surrogate pair. */
function cuts(prompt: string, place: number): boolean {
  const [before, after] = [prompt[place - 1], prompt[place]];
  if (before === undefined || after === undefined) return false;
  return (LETTER.test(before) && LETTER.test(after)) || (before + after).codePointAt(0)! > 0xffff;
}

function refuseMisplaced(prompt: string, stretches: readonly Stretch[]): void {
  for (const [i, { start, end }] of stretches.entries()) {
    if (start > end || start < 0 || end > prompt.length) {
      throw new RangeError(`An edit from ${start} to ${end} does not lie in a prompt of ${prompt.length} characters.`);
    }
    const cut = [start, end].find((place) => cuts(prompt, place));
    if (cut !== undefined) throw new RangeError(`An edit cuts a word of the prompt in two at ${cut}.`);
    const before = stretches[i - 1];
    if (before !== undefined && start < before.end) throw new RangeError(`Two edits overlap at ${start}.`);
  }
}

/** What stands between two pieces: the strongest of its signs, or a space. */
function joint(gap: string): string {
  const sign = [".", ";", ","].find((candidate) => gap.includes(candidate));
  if (sign !== undefined) return `${sign} `;
  return gap === "" ? "" : " ";
}

const ENDS_OPEN = /[\s,;.]*$/u;
const BEGINS_OPEN = /^[\s,;.]*/u;
/** A word after a word, or on either side of a bracket's outside, needs a space. */
const NEEDS_SPACE = /[\p{L}\p{M}\p{N})\]”][\p{L}\p{N}([“]/u;

/** Joins two pieces; signs at the seam that belong to no word any more are left for the next one. */
function join(left: string, right: string): string {
  const before = left.replace(ENDS_OPEN, "");
  const after = right.replace(BEGINS_OPEN, "");
  const gap = left.slice(before.length) + right.slice(0, right.length - after.length);
  if (before === "") return after;
  if (after === "") return before + gap;
  const glued = gap === "" && NEEDS_SPACE.test(Array.from(before).at(-1)! + Array.from(after)[0]!);
  return before + (glued ? " " : joint(gap)) + after;
}

/**
 * The prompt with all edits made. Places are those of the text before any of them; what stands away from an edit stays as it
 * was written. Added text brings its own comma (“, at dusk”); a missing space, a second comma, one at either end are mended.
 *
 * @throws RangeError when an edit lies outside the prompt, cuts a word in two or overlaps another
 */
export function applyEdits(prompt: string, edits: readonly PromptEdit[]): string {
  if (edits.length === 0) return prompt;
  const stretches = edits.map(stretchOf).toSorted((one, other) => one.start - other.start || one.end - other.end);
  refuseMisplaced(prompt, stretches);
  const pieces = stretches.flatMap(({ start, text }, i) => [prompt.slice(stretches[i - 1]?.end ?? 0, start), text]);
  const joined = [...pieces, prompt.slice(stretches.at(-1)!.end)].reduce(join, "");
  return joined.replace(ENDS_OPEN, (signs) => (signs.includes(".") ? "." : ""));
}
