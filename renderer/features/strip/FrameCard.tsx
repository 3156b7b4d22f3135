/** @file One frame of the strip: the picture in its mat, how it stands, and its numbers. */
import type { DragEvent, KeyboardEvent, MouseEvent, ReactElement, Ref } from "react";
import { lookOf } from "../../../app/series/look.ts";
import type { Frame } from "../../../app/contract/studio/series.ts";
import { useText } from "../../locales/use-text.ts";
import type { Preview } from "../../state/series.ts";
import { Icon } from "../../ui/Icon.tsx";
import { Mat } from "../../ui/Mat.tsx";
import { FrameCaption } from "./FrameCaption.tsx";
import styles from "./FrameCard.module.css";
import { FrameWindow } from "./FrameWindow.tsx";
import { useFrameName } from "./frame-words.ts";

export interface FrameCardProps {
  readonly frame: Frame;
  readonly preview: Preview | undefined;
  readonly tolerance: number;
  readonly selected: boolean;
  /** Whether Tab comes to this card. */
  readonly reachable: boolean;
  readonly onSelect: (index: number) => void;
  readonly onOpen: (index: number) => void;
  readonly onMenu: (index: number, event: MouseEvent<HTMLElement>) => void;
  readonly onRetry: (index: number) => void;
  readonly onDragOut: (frame: Frame, event: DragEvent<HTMLElement>) => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  readonly ref?: Ref<HTMLLIElement>;
}

export function FrameCard(props: FrameCardProps): ReactElement {
  const { frame, preview, tolerance, selected, reachable, onSelect, onOpen, onMenu, onRetry, ref } = props;
  const t = useText("studio");
  const name = useFrameName(tolerance);
  const { index } = frame;
  const look = lookOf(frame, tolerance);
  const measured = look.kind === "measured" || look.kind === "flagged" ? look.measured : null;
  return (
    <li ref={ref} className={styles.card}>
      <button
        type="button"
        className={styles.press}
        data-frame={index}
        aria-label={name(frame)}
        aria-current={selected}
        tabIndex={reachable ? 0 : -1}
        draggable={frame.picture !== null}
        onClick={() => onSelect(index)}
        onDoubleClick={() => onOpen(index)}
        onContextMenu={(event) => onMenu(index, event)}
        onDragStart={(event) => props.onDragOut(frame, event)}
        onKeyDown={(event) => {
          if (event.key === "Enter" && selected && frame.picture !== null) {
            event.preventDefault();
            onOpen(index);
          } else props.onKeyDown(event);
        }}
      >
        <Mat
          className={styles.mat}
          target={look.kind === "failed" ? null : frame.target}
          measured={measured}
          selected={selected}
        >
          <FrameWindow frame={frame} preview={preview} look={look} />
        </Mat>
      </button>
      {look.kind === "flagged" ? (
        <span className={styles.badge} aria-hidden="true">
          <Icon name="flag" small />
          <em>{t(`too_${look.drift.direction}`)}</em>
        </span>
      ) : null}
      {frame.locked ? (
        <span className={look.kind === "flagged" ? styles.second : styles.badge} aria-hidden="true">
          <Icon name="lock" small />
          {look.kind === "flagged" ? null : <em>{t("kept")}</em>}
        </span>
      ) : null}
      {look.kind === "failed" || look.kind === "interrupted" || look.kind === "cancelled" ? (
        <button
          type="button"
          className={look.kind === "failed" ? styles.retry : styles.retryQuiet}
          aria-label={t("retryFrame", { number: index + 1 })}
          tabIndex={reachable ? 0 : -1}
          onClick={() => onRetry(index)}
        >
          <Icon name="redo" small />
          <span>{t("retry")}</span>
        </button>
      ) : null}
      <FrameCaption frame={frame} look={look} preview={preview} />
    </li>
  );
}
