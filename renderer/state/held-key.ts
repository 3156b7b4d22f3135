/** @file A key that means something for as long as it is down. */
import { useEffect, useEffectEvent } from "react";
import type { Action } from "./actions.ts";
import { useKeys } from "./shortcuts.ts";

/** Places where the key means something else. */
const BUSY =
  'button, a, summary, input, textarea, select, [contenteditable="true"], [role="button"], [role="application"], [role="menu"], [role="listbox"], [role="dialog"]';

/**
 * Calls `hold` with true when the action's key goes down and with false when it is released or the window loses the keyboard.
 *
 * @param free selector of buttons that have no other use for the key
 */
export function useHeldKey(
  action: Action,
  hold: (held: boolean) => void,
  { enabled, free }: { readonly enabled: boolean; readonly free?: string },
): void {
  const keys = useKeys(action);
  const key = keys === "Space" ? " " : keys.toLowerCase();
  const isFree = (target: EventTarget | null): boolean =>
    free !== undefined && target instanceof Element && target.closest(free) !== null;
  const onDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.key.toLowerCase() !== key || event.ctrlKey || event.metaKey || event.altKey) return;
    const { target } = event;
    if (target instanceof Element && target.closest(BUSY) !== null && !isFree(target)) return;
    event.preventDefault();
    if (!event.repeat) hold(true);
  });
  const onUp = useEffectEvent((event: KeyboardEvent) => {
    if (event.key.toLowerCase() !== key) return;
    // A button would be pressed by the key that was meant for holding.
    if (isFree(event.target)) event.preventDefault();
    hold(false);
  });
  const onEnd = useEffectEvent(() => hold(false));
  useEffect(() => {
    if (!enabled || key === "") return;
    addEventListener("keydown", onDown);
    addEventListener("keyup", onUp);
    addEventListener("blur", onEnd);
    return () => {
      removeEventListener("keydown", onDown);
      removeEventListener("keyup", onUp);
      removeEventListener("blur", onEnd);
      // What is held when the component goes is let go.
      onEnd();
    };
  }, [enabled, key]);
}
