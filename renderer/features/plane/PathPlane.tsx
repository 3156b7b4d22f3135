/** @file The plane with a path to edit, by pointer and by keyboard alike. */
import { type ReactElement, useEffect, useId, useState } from "react";
import { useText } from "../../locales/use-text.ts";
import { Axes } from "./Axes.tsx";
import { FrameLayer } from "./FrameLayer.tsx";
import { Ground } from "./Ground.tsx";
import { Handles } from "./Handles.tsx";
import type { PathPlaneProps } from "./model.ts";
import { OwnPictures } from "./OwnPictures.tsx";
import { PathLayer } from "./PathLayer.tsx";
import styles from "./plane.module.css";
import { Rim } from "./Rim.tsx";
import { usePathGesture } from "./use-path-gesture.ts";
import { usePathKeys } from "./use-path-keys.ts";
import { usePointWords } from "./use-point-words.ts";
import { useSight } from "./use-sight.ts";
import { ZoomTools } from "./ZoomTools.tsx";

const NONE: readonly number[] = [];

export function PathPlane(props: PathPlaneProps): ReactElement {
  const { points, point, frames, frame, own = NONE } = props;
  const t = useText("plane");
  const say = usePointWords();
  const view = useSight(props.size);
  const { size, sight } = view;
  const { stroke, on } = usePathGesture(props, view);
  const onKeyDown = usePathKeys(props, view);
  const altHeld = useAltHeld();
  const help = useId();
  return (
    <div className={styles.holder} style={{ width: size, height: size }}>
      <div
        ref={view.box}
        className={styles.plane}
        tabIndex={0}
        role="application"
        aria-label={`${t("planeName")}. ${say(points, point)}`}
        aria-describedby={help}
        onKeyDown={onKeyDown}
        {...on}
      >
        <Ground size={size} sight={sight} />
        <OwnPictures size={size} sight={sight} own={own} />
        <svg className={styles.svg} viewBox={`0 0 ${size} ${size}`} aria-hidden="true">
          <Axes size={size} sight={sight} full />
          <Rim size={size} sight={sight} />
          <PathLayer size={size} sight={sight} points={stroke.length > 0 ? [...points, ...thinned(stroke)] : points} />
          <FrameLayer size={size} sight={sight} frames={frames} frame={frame} allSpreads={altHeld} />
          <Handles size={size} sight={sight} points={points} at={point} />
        </svg>
        <span id={help} className={styles.help}>
          {t("help")}
        </span>
      </div>
      <ZoomTools view={view} />
    </div>
  );
}

/** A line drawn by hand has hundreds of places; its strip needs few. */
function thinned<T>(stroke: readonly T[]): readonly T[] {
  const every = Math.ceil(stroke.length / 24);
  return stroke.filter((_, i) => i % every === 0 || i === stroke.length - 1);
}

/** While Alt is held, the spread of every measurement is shown. */
function useAltHeld(): boolean {
  const [held, setHeld] = useState(false);
  useEffect(() => {
    const follow = (event: KeyboardEvent): void => {
      if (event.key === "Alt") setHeld(event.type === "keydown");
    };
    const letGo = (): void => setHeld(false);
    addEventListener("keydown", follow);
    addEventListener("keyup", follow);
    addEventListener("blur", letGo);
    return () => {
      removeEventListener("keydown", follow);
      removeEventListener("keyup", follow);
      removeEventListener("blur", letGo);
    };
  }, []);
  return held;
}
