/** @file The difference of two prompts word by word, as the page shows a suggestion. */

export interface Change {
  readonly kind: "same" | "add" | "remove";
  readonly text: string;
}

/** A word, a run of spaces, or one other character. */
const PIECE = /[\p{L}\p{M}\p{N}]+(?:['’-][\p{L}\p{M}\p{N}]+)*|\s+|[^]/gu;
const WORD = /^[\p{L}\p{M}\p{N}]/u;

/** One word outweighs all signs and spaces a prompt can have, so that no word is given up for a comma. */
const WORD_WEIGHT = 1000;

const weightOf = (piece: string): number => (WORD.test(piece) ? WORD_WEIGHT : 1);

/** Weight of the best common subsequence of what follows `i` in one list and `j` in the other. */
function commonWeights(one: readonly string[], other: readonly string[]): readonly Float64Array[] {
  const rows = Array.from({ length: one.length + 1 }, () => new Float64Array(other.length + 1));
  for (let i = one.length - 1; i >= 0; i--) {
    for (let j = other.length - 1; j >= 0; j--) {
      const kept = one[i] === other[j] ? rows[i + 1]![j + 1]! + weightOf(one[i]!) : 0;
      rows[i]![j] = Math.max(kept, rows[i + 1]![j]!, rows[i]![j + 1]!);
    }
  }
  return rows;
}

/** What was taken away and what came instead, between two stretches that stayed. */
interface Replaced {
  readonly remove: string;
  readonly add: string;
  /** The stretch that stayed behind them. */
  readonly same: string;
}

function replacements(one: readonly string[], other: readonly string[]): Replaced[] {
  const weights = commonWeights(one, other);
  const found: Replaced[] = [];
  let open: Replaced = { remove: "", add: "", same: "" };
  let [i, j] = [0, 0];
  while (i < one.length || j < other.length) {
    const here = weights[i]![j]!;
    if (
      i < one.length &&
      j < other.length &&
      one[i] === other[j] &&
      here === weights[i + 1]![j + 1]! + weightOf(one[i]!)
    ) {
      open = { ...open, same: open.same + one[i]! };
      i++;
      j++;
      continue;
    }
    if (open.same !== "") {
      found.push(open);
      open = { remove: "", add: "", same: "" };
    }
    if (i < one.length && here === weights[i + 1]![j]!) open = { ...open, remove: open.remove + one[i++]! };
    else open = { ...open, add: open.add + other[j++]! };
  }
  return [...found, open];
}

/** Between two changes a stretch of mere spaces and signs is part of both: “old red” for “new blue” is one change, not two. */
function withoutCrumbs(all: readonly Replaced[]): Replaced[] {
  const merged: Replaced[] = [];
  for (const next of all) {
    const last = merged.at(-1);
    const crumb = last !== undefined && last.remove + last.add !== "" && !/[\p{L}\p{M}\p{N}]/u.test(last.same);
    const swapped = crumb && last.remove !== "" && last.add !== "" && next.remove !== "" && next.add !== "";
    if (swapped) {
      merged[merged.length - 1] = {
        remove: last.remove + last.same + next.remove,
        add: last.add + last.same + next.add,
        same: next.same,
      };
    } else {
      merged.push(next);
    }
  }
  return merged;
}

/**
 * What to take away from `before` and what to add for `after`. As many words stay as can; those of kind `same` and `remove`
 * joined are `before`, `same` and `add` are `after`. No text is empty, and of one change what is taken away comes first.
 */
export function diffWords(before: string, after: string): Change[] {
  const piecesOf = (text: string): readonly string[] => text.match(PIECE) ?? [];
  const changes = withoutCrumbs(replacements(piecesOf(before), piecesOf(after))).flatMap(
    ({ remove, add, same }): Change[] => [
      { kind: "remove", text: remove },
      { kind: "add", text: add },
      { kind: "same", text: same },
    ],
  );
  return changes.filter(({ text }) => text !== "");
}
