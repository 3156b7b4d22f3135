/** @file Earlier pictures of one frame; choosing one makes it the frame's picture again. */
import type { ReactElement } from "react";
import { blobUrl } from "../../host/host.ts";
import { useText } from "../../locales/use-text.ts";
import { AnchoredSheet } from "../../ui/AnchoredSheet.tsx";
import { useFrameActions } from "../studio/frame-actions.ts";
import type { FramePopoverProps } from "./RedrawPopover.tsx";
import styles from "./Strip.module.css";

export function EarlierPopover({ series, frame, anchor, onClose }: FramePopoverProps): ReactElement {
  const t = useText("studio");
  const { choose } = useFrameActions(series);
  const count = frame.earlier.length;
  return (
    <AnchoredSheet title={t("earlier")} anchor={anchor} place="above" onClose={onClose}>
      {count === 0 ? <p>{t("earlierNone")}</p> : null}
      <div className={styles.earlier}>
        {frame.earlier.map(({ picture, thumb }, i) => (
          <button
            key={picture}
            type="button"
            data-first={i === 0 ? "" : undefined}
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
    </AnchoredSheet>
  );
}
