/** @file Suggestions for a round: those that wait, with the keys that decide, and those that are decided. */
import Button from "@mui/material/Button";
import { type KeyboardEvent, type ReactElement, useRef, useState } from "react";
import type { Refinement, Round, Suggestion } from "../../../app/contract/studio/refinements.ts";
import { useText } from "../../locales/use-text.ts";
import { useJudges } from "../../state/judges.ts";
import { useShortcut } from "../../state/shortcuts.ts";
import { useLate } from "../stage/use-late.ts";
import { atHand, cardsOf, following, stepped } from "./cards.ts";
import { DecidedCard } from "./DecidedCard.tsx";
import { OpenCard } from "./OpenCard.tsx";
import styles from "./Suggestions.module.css";
import { useDecisions } from "./use-decisions.ts";

export interface SuggestionListProps {
  readonly view: Refinement;
  readonly round: Round;
}

export function SuggestionList({ view, round }: SuggestionListProps): ReactElement {
  const t = useText("suggestions");
  const list = useRef<HTMLUListElement>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const [edited, setEditing] = useState<string | null>(null);
  const { open, decided, led } = cardsOf(view, round);
  // One that has gone is edited no longer.
  const editing = open.find(({ id }) => id === edited)?.id ?? null;
  const { pending, asking, accept, undo, ask, ...decisions } = useDecisions(open);
  const hand = atHand(open, chosen);
  const reject = (suggestion: Suggestion): void => {
    setChosen(following(open, suggestion)?.id ?? null);
    decisions.reject(suggestion);
  };

  const cardOf = (id: string): HTMLElement | null =>
    list.current?.querySelector<HTMLElement>(`[data-suggestion="${id}"]`) ?? null;
  const goTo = (id: string): void => cardOf(id)?.focus();
  /** Nothing is decided about a suggestion out of sight: the first press brings it there. */
  const onKey = (act: (suggestion: Suggestion) => void) => (): void => {
    if (hand === undefined) return;
    if (isInSight(cardOf(hand.id))) act(hand);
    else goTo(hand.id);
  };
  const free = hand !== undefined && editing === null && !pending;
  useShortcut(
    "acceptSuggestion",
    onKey((suggestion) => accept(suggestion, null)),
    free,
  );
  useShortcut(
    "editSuggestion",
    onKey(({ id }) => setEditing(id)),
    free,
  );
  useShortcut("rejectSuggestion", onKey(reject), free);

  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step === 0 || hand === undefined || event.target instanceof HTMLTextAreaElement) return;
    event.preventDefault();
    goTo(stepped(open, hand, step).id);
  };
  return (
    <>
      {open.length === 0 ? (
        <Nothing round={round} decided={decided.length > 0} asking={asking} onAsk={ask} />
      ) : (
        <>
          <ul ref={list} className={styles.cards} onKeyDown={onKeyDown}>
            {open.map((suggestion, i) => (
              <li key={suggestion.id}>
                <OpenCard
                  suggestion={suggestion}
                  place={{ number: i + 1, count: open.length }}
                  round={round}
                  first={view.head.prompt}
                  hand={suggestion.id === hand?.id}
                  editing={suggestion.id === editing}
                  onChoose={() => setChosen(suggestion.id)}
                  onEdit={() => setEditing(suggestion.id)}
                  onLeave={() => {
                    setEditing(null);
                    goTo(suggestion.id);
                  }}
                  onAccept={(prompt) => {
                    setEditing(null);
                    accept(suggestion, prompt);
                  }}
                  onReject={() => reject(suggestion)}
                />
              </li>
            ))}
          </ul>
          <div>
            <Button
              size="small"
              variant="text"
              className={styles.flush ?? ""}
              aria-disabled={asking}
              onClick={() => (asking ? undefined : ask(round.id))}
            >
              {t(asking ? "looking" : "askOthers")}
            </Button>
          </div>
        </>
      )}
      {decided.length === 0 && led === null ? null : (
        <ul className={styles.cards}>
          {[...decided, ...(led === null ? [] : [led])].map((suggestion) => (
            <li key={suggestion.id}>
              <DecidedCard suggestion={suggestion} view={view} onUndo={() => undo(suggestion)} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** Whether the words of a card, which begin at its top, are seen in the panel it scrolls with. */
function isInSight(card: HTMLElement | null): boolean {
  const panel = card?.closest("aside");
  if (card === null || panel == null) return false;
  const [seen, within] = [card.getBoundingClientRect(), panel.getBoundingClientRect()];
  return seen.top >= within.top && (seen.top + seen.bottom) / 2 <= within.bottom;
}

/** Milliseconds before it is said that there are no suggestions: rules take no time, a judge's own words may. */
const BY_RULES = 1500;
const BY_JUDGE = 60_000;

interface NothingProps {
  readonly round: Round;
  /** Whether there were some. */
  readonly decided: boolean;
  readonly asking: boolean;
  readonly onAsk: (round: string) => void;
}

/** No suggestion is open: because there are none yet, because none was found, or because all are decided. */
function Nothing({ round, decided, asking, onAsk }: NothingProps): ReactElement | null {
  const t = useText("suggestions");
  const read = round.summary !== null;
  const { answer } = useJudges();
  const thinks = answer?.judges.some(({ id, suggests }) => id === answer.chosen && suggests) ?? false;
  const late = useLate(read && !decided, thinks ? BY_JUDGE : BY_RULES);
  if (!read) return null;
  if (asking || !(late || decided)) {
    return (
      <p className={styles.sentence} role="status">
        {t("looking")}
      </p>
    );
  }
  return (
    <div className={styles.line}>
      <span>{t(decided ? "allDecided" : "none")}</span>
      <Button size="small" onClick={() => onAsk(round.id)}>
        {t("askAgain")}
      </Button>
    </div>
  );
}
