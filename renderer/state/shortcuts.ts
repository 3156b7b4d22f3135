/** @file Keys of actions: heard at the window, changed in the shortcuts dialog. */
import { useEffect, useEffectEvent } from "react";
import { isApple } from "../host/platform.ts";
import { type Action, keysOf } from "./actions.ts";
import { combinationOf } from "./combination.ts";
import { useOverviewPart } from "./overview.ts";

export type { Action } from "./actions.ts";

/** The combination of an action now; empty when it has none. For tooltips: `<Tool shortcut={useKeys("undo")} …>`. */
export function useKeys(action: Action): string {
  return useOverviewPart(({ settings }) => keysOf(action, settings.shortcuts)) ?? keysOf(action, {});
}

/**
 * Calls `handler` when the action's keys are pressed anywhere in the window while the component is there and `enabled`.
 * Keys without Mod mean nothing while text is typed, and none while a dialog is open. Held keys count once unless
 * `repeat`. For keys that only mean something inside one element, use {@link useMatches} in its `onKeyDown`.
 */
export function useShortcut(
  action: Action,
  handler: (event: KeyboardEvent) => void,
  enabled = true,
  { repeat = false }: { readonly repeat?: boolean } = {},
): void {
  const keys = useKeys(action);
  const listen = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || (event.repeat && !repeat)) return;
    if (combinationOf(event, isApple()) !== keys) return;
    if (isElsewhere(event, keys)) return;
    event.preventDefault();
    handler(event);
  });
  useEffect(() => {
    if (!enabled || keys === "") return;
    addEventListener("keydown", listen);
    return () => removeEventListener("keydown", listen);
  }, [enabled, keys]);
}

/** Tells whether a key event is the action's, for `onKeyDown` of one element. */
export function useMatches(action: Action): (event: { readonly nativeEvent: KeyboardEvent }) => boolean {
  const keys = useKeys(action);
  return ({ nativeEvent }) => combinationOf(nativeEvent, isApple()) === keys;
}

const OF_TEXT: ReadonlySet<string> = new Set(["Mod+Z", "Mod+Shift+Z", "Mod+Y", "Mod+A"]);

/** Whether keys pressed there belong to a field, a dialog or a menu, not to the window. */
export function isElsewhere({ target }: KeyboardEvent, keys: string): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest('[role="dialog"], [role="menu"], [role="listbox"]') !== null) return true;
  const field = target.closest('input, textarea, select, [contenteditable="true"]');
  // A field undoes and selects its own text, but for those that edit the draft itself.
  if (field !== null) return !keys.startsWith("Mod+") || (OF_TEXT.has(keys) && !field.hasAttribute("data-draft"));
  // Space and Enter belong to the button that has the focus.
  const pressed = keys === "Space" || keys === "Enter";
  return pressed && target.closest("button, a, summary, [role=button], [role=application]") !== null;
}
