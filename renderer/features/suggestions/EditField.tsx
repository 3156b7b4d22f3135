/** @file A suggestion in the person's own words: Enter draws them, Escape leaves them. */
import Button from "@mui/material/Button";
import { type KeyboardEvent, type ReactElement, useEffect, useId, useRef, useState } from "react";
import { objectionTo } from "../../../app/feedback/guard.ts";
import { MAX_PROMPT_LENGTH } from "../../../app/prompt/check-prompt.ts";
import type { Round, Suggestion } from "../../../app/contract/studio/refinements.ts";
import type { PlanePoint } from "../../../app/judge/measurement.ts";
import { useText } from "../../locales/use-text.ts";
import { Icon } from "../../ui/Icon.tsx";
import { Mark } from "../../ui/Mark.tsx";
import styles from "./Card.module.css";

export interface EditFieldProps {
  readonly first: string;
  readonly round: Round;
  readonly suggestion: Suggestion;
  /** What is expected of the suggestion's own words. */
  readonly expectation: string;
  readonly towards: PlanePoint | null;
  readonly onAccept: (prompt: string | null) => void;
  readonly onLeave: () => void;
}

export function EditField(props: EditFieldProps): ReactElement {
  const { first, round, suggestion, expectation, towards, onAccept, onLeave } = props;
  const t = useText("suggestions");
  const common = useText("common");
  const history = useText("history");
  const note = useId();
  const foot = useRef<HTMLDivElement>(null);
  // Where the card is at the edge of the panel, the field takes its buttons along.
  useEffect(() => {
    foot.current?.scrollIntoView({ block: "nearest" });
  }, []);
  const [prompt, setPrompt] = useState(suggestion.prompt);
  const words = prompt.trim();
  const own = words !== suggestion.prompt;
  const objection = objectionTo(first, words);
  const same = words === round.prompt;
  const accept = (): void => {
    if (objection === undefined && !same) onAccept(own ? words : null);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Escape") onLeave();
    else if (event.key === "Enter" && !event.shiftKey) accept();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <>
      <textarea
        className={styles.field}
        autoFocus
        rows={4}
        lang="en"
        aria-label={t("editField")}
        aria-describedby={note}
        aria-invalid={objection !== undefined}
        maxLength={MAX_PROMPT_LENGTH}
        value={prompt}
        onFocus={({ target }) => target.setSelectionRange(target.value.length, target.value.length)}
        onChange={({ target }) => setPrompt(target.value)}
        onKeyDown={onKeyDown}
      />
      <p id={note} className={styles.note}>
        {objection !== undefined ? (
          <>
            <Icon name="warning" small />
            {/* The guard speaks English, as the prompts do. */}
            <span lang="en">{objection}</span>
          </>
        ) : same ? (
          history("branchSame")
        ) : (
          <span className={styles.numbers}>
            {own || towards === null ? null : <Mark at={towards} kind="target" />}
            <span>{own ? t("expectUnknown") : expectation}</span>
          </span>
        )}
      </p>
      <div ref={foot} className={styles.foot}>
        <Button size="small" variant="text" onClick={onLeave}>
          {common("cancel")}
        </Button>
        <Button size="small" disabled={objection !== undefined || same} onClick={accept}>
          {t("accept")}
        </Button>
      </div>
    </>
  );
}
