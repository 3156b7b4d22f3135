/** @file A suggestion that waits for a decision: the clause it changes, why, and what is expected of it. */
import Button from "@mui/material/Button";
import type { CSSProperties, FocusEvent, MouseEvent, ReactElement } from "react";
import type { Round, Suggestion } from "../../../app/contract/studio/refinements.ts";
import { useText } from "../../locales/use-text.ts";
import { useMoodColours } from "../../state/scheme.ts";
import { useKeys } from "../../state/shortcuts.ts";
import { Icon } from "../../ui/Icon.tsx";
import { Key } from "../../ui/Key.tsx";
import { Mark } from "../../ui/Mark.tsx";
import { PromptDiff } from "../../ui/PromptDiff.tsx";
import { Tool } from "../../ui/Tool.tsx";
import { changedWords, wordsOf } from "../history/edit-words.ts";
import styles from "./Card.module.css";
import { changedClause } from "./clause.ts";
import { EditField } from "./EditField.tsx";
import { placeAfter } from "./shifts.ts";
import { useShiftWords } from "./use-shift-words.ts";

export interface OpenCardProps {
  readonly suggestion: Suggestion;
  readonly place: { readonly number: number; readonly count: number };
  readonly round: Round;
  /** The refinement's first prompt, whose subjects and places stay. */
  readonly first: string;
  /** Whether keys mean this one. */
  readonly hand: boolean;
  readonly editing: boolean;
  readonly onChoose: () => void;
  readonly onEdit: () => void;
  readonly onLeave: () => void;
  /** With the person's own words, or null for the suggestion's. */
  readonly onAccept: (prompt: string | null) => void;
  readonly onReject: () => void;
}

export function OpenCard(props: OpenCardProps): ReactElement {
  const { suggestion, place, round, first, hand, editing, onChoose, onEdit, onLeave, onAccept, onReject } = props;
  const t = useText("suggestions");
  const { fill } = useMoodColours();
  const say = useShiftWords();
  const { id, expected, prompt, reason } = suggestion;
  const from = round.summary?.mean ?? null;
  const towards = expected === null || from === null ? null : placeAfter(from, expected);
  const words = wordsOf(changedWords(round.prompt, prompt));
  const expectation = expected === null ? t("expectUnknown") : say(expected);
  /** A press on the card is for the card; what is inside it has its own use for presses. */
  const onClick = ({ target, currentTarget }: MouseEvent<HTMLElement>): void => {
    if (target instanceof Element && target.closest("button, textarea") === null) currentTarget.focus();
  };
  /** A button under the pointer stays where it is until it is released: the card that comes to hand grows. */
  const onFocus = ({ target, currentTarget }: FocusEvent<HTMLElement>): void => {
    if (target === currentTarget || target.matches(":focus-visible")) onChoose();
  };
  return (
    <article
      className={hand ? styles.hand : styles.open}
      style={towards === null ? undefined : ({ "--edge": fill(towards) } as CSSProperties)}
      aria-label={t("cardName", { ...place, words })}
      aria-current={hand}
      data-suggestion={id}
      data-at-hand={hand ? "" : undefined}
      tabIndex={hand ? 0 : -1}
      onFocus={onFocus}
      onClick={onClick}
    >
      {editing ? (
        <EditField
          first={first}
          round={round}
          suggestion={suggestion}
          expectation={expectation}
          towards={towards}
          onAccept={onAccept}
          onLeave={onLeave}
        />
      ) : (
        <>
          <p className={styles.clause} lang="en">
            <PromptDiff changes={changedClause(round.prompt, prompt)} towards={towards} />
          </p>
          <p className={styles.reason} lang="en">
            {reason}
          </p>
          <div className={styles.foot}>
            <span className={styles.numbers}>
              {towards === null ? null : <Mark at={towards} kind="target" />}
              <span>{expectation}</span>
            </span>
            <CardActions hand={hand} onAccept={() => onAccept(null)} onEdit={onEdit} onReject={onReject} />
          </div>
        </>
      )}
    </article>
  );
}

interface CardActionsProps {
  readonly hand: boolean;
  readonly onAccept: () => void;
  readonly onEdit: () => void;
  readonly onReject: () => void;
}

/** The card that keys mean says so on its button, which stays one element: the keyboard that comes to it makes the card that one. */
function CardActions({ hand, onAccept, onEdit, onReject }: CardActionsProps): ReactElement {
  const t = useText("suggestions");
  const [acceptKeys, editKeys, rejectKeys] = [
    useKeys("acceptSuggestion"),
    useKeys("editSuggestion"),
    useKeys("rejectSuggestion"),
  ];
  return (
    <span className={styles.actions}>
      <Button
        size="small"
        variant={hand ? "outlined" : "text"}
        className={hand ? "" : (styles.tick ?? "")}
        aria-label={hand ? undefined : t("accept")}
        title={hand ? undefined : t("accept")}
        onClick={onAccept}
      >
        {hand ? t("accept") : <Icon name="check" small />}
        {hand && acceptKeys !== "" ? <Key combination={acceptKeys} /> : null}
      </Button>
      <Tool small name={t("edit")} icon="pen" shortcut={hand ? editKeys : undefined} onClick={onEdit} />
      <Tool small name={t("reject")} icon="x" shortcut={hand ? rejectKeys : undefined} onClick={onReject} />
    </span>
  );
}
