/** @file Keeps the keyboard in a part of the window where what it was at goes away, such as a suggestion that is decided. */
import { type RefObject, useEffect, useRef } from "react";

/**
 * The keyboard goes to what is marked `data-at-hand`, else to the part itself, which must be able to take it, until
 * something is marked again.
 */
export function useKeptFocus(part: RefObject<HTMLElement | null>): void {
  const held = useRef<Element | null>(null);
  useEffect(() => {
    const follow = ({ target }: FocusEvent): void => {
      held.current = target instanceof Element && part.current?.contains(target) === true ? target : null;
    };
    document.addEventListener("focusin", follow);
    return () => document.removeEventListener("focusin", follow);
  }, [part]);
  // After every change: what goes away does not say so.
  useEffect(() => {
    const { activeElement } = document;
    const lost = held.current !== null && !held.current.isConnected && activeElement === document.body;
    if (!lost && (activeElement !== part.current || activeElement === null)) return;
    (part.current?.querySelector<HTMLElement>("[data-at-hand]") ?? part.current)?.focus();
  });
}
