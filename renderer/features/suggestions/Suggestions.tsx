/** @file Below what the judge saw: the refinement of the frame, its round, and what the judge would change next. */
import Button from "@mui/material/Button";
import { type ReactElement, useRef, useState } from "react";
import type { Frame } from "../../../app/contract/studio/series.ts";
import { useText } from "../../locales/use-text.ts";
import { useRefinement } from "../../state/refinements.ts";
import { useView } from "../../state/view.ts";
import { FailureNote } from "../../ui/FailureNote.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { useRoundName } from "../history/use-round-words.ts";
import { currentRound } from "./cards.ts";
import { RefinePopover } from "./RefinePopover.tsx";
import { RoundReport } from "./RoundReport.tsx";
import { SuggestionList } from "./SuggestionList.tsx";
import styles from "./Suggestions.module.css";
import { useKeptFocus } from "./use-kept-focus.ts";
import { useSpokenRounds } from "./use-spoken-rounds.ts";

export interface SuggestionsProps {
  readonly frame: Frame;
  /** Id of the frame's refinement, null while it has none. */
  readonly refinement: string | null;
}

export function Suggestions({ frame, refinement }: SuggestionsProps): ReactElement | null {
  const t = useText("suggestions");
  const name = useRoundName();
  const setRoom = useView((view) => view.setRoom);
  const setRefinement = useView((view) => view.setRefinement);
  const { view, failure } = useRefinement(refinement);
  const section = useRef<HTMLElement>(null);
  useSpokenRounds(view);
  useKeptFocus(section);
  const round = view === undefined ? undefined : currentRound(view);
  if (refinement === null) return frame.picture === null ? null : <Invitation frame={frame} />;
  return (
    <section ref={section} className={styles.section} aria-label={t("title")} tabIndex={-1}>
      <div className={styles.head}>
        <h3>{t("title")}</h3>
        {round === undefined ? null : (
          <button
            type="button"
            className={styles.link}
            title={t("seeRounds")}
            onClick={() => {
              setRefinement(refinement);
              setRoom("history");
            }}
          >
            {name(round)}
          </button>
        )}
      </div>
      {failure === undefined ? null : <FailureNote failure={failure} compact />}
      {view === undefined || round === undefined ? null : (
        <>
          <RoundReport view={view} round={round} frame={frame} />
          <SuggestionList key={round.id} view={view} round={round} />
        </>
      )}
    </section>
  );
}

/** A frame without rounds: how they begin. */
function Invitation({ frame }: { readonly frame: Frame }): ReactElement {
  const t = useText("suggestions");
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  return (
    <section className={styles.section} aria-label={t("title")}>
      <div className={styles.head}>
        <h3>{t("title")}</h3>
      </div>
      <p className={styles.sentence}>{t("invitation")}</p>
      <div>
        <Button ref={button} aria-haspopup="dialog" aria-expanded={open} onClick={() => setOpen(true)}>
          <Icon name="pen" />
          {t("refineFrame", { number: frame.index + 1 })}
        </Button>
      </div>
      {open ? (
        <RefinePopover frame={frame} anchor={() => button.current ?? document.body} onClose={() => setOpen(false)} />
      ) : null}
    </section>
  );
}
