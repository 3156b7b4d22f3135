/** @file A box of moods in words. */
import type { AffectBox } from "../../../app/contract/studio/gallery.ts";
import { useText } from "../../locales/use-text.ts";
import { plain } from "../../ui/numbers.ts";

export function useBoxWords(): (box: AffectBox | null) => string {
  const t = useText("plane");
  return (box) =>
    box === null
      ? t("boxNone")
      : t("boxSays", {
          low: plain(box.low.valence),
          high: plain(box.high.valence),
          least: plain(box.low.arousal),
          most: plain(box.high.arousal),
        });
}
