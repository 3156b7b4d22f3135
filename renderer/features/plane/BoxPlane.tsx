/** @file The plane of the gallery: one's pictures where they lie, and a box that chooses among them. */
import { type ReactElement, useId, useState } from "react";
import { useText } from "../../locales/use-text.ts";
import { Axes } from "./Axes.tsx";
import { BoxFrame, BoxVeil } from "./BoxLayer.tsx";
import { Ground } from "./Ground.tsx";
import type { BoxPlaneProps } from "./model.ts";
import { OwnPictures } from "./OwnPictures.tsx";
import styles from "./plane.module.css";
import { Rim } from "./Rim.tsx";
import { useBoxGesture } from "./use-box-gesture.ts";
import { useBoxKeys } from "./use-box-keys.ts";
import { useBoxWords } from "./use-box-words.ts";
import { useSight } from "./use-sight.ts";
import { ZoomTools } from "./ZoomTools.tsx";

export function BoxPlane(props: BoxPlaneProps): ReactElement {
  const t = useText("plane");
  const say = useBoxWords();
  const view = useSight(props.size);
  const { size, sight } = view;
  const [corner, setCorner] = useState<number | null>(null);
  const { live, on } = useBoxGesture(props.box, props.onBox, setCorner, view);
  const onKeyDown = useBoxKeys(props, corner, setCorner, view);
  const box = live ?? props.box;
  const help = useId();
  return (
    <div className={styles.holder} style={{ width: size, height: size }}>
      <div
        ref={view.box}
        className={styles.plane}
        tabIndex={0}
        role="application"
        aria-label={say(props.box)}
        aria-describedby={help}
        onKeyDown={onKeyDown}
        {...on}
      >
        <Ground size={size} sight={sight} />
        <svg className={styles.svg} viewBox={`0 0 ${size} ${size}`} aria-hidden="true">
          <Axes size={size} sight={sight} />
          {box === null ? null : <BoxVeil size={size} sight={sight} box={box} />}
          <Rim size={size} sight={sight} />
        </svg>
        <OwnPictures size={size} sight={sight} own={props.own} box={box} />
        {box === null ? null : (
          <svg className={styles.svg} viewBox={`0 0 ${size} ${size}`} aria-hidden="true">
            <BoxFrame size={size} sight={sight} box={box} corner={corner} />
          </svg>
        )}
        <span id={help} className={styles.help}>
          {t("boxHelp")}
        </span>
      </div>
      <ZoomTools view={view} />
    </div>
  );
}
