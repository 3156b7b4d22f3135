/** @file How far one press of an arrow key moves something on the plane. */
import type { PlanePoint } from "../../../app/judge/measurement.ts";

const COARSE = 0.05;
const FINE = 0.01;

/** Valence and arousal to add for an arrow key, finer with Shift; undefined for other keys. */
export function stepOf({
  key,
  shiftKey,
}: {
  readonly key: string;
  readonly shiftKey: boolean;
}): PlanePoint | undefined {
  const step = shiftKey ? FINE : COARSE;
  switch (key) {
    case "ArrowLeft":
      return { valence: -step, arousal: 0 };
    case "ArrowRight":
      return { valence: step, arousal: 0 };
    case "ArrowDown":
      return { valence: 0, arousal: -step };
    case "ArrowUp":
      return { valence: 0, arousal: step };
    default:
      return undefined;
  }
}
