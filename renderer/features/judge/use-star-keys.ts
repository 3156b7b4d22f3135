/** @file Stars by the keys 1 to 5 for the frame on the stage; 0 takes them away. */
import { useEffect, useEffectEvent } from "react";
import { isElsewhere } from "../../state/shortcuts.ts";

/** Calls `give` with the stars whose digit is pressed, unless something with the focus needs it itself. */
export function useStarKeys(give: (stars: number) => void): void {
  const listen = useEffectEvent((event: KeyboardEvent) => {
    const { key, ctrlKey, metaKey, altKey, repeat } = event;
    if (event.defaultPrevented || ctrlKey || metaKey || altKey || repeat) return;
    if (!/^[0-5]$/.test(key) || isElsewhere(event, key)) return;
    event.preventDefault();
    give(Number(key));
  });
  useEffect(() => {
    addEventListener("keydown", listen);
    return () => removeEventListener("keydown", listen);
  }, []);
}
