/** @file Keys of a trial, while nothing else on the page wants them. */
import { useEffect, useEffectEvent } from "react";
import { isElsewhere } from "../../state/shortcuts.ts";

/** @param onKey whether the key was one of the trial's */
export function useKeys(onKey: (key: string) => boolean): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (!event.repeat && !isElsewhere(event, event.key) && onKey(event.key)) event.preventDefault();
  });
  useEffect(() => {
    addEventListener("keydown", onKeyDown);
    return () => removeEventListener("keydown", onKeyDown);
  }, []);
}
