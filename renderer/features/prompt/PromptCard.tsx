/** @file The prompt, what it is drawn with, and the button that draws. */
import { type KeyboardEvent, type ReactElement, useId, useRef, useState } from "react";
import { MAX_PROMPT_LENGTH } from "../../../app/prompt/check-prompt.ts";
import { useText } from "../../locales/use-text.ts";
import { useDraft } from "../../state/draft.ts";
import { useMatches, useShortcut } from "../../state/shortcuts.ts";
import { type Lack, lackOf, useDraw } from "../studio/use-draw.ts";
import { DrawButton } from "./DrawButton.tsx";
import styles from "./PromptCard.module.css";
import { PromptRemarks } from "./PromptRemarks.tsx";
import { SeedTag } from "./SeedTag.tsx";
import { ShapeTag } from "./ShapeTag.tsx";

export function PromptCard(): ReactElement {
  const t = useText("studio");
  const now = useDraft((draft) => draft.now);
  const setPrompt = useDraft((draft) => draft.setPrompt);
  const draw = useDraw();
  const isFirst = useMatches("drawFirst");
  const field = useRef<HTMLTextAreaElement>(null);
  const [asked, setAsked] = useState(false);
  const sentence = useId();

  const present = lackOf(now);
  // What is still missing is only said once somebody wants to draw; what is too long at once.
  const said: Lack | undefined = asked || present === "promptTooLong" ? present : undefined;

  const go = (first: boolean): void => {
    const lack = draw(first);
    setAsked(lack !== undefined);
    if (lack === "promptEmpty" || lack === "promptTooLong") field.current?.focus();
  };
  useShortcut("draw", () => go(false));
  useShortcut("drawFirst", () => go(true));
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (!isFirst(event)) return;
    event.preventDefault();
    go(true);
  };

  return (
    <div className={styles.card} data-tour="prompt">
      <textarea
        ref={field}
        data-draft=""
        className={styles.prompt}
        rows={2}
        spellCheck
        lang="en"
        aria-label={t("prompt")}
        placeholder={t("promptHint")}
        aria-invalid={said === "promptEmpty" || said === "promptTooLong"}
        aria-describedby={said === undefined ? undefined : sentence}
        value={now.prompt}
        onChange={({ target }) => setPrompt(target.value)}
        onKeyDown={onKeyDown}
      />
      <PromptRemarks prompt={now.prompt} onReplace={setPrompt} />
      {said === undefined ? null : (
        <p id={sentence} className={styles.lack} role="alert">
          {said === "promptTooLong" ? t(said, { length: now.prompt.trim().length, most: MAX_PROMPT_LENGTH }) : t(said)}
        </p>
      )}
      <div className={styles.row}>
        <ShapeTag />
        <SeedTag />
        <DrawButton frames={now.frames} points={now.points} onDraw={go} />
      </div>
    </div>
  );
}
