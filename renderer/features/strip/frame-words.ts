/** @file A frame in words: its state, and all that a card shows, for those who do not see it. */
import { type Look, lookOf } from "../../../app/series/look.ts";
import { wordOf } from "../../../app/affect/rim.ts";
import type { Frame } from "../../../app/contract/studio/series.ts";
import { useText } from "../../locales/use-text.ts";
import { signed } from "../../ui/numbers.ts";

/** Gives the short word for a look: “waiting”, “off 0.22”, “failed”. */
export function useLookWord(): (look: Look) => string {
  const t = useText("studio");
  return (look) => {
    switch (look.kind) {
      case "measured":
      case "flagged":
        return t("off", { distance: look.drift.distance.toFixed(2) });
      case "unmeasured":
        return t("noJudge");
      case "waiting":
      case "drawing":
      case "measuring":
      case "failed":
      case "cancelled":
      case "interrupted":
        return t(look.kind);
    }
  };
}

/** Gives the whole card as one line. */
export function useFrameName(tolerance: number): (frame: Frame) => string {
  const t = useText("studio");
  const words = useText("plane");
  const say = useLookWord();
  return (frame) => {
    const look = lookOf(frame, tolerance);
    const { target, index, locked } = frame;
    const parts = [
      t("frameName", { number: index + 1, state: say(look) }),
      t("targetIs", {
        valence: signed(target.valence),
        arousal: signed(target.arousal),
        word: words(wordOf(target)),
      }),
    ];
    if (look.kind === "measured" || look.kind === "flagged") {
      const { measured, drift } = look;
      parts.push(
        t("measuredIs", {
          valence: signed(measured.valence),
          arousal: signed(measured.arousal),
          distance: drift.distance.toFixed(2),
        }),
      );
      if (look.kind === "flagged") parts.push(t(`too_${drift.direction}`));
    }
    if (locked) parts.push(t("kept"));
    return parts.join("; ");
  };
}
