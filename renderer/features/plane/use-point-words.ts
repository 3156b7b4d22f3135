/** @file A control point in words: “Point 2 of 4: valence −1.95, arousal −0.85, sad, scale −3 to 3”. */
import { wordOf } from "../../../app/affect/rim.ts";
import type { PlanePoint } from "../../../app/judge/measurement.ts";
import { useText } from "../../locales/use-text.ts";
import { plain } from "../../ui/numbers.ts";

export function usePointWords(): (points: readonly PlanePoint[], index: number) => string {
  const t = useText("plane");
  return (points, index) => {
    const point = points[index];
    if (point === undefined) return t("noPoints");
    return t("pointSays", {
      number: index + 1,
      count: points.length,
      valence: plain(point.valence),
      arousal: plain(point.arousal),
      word: t(wordOf(point)),
    });
  };
}
