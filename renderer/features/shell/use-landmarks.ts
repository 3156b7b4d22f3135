/** @file F6 goes from one part of the window to the next, Shift+F6 back, as in other desktop programs. */
import { useEffect } from "react";

const PARTS = "header, main section[aria-label], main aside[aria-label], footer[aria-label]";
const FOCUSABLE =
  'button:not([aria-disabled="true"]), a[href], input, textarea, select, [tabindex="0"], [role="application"]';

export function useLandmarks(): void {
  useEffect(() => {
    const turn = (event: KeyboardEvent): void => {
      if (event.key !== "F6" || document.querySelector('[role="dialog"]') !== null) return;
      event.preventDefault();
      // A part with nothing to press or type in is read, not gone to.
      const parts = [...document.querySelectorAll<HTMLElement>(PARTS)].filter((part) => firstIn(part) !== undefined);
      if (parts.length === 0) return;
      // The innermost part counts: parts may lie in one another.
      const at = parts.findLastIndex((part) => part.contains(document.activeElement));
      const next = event.shiftKey ? (at <= 0 ? parts.length - 1 : at - 1) : (at + 1) % parts.length;
      firstIn(parts[next]!)?.focus();
    };
    addEventListener("keydown", turn);
    return () => removeEventListener("keydown", turn);
  }, []);
}

/** What the keyboard reaches first in a part, undefined when there is nothing or the part is not shown. */
function firstIn(part: HTMLElement): HTMLElement | undefined {
  return [...part.querySelectorAll<HTMLElement>(FOCUSABLE)].find((one) => one.checkVisibility());
}
