/** @file Under a frame: number, mark, valence and arousal, and how far off or how far along. */
import type { ReactElement } from "react";
import type { Frame } from "../../../app/contract/studio/series.ts";
import type { Look } from "../../../app/series/look.ts";
import { useText } from "../../locales/use-text.ts";
import type { Preview } from "../../state/series.ts";
import { Mark } from "../../ui/Mark.tsx";
import { pair } from "../../ui/numbers.ts";
import styles from "./FrameCard.module.css";
import { useLookWord } from "./frame-words.ts";

export interface FrameCaptionProps {
  readonly frame: Frame;
  readonly look: Look;
  readonly preview: Preview | undefined;
}

/** The card's button says all of this in words, so it is hidden from screen readers. */
export function FrameCaption({ frame, look, preview }: FrameCaptionProps): ReactElement {
  const t = useText("studio");
  const word = useLookWord();
  const measured = look.kind === "measured" || look.kind === "flagged" ? look.measured : null;
  return (
    <div className={styles.caption} aria-hidden="true">
      <span className={styles.number}>{frame.index + 1}</span>
      <Mark at={measured ?? frame.target} kind={measured === null ? "target" : "measured"} />
      {measured === null ? (
        <span className={styles.wished}>{pair(frame.target)}</span>
      ) : (
        <b className={styles.read}>{pair(measured)}</b>
      )}
      <span className={look.kind === "flagged" || look.kind === "drawing" ? styles.saidLoud : styles.said}>
        {look.kind === "drawing" && preview !== undefined
          ? t("stepOf", { step: preview.step, of: preview.of })
          : word(look)}
      </span>
    </div>
  );
}
