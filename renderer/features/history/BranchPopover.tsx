/** @file Branching off with one's own words: a prompt for a new round, and why it would be refused. */
import Button from "@mui/material/Button";
import { type ReactElement, useDeferredValue, useId, useMemo, useState } from "react";
import { objectionTo } from "../../../app/feedback/guard.ts";
import { MAX_PROMPT_LENGTH } from "../../../app/prompt/check-prompt.ts";
import type { Round } from "../../../app/contract/studio/refinements.ts";
import { useClient } from "../../host/host.ts";
import { useText } from "../../locales/use-text.ts";
import { announce } from "../../state/announce.ts";
import { AnchoredSheet, SheetEnd } from "../../ui/AnchoredSheet.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { attempt } from "./attempt.ts";
import styles from "./BranchPopover.module.css";
import { useRoundName } from "./use-round-words.ts";

export interface BranchPopoverProps {
  /** What it opens below. */
  readonly anchor: HTMLElement | null;
  /** The refinement's first prompt, whose subjects and places stay. */
  readonly first: string;
  /** The round the branch begins at. */
  readonly round: Round;
  readonly onClose: () => void;
}

export function BranchPopover({ anchor, first, round, onClose }: BranchPopoverProps): ReactElement {
  const t = useText("history");
  const common = useText("common");
  const client = useClient();
  const name = useRoundName();
  const note = useId();
  const [prompt, setPrompt] = useState(round.prompt);
  const tidy = useDeferredValue(prompt.trim());
  const objection = useMemo(() => objectionTo(first, tidy), [first, tidy]);
  const same = tidy === round.prompt;
  const draw = (): void => {
    const words = prompt.trim();
    if (words === round.prompt || objectionTo(first, words) !== undefined) return;
    onClose();
    attempt(async () => {
      await client["rounds.write"]({ round: round.id, prompt: words });
      announce(t("branchSent"));
    });
  };
  return (
    <AnchoredSheet
      title={t("branchTitle", { round: name(round) })}
      anchor={anchor}
      place="below"
      width={380}
      onClose={onClose}
      onSubmit={draw}
    >
      <textarea
        data-first
        rows={4}
        aria-label={t("branchPrompt")}
        aria-describedby={note}
        aria-invalid={objection !== undefined}
        maxLength={MAX_PROMPT_LENGTH}
        value={prompt}
        onChange={({ target }) => setPrompt(target.value)}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
          event.preventDefault();
          draw();
        }}
      />
      <p id={note} className={styles.note} role="status">
        {objection === undefined ? (
          same ? (
            t("branchSame")
          ) : null
        ) : (
          <>
            <Icon name="warning" small />
            {/* The guard speaks English, as the prompts do. */}
            <span lang="en">{objection}</span>
          </>
        )}
      </p>
      <SheetEnd>
        <Button variant="text" onClick={onClose}>
          {common("cancel")}
        </Button>
        <Button type="submit" variant="contained" disabled={same || objection !== undefined}>
          {t("branchGo")}
        </Button>
      </SheetEnd>
    </AnchoredSheet>
  );
}
