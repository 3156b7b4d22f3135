/** @file The head of the history: which refinement, its target, and what can be done with the selected round. */
import Button from "@mui/material/Button";
import { type ReactElement, useRef, useState } from "react";
import type { Refinement, RefinementHead, Round } from "../../../app/contract/studio/refinements.ts";
import { wordOf } from "../../../app/affect/rim.ts";
import { useText } from "../../locales/use-text.ts";
import { useKeys } from "../../state/shortcuts.ts";
import { Icon } from "../../ui/Icon.tsx";
import { Key } from "../../ui/Key.tsx";
import { Mark } from "../../ui/Mark.tsx";
import { signed } from "../../ui/numbers.ts";
import { Tool } from "../../ui/Tool.tsx";
import { BranchPopover } from "./BranchPopover.tsx";
import styles from "./HistoryHead.module.css";
import { pictureAt } from "./readings.ts";
import { RefinementMenu } from "./RefinementMenu.tsx";
import { RefinementName } from "./RefinementName.tsx";

export interface HistoryHeadProps {
  readonly view: Refinement;
  readonly heads: readonly RefinementHead[];
  readonly selected: Round;
  /** Index of the pictures shown, null for the best of each round. */
  readonly index: number | null;
  readonly comparing: boolean;
  readonly onBest: () => void;
  readonly onGo: () => void;
  /** Null while there are not two rounds. */
  readonly onCompare: (() => void) | null;
}

export function HistoryHead(props: HistoryHeadProps): ReactElement {
  const { view, heads, selected, index, comparing, onBest, onGo, onCompare } = props;
  const t = useText("history");
  const words = useText("plane");
  const goKeys = useKeys("goToRound");
  const branch = useRef<HTMLButtonElement>(null);
  const [branching, setBranching] = useState(false);
  const { head } = view;
  const { target } = head;
  const seed = index === null ? undefined : pictureAt(selected, index)?.seed;
  return (
    <header className={styles.head}>
      <h1>{t("title")}</h1>
      <RefinementName key={head.id} head={head} />
      <RefinementMenu current={head} heads={heads} />
      <span className={styles.target}>
        <Mark at={target} kind="target" />
        <span>
          {t("target", {
            word: words(wordOf(target)),
            valence: signed(target.valence),
            arousal: signed(target.arousal),
          })}
        </span>
      </span>
      <span className={styles.space} />
      {seed === undefined ? null : (
        <span className={styles.tag}>
          {t("seedShown", { seed })}
          <Tool small icon="x" name={t("bestShown")} onClick={onBest} />
        </span>
      )}
      {selected.id === head.current ? null : (
        <Button variant="text" onClick={onGo} aria-label={t("go")}>
          <Icon name="flag" />
          <span className={styles.large}>{t("go")}</span>
          {goKeys === "" ? null : <Key combination={goKeys} />}
        </Button>
      )}
      <Button
        ref={branch}
        variant="text"
        aria-label={t("branch")}
        aria-haspopup="dialog"
        aria-expanded={branching}
        onClick={() => setBranching(true)}
      >
        <Icon name="branch" />
        <span className={styles.large}>{t("branch")}</span>
      </Button>
      {onCompare === null ? null : (
        <Button aria-pressed={comparing} className={comparing ? (styles.on ?? "") : ""} onClick={onCompare}>
          <Icon name="compare" />
          {t("compare")}
        </Button>
      )}
      {branching ? (
        <BranchPopover
          anchor={branch.current}
          first={head.prompt}
          round={selected}
          onClose={() => setBranching(false)}
        />
      ) : null}
    </header>
  );
}
