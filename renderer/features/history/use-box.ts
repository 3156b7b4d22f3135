/** @file Inner width and height of an element as it is laid out. */
import { type RefObject, useLayoutEffect, useState } from "react";

export interface LaidOut {
  readonly width: number;
  readonly height: number;
}

/** Pixels, 0 before the first layout. */
export function useBox(element: RefObject<HTMLElement | null>): LaidOut {
  const [box, setBox] = useState<LaidOut>({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const watched = element.current;
    if (watched === null) return;
    const measure = (): void => setBox({ width: watched.clientWidth, height: watched.clientHeight });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(watched);
    return () => observer.disconnect();
  }, [element]);
  return box;
}
