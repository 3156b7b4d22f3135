/** @file How large rounds are drawn: smaller in small windows. */
import { useMemo, useSyncExternalStore } from "react";
import type { Sizes } from "./layout.ts";

/** The window's width below which the design draws everything smaller. */
const SMALL = "(max-width: 1100px)";

const ROOMY = { width: 138, caption: 26, stub: 20, across: 122, down: 28, labelWidth: 108, line: 16 } as const;
const TIGHT = { width: 92, caption: 24, stub: 18, across: 88, down: 18, labelWidth: 80, line: 14 } as const;

/** An edit has as many lines at most, and one for its shift; low pictures leave room for fewer. */
const MOST_LINES = 3;
const LABEL_EDGES = 4;

/** Columns lie this far apart at most. */
export const MOST_ACROSS = 190;

/** Paper and bevel of a mat on two sides. */
export const MAT = { width: 5, bevel: 3 } as const;
const EDGES = 2 * (MAT.width + MAT.bevel);

/** Pictures more oblong than this are cut at their ends. */
const MOST_OBLONG = 16 / 9;

function useSmall(): boolean {
  return useSyncExternalStore(
    (onChange) => {
      const query = matchMedia(SMALL);
      query.addEventListener("change", onChange);
      return () => query.removeEventListener("change", onChange);
    },
    () => matchMedia(SMALL).matches,
  );
}

export interface TreeSizes extends Sizes {
  /** Lines there are for the words of an edit. */
  readonly lines: number;
}

/** @param aspect width to height of the pictures */
export function useSizes(aspect: number): TreeSizes {
  const base = useSmall() ? TIGHT : ROOMY;
  return useMemo(() => {
    const { labelWidth, line, ...sizes } = base;
    const shape = Math.min(MOST_OBLONG, Math.max(1 / MOST_OBLONG, aspect));
    const height = Math.round((sizes.width - EDGES) / shape + EDGES);
    // Edits of two branches that part stand half as far apart as their rounds.
    const room = (height + sizes.caption + sizes.down) / 2;
    const lines = Math.min(MOST_LINES, Math.floor((room - LABEL_EDGES) / line) - 1);
    return { ...sizes, height, lines, label: { width: labelWidth, height: (lines + 1) * line + LABEL_EDGES } };
  }, [base, aspect]);
}
