/** @file A round's verdict in words. */
import type { Round } from "../../../app/contract/studio/refinements.ts";
import { useText } from "../../locales/use-text.ts";
import { nearedBy } from "./rounds.ts";

/** Less than this is no distance with two decimals. */
const SEEN = 0.005;

/** Gives the verdict of a round with how far it moved, without the distance where that points the other way. */
export function useVerdictWords(): (rounds: readonly Round[], round: Round) => string | null {
  const t = useText("suggestions");
  return (rounds, round) => {
    const by = nearedBy(rounds, round) ?? 0;
    const distance = Math.abs(by).toFixed(2);
    switch (round.verdict) {
      case null:
        return null;
      case "better":
        return by >= SEEN ? t("nearerBy", { distance }) : t("nearer");
      case "worse":
        return by <= -SEEN ? t("furtherBy", { distance }) : t("further");
      case "unclear":
        if (Math.abs(by) < SEEN) return t("unclear");
        return t(by > 0 ? "unclearNearer" : "unclearFurther", { distance });
    }
  };
}
