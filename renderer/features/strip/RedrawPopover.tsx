/** @file Drawing one frame again with another prompt or seed. */
import Button from "@mui/material/Button";
import { type ReactElement, useState } from "react";
import { MAX_PROMPT_LENGTH } from "../../../app/prompt/check-prompt.ts";
import type { Frame } from "../../../app/contract/studio/series.ts";
import { useText } from "../../locales/use-text.ts";
import { AnchoredSheet, SheetEnd } from "../../ui/AnchoredSheet.tsx";
import { parseSeed } from "../prompt/parse-seed.ts";
import { useFrameActions } from "../studio/frame-actions.ts";
import { randomSeed } from "../studio/random-seed.ts";
import styles from "./Strip.module.css";

export interface FramePopoverProps {
  readonly series: string | null;
  readonly frame: Frame;
  readonly anchor: () => HTMLElement;
  readonly onClose: () => void;
}

export function RedrawPopover({ series, frame, anchor, onClose }: FramePopoverProps): ReactElement {
  const t = useText("studio");
  const { redraw } = useFrameActions(series);
  const [prompt, setPrompt] = useState(frame.prompt);
  const [seed, setSeed] = useState("");
  const typed = seed.trim() === "" ? null : parseSeed(seed);
  const empty = prompt.trim() === "";
  const go = (): void => {
    if (empty || typed === undefined) return;
    const changed = prompt.trim() === frame.prompt ? null : prompt.trim();
    redraw(frame, { prompt: changed, seed: typed === "random" ? randomSeed() : typed });
    onClose();
  };
  return (
    <AnchoredSheet title={t("redraw")} anchor={anchor} place="above" onClose={onClose} onSubmit={go}>
      <label className={styles.labelled}>
        {t("redrawPrompt")}
        <textarea
          data-first
          rows={3}
          maxLength={MAX_PROMPT_LENGTH}
          value={prompt}
          aria-invalid={empty}
          onChange={({ target }) => setPrompt(target.value)}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
            event.preventDefault();
            event.stopPropagation();
            go();
          }}
        />
      </label>
      <label className={styles.labelled}>
        {t("redrawSeed")}
        <input
          inputMode="numeric"
          value={seed}
          placeholder={String(frame.seed)}
          aria-invalid={typed === undefined}
          onChange={({ target }) => setSeed(target.value)}
        />
      </label>
      {empty ? <p>{t("promptEmpty")}</p> : null}
      {typed === undefined ? <p>{t("seedWrong", { most: Number.MAX_SAFE_INTEGER })}</p> : null}
      <SheetEnd>
        <Button type="submit">{t("redrawGo")}</Button>
      </SheetEnd>
    </AnchoredSheet>
  );
}
