/** @file How large rounds are drawn: smaller in small windows. */
import { useMemo, useSyncExternalStore } from "react";
import type { Sizes } from "./layout.ts";

/** The window's width below which the design draws everything smaller. */
const SMALL = "(max-width: 1100px)";

const ROOMY = { width: 138, caption: 26, stub: 20, across: 122, down: 28, label: { width: 108, height: 56 } } as const;
const TIGHT = { width: 92, caption: 24, stub: 18, across: 88, down: 18, label: { width: 80, height: 48 } } as const;

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

/** @param aspect width to height of the pictures */
export function useSizes(aspect: number): Sizes {
  const sizes = useSmall() ? TIGHT : ROOMY;
  return useMemo(() => {
    const shape = Math.min(MOST_OBLONG, Math.max(1 / MOST_OBLONG, aspect));
    return { ...sizes, height: Math.round((sizes.width - EDGES) / shape + EDGES) };
  }, [sizes, aspect]);
}
