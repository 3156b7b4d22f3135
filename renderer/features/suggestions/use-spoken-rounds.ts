/** @file Says aloud what became of a round, once, when it happens. */
import { useEffect, useRef } from "react";
import type { Refinement, Round } from "../../../app/contract/studio/refinements.ts";
import { useText } from "../../locales/use-text.ts";
import { announce } from "../../state/announce.ts";
import { useRoundName } from "../history/use-round-words.ts";

/** Rounds that were being drawn when they were last looked at and have been read since. */
export function newlyMeasured(before: readonly Round[], rounds: readonly Round[]): Round[] {
  return rounds.filter(
    ({ id, state }) => state === "measured" && before.some((round) => round.id === id && round.state === "drawing"),
  );
}

/** How much nearer a round came to the target than its parent, null when one of them was not read. */
export function nearedBy(rounds: readonly Round[], { parent, summary }: Round): number | null {
  const before = rounds.find(({ id }) => id === parent)?.summary?.distance;
  return before === undefined || summary === null ? null : before - summary.distance;
}

/** Gives a round's verdict as a sentence, with how far where the numbers say the same. */
export function useVerdictWords(): (rounds: readonly Round[], round: Round) => string | null {
  const t = useText("suggestions");
  return (rounds, round) => {
    const by = nearedBy(rounds, round) ?? 0;
    const distance = Math.abs(by).toFixed(2);
    switch (round.verdict) {
      case null:
        return null;
      case "better":
        return by > 0 ? t("nearerBy", { distance }) : t("nearer");
      case "worse":
        return by < 0 ? t("furtherBy", { distance }) : t("further");
      case "unclear":
        return t("unclear");
    }
  };
}

export function useSpokenRounds(view: Refinement | undefined): void {
  const t = useText("suggestions");
  const name = useRoundName();
  const say = useVerdictWords();
  const before = useRef<Refinement | undefined>(view);
  useEffect(() => {
    const known = before.current?.head.id === view?.head.id ? (before.current?.rounds ?? []) : [];
    for (const round of newlyMeasured(known, view?.rounds ?? [])) {
      const verdict = say(view?.rounds ?? [], round);
      if (round.summary === null) announce(t("liveUnread", { round: name(round) }), { urgent: true });
      else if (verdict === null) announce(t("liveMeasured", { round: name(round) }));
      else announce(t("liveVerdict", { round: name(round), verdict }));
    }
    before.current = view;
  }, [view, t, name, say]);
}
