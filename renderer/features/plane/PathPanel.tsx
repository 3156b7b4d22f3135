/** @file The path of the draft: head with its tools, the plane, and the values of the point at hand below. */
import { type ReactElement, useCallback, useRef, useState } from "react";
import { RANGE_LIMIT } from "../../../app/affect/range-scale.ts";
import { MAX_FRAMES, MIN_FRAMES } from "../../../app/series/request.ts";
import { useText } from "../../locales/use-text.ts";
import { useDraft } from "../../state/draft.ts";
import { Tool } from "../../ui/Tool.tsx";
import { AffectPlane } from "./AffectPlane.tsx";
import type { OwnPoints, PlaneFrame } from "./model.ts";
import { PathMenu } from "./PathMenu.tsx";
import styles from "./PathPanel.module.css";
import { PointFields } from "./PointFields.tsx";

export interface PathPanelProps {
  /** Frames of the series on the table. */
  readonly frames: readonly PlaneFrame[];
  /** Index of the frame on the stage. */
  readonly frame: number | null;
  readonly onFrame: (index: number) => void;
  /** One's own pictures: `gallery.points`. */
  readonly own?: OwnPoints;
}

const NONE: OwnPoints = [];

export function PathPanel({ frames, frame, onFrame, own = NONE }: PathPanelProps): ReactElement {
  const t = useText("plane");
  const { points, frames: count } = useDraft(({ now }) => now);
  const setPoints = useDraft((draft) => draft.setPoints);
  const setFrames = useDraft((draft) => draft.setFrames);
  const [chosen, setPoint] = useState(0);
  const fields = useRef<HTMLInputElement>(null);
  const panel = useRef<HTMLElement>(null);
  // An undone edit may have taken the chosen point away.
  const point = Math.min(chosen, Math.max(0, points.length - 1));
  const toPlane = useCallback(() => panel.current?.querySelector<HTMLElement>("[role=application]")?.focus(), []);
  const at = points[point];
  const isFarOut = points.some(({ valence, arousal }) => Math.max(Math.abs(valence), Math.abs(arousal)) > RANGE_LIMIT);
  return (
    <section ref={panel} className={styles.panel} aria-label={t("path")}>
      <div className={styles.head}>
        <h2>{t("path")}</h2>
        <span className={styles.summary}>{t("pathSummary", { points: points.length, frames: count })}</span>
        <Tool
          name={t("fewerFrames")}
          icon="minus"
          small
          disabled={count <= MIN_FRAMES}
          onClick={() => setFrames(count - 1)}
        />
        <Tool
          name={t("moreFrames")}
          icon="plus"
          small
          disabled={count >= MAX_FRAMES}
          onClick={() => setFrames(count + 1)}
        />
        <PathMenu onPoint={setPoint} />
      </div>
      <div className={styles.plane}>
        <AffectPlane
          edit="path"
          points={points}
          onPoints={setPoints}
          point={point}
          onPoint={setPoint}
          frames={frames}
          frame={frame}
          onFrame={onFrame}
          onType={() => fields.current?.select()}
          own={own}
        />
        <div className={styles.corner}>
          <PathMenu onPoint={setPoint} />
        </div>
      </div>
      <div className={styles.foot}>
        {at === undefined ? (
          <span className={styles.hint}>{t("noPoints")}</span>
        ) : (
          <>
            <span>{t("pointOf", { number: point + 1, count: points.length })}</span>
            <PointFields ref={fields} points={points} point={point} onPoints={setPoints} onLeave={toPlane} />
            <span className={styles.scale}>{t("scaleShort")}</span>
          </>
        )}
      </div>
      {isFarOut ? (
        <p className={styles.note} role="note">
          {t("farOut")}
        </p>
      ) : null}
    </section>
  );
}
