/** @file Keeps the keyboard in a part of the window where what it was at goes away, such as a suggestion that is decided. */
import { type RefObject, useEffect, useRef } from "react";

/**
 * The keyboard goes to what is marked `data-at-hand`; while nothing is, it waits at the part itself, which must be able to
 * take it.
 */
export function useKeptFocus(part: RefObject<HTMLElement | null>): void {
  const held = useRef<Element | null>(null);
  const waits = useRef(false);
  useEffect(() => {
    const follow = ({ target }: FocusEvent): void => {
      held.current = target instanceof Element && part.current?.contains(target) === true ? target : null;
      waits.current &&= target === part.current;
    };
    document.addEventListener("focusin", follow);
    return () => document.removeEventListener("focusin", follow);
  }, [part]);
  // After every change: what goes away does not say so.
  useEffect(() => {
    const { activeElement } = document;
    const lost = held.current !== null && !held.current.isConnected && activeElement === document.body;
    const waiting = waits.current && activeElement === part.current;
    if (!lost && !waiting) return;
    const next = part.current?.querySelector<HTMLElement>("[data-at-hand]");
    waits.current = next == null;
    (next ?? part.current)?.focus();
  });
}
