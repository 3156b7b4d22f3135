/** @file Says aloud what became of a round, once, when it happens. */
import { useEffect, useRef } from "react";
import type { Refinement } from "../../../app/contract/studio/refinements.ts";
import { useText } from "../../locales/use-text.ts";
import { announce } from "../../state/announce.ts";
import { useRoundName } from "../history/use-round-words.ts";
import { newlyMeasured } from "./rounds.ts";
import { useVerdictWords } from "./use-verdict-words.ts";

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
