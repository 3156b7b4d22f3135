/** @file Drawing one frame again with another prompt or seed. */
import Button from "@mui/material/Button";
import Popover from "@mui/material/Popover";
import { type ReactElement, useId, useState } from "react";
import { MAX_PROMPT_LENGTH } from "../../../app/prompt/check-prompt.ts";
import type { Frame } from "../../../app/contract/studio/series.ts";
import { useText } from "../../locales/use-text.ts";
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
  const title = useId();
  const typed = seed.trim() === "" ? null : parseSeed(seed);
  const empty = prompt.trim() === "";
  const go = (): void => {
    if (empty || typed === undefined) return;
    const changed = prompt.trim() === frame.prompt ? null : prompt.trim();
    redraw(frame, { prompt: changed, seed: typed === "random" ? randomSeed() : typed });
    onClose();
  };
  return (
    <Popover
      open
      onClose={onClose}
      anchorEl={anchor}
      anchorOrigin={{ vertical: "top", horizontal: "center" }}
      transformOrigin={{ vertical: "bottom", horizontal: "center" }}
      slotProps={{ paper: { role: "dialog", "aria-labelledby": title } }}
    >
      <form
        className={styles.panel}
        onSubmit={(event) => {
          event.preventDefault();
          go();
        }}
      >
        <h3 id={title}>{t("redraw")}</h3>
        <label>
          {t("redrawPrompt")}
          <textarea
            autoFocus
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
        <label>
          {t("redrawSeed")}
          <input
            inputMode="numeric"
            value={seed}
            placeholder={String(frame.seed)}
            aria-invalid={typed === undefined}
            onChange={({ target }) => setSeed(target.value)}
          />
        </label>
        {empty ? <p className={styles.quiet}>{t("promptEmpty")}</p> : null}
        {typed === undefined ? (
          <p className={styles.quiet}>{t("seedWrong", { most: Number.MAX_SAFE_INTEGER })}</p>
        ) : null}
        <div className={styles.end}>
          <Button type="submit">{t("redrawGo")}</Button>
        </div>
      </form>
    </Popover>
  );
}
