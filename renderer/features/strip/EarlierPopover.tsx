/** @file Earlier pictures of one frame; choosing one makes it the frame's picture again. */
import Popover from "@mui/material/Popover";
import { type ReactElement, useId } from "react";
import { blobUrl } from "../../host/host.ts";
import { useText } from "../../locales/use-text.ts";
import { useFrameActions } from "../studio/frame-actions.ts";
import type { FramePopoverProps } from "./RedrawPopover.tsx";
import styles from "./Strip.module.css";

export function EarlierPopover({ series, frame, anchor, onClose }: FramePopoverProps): ReactElement {
  const t = useText("studio");
  const { choose } = useFrameActions(series);
  const title = useId();
  const count = frame.earlier.length;
  return (
    <Popover
      open
      onClose={onClose}
      anchorEl={anchor}
      anchorOrigin={{ vertical: "top", horizontal: "center" }}
      transformOrigin={{ vertical: "bottom", horizontal: "center" }}
      slotProps={{ paper: { role: "dialog", "aria-labelledby": title } }}
    >
      <div className={styles.panel}>
        <h3 id={title}>{t("earlier")}</h3>
        {count === 0 ? <p className={styles.quiet}>{t("earlierNone")}</p> : null}
        <div className={styles.earlier}>
          {frame.earlier.map(({ picture, thumb }, i) => (
            <button
              key={picture}
              type="button"
              autoFocus={i === 0}
              aria-label={t("earlierChoose", { number: i + 1, count })}
              onClick={() => {
                choose(frame, picture);
                onClose();
              }}
            >
              <img src={blobUrl(thumb)} alt="" />
            </button>
          ))}
        </div>
      </div>
    </Popover>
  );
}
