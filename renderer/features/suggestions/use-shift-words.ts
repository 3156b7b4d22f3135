/** @file An expected shift in words. */
import type { Shift } from "../../../app/feedback/shift.ts";
import { useText } from "../../locales/use-text.ts";
import { signed } from "../../ui/numbers.ts";
import { seenAxes } from "./shifts.ts";

/** Gives “expect V +0.5, A −0.3”, with the axes that move only. */
export function useShiftWords(): (shift: Shift) => string {
  const t = useText("suggestions");
  const common = useText("common");
  const letters = { valence: common("valenceLetter"), arousal: common("arousalLetter") } as const;
  return (shift) => {
    const parts = seenAxes(shift).map((axis) => `${letters[axis]} ${signed(shift[axis].mean, 1)}`);
    return parts.length === 0 ? t("expectNothing") : t("expect", { shift: parts.join(", ") });
  };
}
