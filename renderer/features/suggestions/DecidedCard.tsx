/** @file A suggestion that is decided: accepted and being drawn, measured, or rejected. */
import Button from "@mui/material/Button";
import type { CSSProperties, ReactElement } from "react";
import type { Refinement, Round, Suggestion } from "../../../app/contract/studio/refinements.ts";
import type { Shift } from "../../../app/feedback/shift.ts";
import type { PlanePoint } from "../../../app/judge/measurement.ts";
import { useText } from "../../locales/use-text.ts";
import { useMoodColours } from "../../state/scheme.ts";
import { Icon } from "../../ui/Icon.tsx";
import { PromptDiff } from "../../ui/PromptDiff.tsx";
import { signed } from "../../ui/numbers.ts";
import { useRoundName } from "../history/use-round-words.ts";
import styles from "./Card.module.css";
import { stateOf } from "./cards.ts";
import { changedClause } from "./clause.ts";
import { effectLines, placeAfter } from "./shifts.ts";

export interface DecidedCardProps {
  readonly suggestion: Suggestion;
  readonly view: Refinement;
  readonly onUndo: () => void;
}

export function DecidedCard({ suggestion, view, onUndo }: DecidedCardProps): ReactElement | null {
  const t = useText("suggestions");
  const common = useText("common");
  const name = useRoundName();
  const { fill } = useMoodColours();
  const { expected, measured, leadsTo } = suggestion;
  const roundOf = (id: string | null): Round | undefined => view.rounds.find((round) => round.id === id);
  const [before, after] = [roundOf(suggestion.round), roundOf(leadsTo)];
  if (before === undefined) return null;
  const changes = changedClause(before.prompt, suggestion.prompt);
  const diff = (towards: PlanePoint | null): ReactElement => (
    <span lang="en">{changes.length === 0 ? t("sameWords") : <PromptDiff changes={changes} towards={towards} />}</span>
  );
  const undo = (
    <Button size="small" variant="text" className={styles.flush ?? ""} onClick={onUndo}>
      {common("undo")}
    </Button>
  );
  const state = stateOf(suggestion);
  if (state === "rejected" || state === "open") {
    return (
      <div className={styles.rejected}>
        <span className={styles.folded}>
          {t("rejected")} {diff(null)}
        </span>
        {undo}
      </div>
    );
  }
  const mean = before.summary?.mean ?? null;
  const guess = expected === null || mean === null ? null : placeAfter(mean, expected);
  const towards = after?.summary?.mean ?? guess;
  const edge = towards === null ? undefined : ({ "--edge": fill(towards) } as CSSProperties);
  if (measured === null) {
    const drawn = after?.state === "measured";
    return (
      <article className={styles.accepted} style={edge}>
        <p className={styles.clause}>{diff(towards)}</p>
        <div className={styles.foot}>
          <span className={styles.fact}>
            <Icon name="check" small />
            {drawn
              ? t("acceptedUnread")
              : after === undefined
                ? t("accepted")
                : t("acceptedMeasuredIn", { number: after.depth })}
          </span>
          {undo}
        </div>
      </article>
    );
  }
  return (
    <article className={styles.measured} style={edge}>
      <div className={styles.foot}>
        <span className={styles.fact}>
          <Icon name="check" small />
          {after === undefined
            ? t("accepted")
            : t(suggestion.state === "edited" ? "roundEdited" : "roundAccepted", { round: name(after) })}
        </span>
        <span className={styles.what}>{diff(towards)}</span>
      </div>
      <Effect expected={expected} measured={measured} pairs={suggestion.pairs} />
    </article>
  );
}

interface EffectProps {
  readonly expected: Shift | null;
  readonly measured: Shift;
  readonly pairs: number;
}

/** What was expected on each axis beside what the same seeds say. */
function Effect({ expected, measured, pairs }: EffectProps): ReactElement {
  const t = useText("suggestions");
  const common = useText("common");
  const letters = { valence: common("valenceLetter"), arousal: common("arousalLetter") } as const;
  const lines = effectLines(expected, measured);
  return (
    <div title={t("effectHint", { count: pairs })}>
      {lines.map((line) => (
        <div key={line.axis} className={styles.effect}>
          <span>
            {line.expected === null
              ? t("effectUnexpected", { axis: letters[line.axis] })
              : t("effectExpected", { axis: letters[line.axis], expected: signed(line.expected, 1) })}
          </span>
          <span>
            {t("effectMeasured")} <b>{signed(line.measured, 1)}</b> ±{line.margin.toFixed(1)}
          </span>
        </div>
      ))}
      {lines.some(({ clear }) => clear) ? null : <p className={styles.effect}>{t("noClear")}</p>}
    </div>
  );
}
