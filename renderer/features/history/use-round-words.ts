/** @file Rounds in words: their names, and all that a node shows for those who do not see it. */
import type { Refinement, Round } from "../../../app/contract/studio/refinements.ts";
import { useText } from "../../locales/use-text.ts";
import { signed } from "../../ui/numbers.ts";
import { wordsOf } from "./edit-words.ts";
import { effectOf } from "./effects.ts";
import { distanceOf, meanDistanceOf, pictureOf, readingOf } from "./readings.ts";
import { standingOf } from "./standing.ts";

/** Gives a round's name: “Start”, “Round 2”. */
export function useRoundName(): (round: Pick<Round, "depth">) => string {
  const t = useText("history");
  return ({ depth }) => (depth === 0 ? t("start") : t("round", { number: depth }));
}

export interface NodeFacts {
  readonly view: Refinement;
  /** Index of the picture shown, null for the best. */
  readonly index: number | null;
  /** Rounds that are compared, null while none are. */
  readonly a: string | null;
  readonly b: string | null;
}

/** Gives a whole node as one line. */
export function useNodeWords({ view, index, a, b }: NodeFacts): (round: Round) => string {
  const t = useText("history");
  const name = useRoundName();
  return (round) => {
    const facts: string[] = [];
    const { kind, done, of, stopped } = standingOf(round);
    if (kind === "drawing") facts.push(t("drawing", { done, of }));
    else if (kind === "waiting") facts.push(t("waiting"));
    else if (stopped !== null) facts.push(t(stopped));
    const shown = pictureOf(round, index, view.head.target);
    const reading = shown === undefined ? null : readingOf(shown);
    const distance = shown === undefined ? null : distanceOf(shown, view.head.target);
    if (shown !== undefined && reading !== null && distance !== null) {
      facts.push(
        t("readAt", {
          number: shown.index + 1,
          valence: signed(reading.valence),
          arousal: signed(reading.arousal),
          distance: distance.toFixed(2),
        }),
      );
    } else if (kind === "read") facts.push(t("noReading"));
    const all = round.summary === null ? null : meanDistanceOf(round, view.head.target);
    if (all !== null) facts.push(t("meanOff", { distance: all.toFixed(2) }));
    const effect = effectOf(view, round);
    if (effect !== undefined && effect.words.length > 0) facts.push(t("editOf", { words: wordsOf(effect.words) }));
    if (effect?.measured != null) {
      const { valence, arousal } = effect.measured;
      facts.push(t("movedBy", { valence: signed(valence.mean), arousal: signed(arousal.mean) }));
    }
    if (round.verdict !== null) facts.push(t(round.verdict));
    if (round.id === view.head.current) facts.push(t("isCurrent"));
    if (round.id === a) facts.push(t("isA"));
    if (round.id === b) facts.push(t("isB"));
    return t("roundName", { round: name(round), facts: facts.join("; ") });
  };
}
