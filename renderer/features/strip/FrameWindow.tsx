/** @file What is seen through a frame's window in every state. */
import type { ReactElement } from "react";
import { wordOf } from "../../../app/affect/rim.ts";
import type { Frame } from "../../../app/contract/studio/series.ts";
import type { Look } from "../../../app/series/look.ts";
import { blobUrl } from "../../host/host.ts";
import { useText } from "../../locales/use-text.ts";
import { useMoodColours } from "../../state/scheme.ts";
import type { Preview } from "../../state/series.ts";
import { Icon } from "../../ui/Icon.tsx";
import styles from "./FrameCard.module.css";

export interface FrameWindowProps {
  readonly frame: Frame;
  readonly preview: Preview | undefined;
  readonly look: Look;
  /** The picture itself instead of its thumbnail, for the stage. */
  readonly large?: boolean;
}

export function FrameWindow({ frame, preview, look, large = false }: FrameWindowProps): ReactElement {
  const { picture, target } = frame;
  const colours = useMoodColours();
  const words = useText("plane");
  const t = useText("studio");
  // The wished mood stands where no picture is yet.
  const wish = (
    <span className={styles.wish} style={{ background: colours.surface(target), color: colours.ink(target) }}>
      <span>{words(wordOf(target))}</span>
    </span>
  );
  if (look.kind === "drawing") {
    const blob = preview?.blob ?? picture?.[large ? "blob" : "thumb"] ?? null;
    const share = preview === undefined || preview.of === 0 ? 0 : preview.step / preview.of;
    return (
      <>
        {blob === null ? wish : <img className={styles.forming} src={blobUrl(blob)} alt="" draggable={false} />}
        <span className={styles.progress} style={{ width: `${share * 100}%`, background: colours.fill(target) }} />
      </>
    );
  }
  if (picture !== null) {
    const waits = look.kind === "waiting";
    return (
      <img
        className={waits ? styles.before : styles.picture}
        src={blobUrl(large ? picture.blob : picture.thumb)}
        alt=""
        decoding="async"
        draggable={false}
      />
    );
  }
  if (look.kind === "failed") {
    return (
      <span className={styles.failed}>
        <Icon name="warning" />
        {large ? <span>{t("frameFailed", { number: frame.index + 1 })}</span> : null}
      </span>
    );
  }
  return wish;
}
