/** @file The frame on the stage: large, its neighbours behind it, its tools below. */
import type { CSSProperties, ReactElement } from "react";
import { leaningOf } from "../../../app/affect/leaning.ts";
import { lookOf } from "../../../app/series/look.ts";
import { pixelSize } from "../../../app/series/size.ts";
import type { Frame } from "../../../app/contract/studio/series.ts";
import { blobUrl } from "../../host/host.ts";
import { useText } from "../../locales/use-text.ts";
import { useView } from "../../state/view.ts";
import { FailureNote } from "../../ui/FailureNote.tsx";
import { Mat } from "../../ui/Mat.tsx";
import { FrameWindow } from "../strip/FrameWindow.tsx";
import { useFrameName } from "../strip/frame-words.ts";
import { counterpartOf, useCompareKey, useComparing } from "../studio/compare.ts";
import { useFrameActions } from "../studio/frame-actions.ts";
import { setOpen } from "../studio/open.ts";
import type { Table } from "../studio/table.ts";
import { EmptyStage } from "./EmptyStage.tsx";
import styles from "./Stage.module.css";
import { StageTools } from "./StageTools.tsx";
import { useLate } from "./use-late.ts";

/** Milliseconds before anything is said about waiting. */
const PATIENCE = 400;

export function Stage({ table }: { readonly table: Table }): ReactElement {
  const t = useText("studio");
  const words = useText("plane");
  const { series, view, failure, frames, shown, tolerance } = table;
  const setFrame = useView((state) => state.setFrame);
  const { redraw } = useFrameActions(series);
  const comparing = useComparing();
  const name = useFrameName(tolerance);
  const late = useLate(series !== null && view === undefined && failure === undefined, PATIENCE);
  const counterpart = shown === undefined ? undefined : counterpartOf(frames, shown);
  useCompareKey(counterpart !== undefined);

  if (shown === undefined || view === undefined) {
    return (
      <section className={styles.stage} aria-label={t("stage")}>
        {series === null ? <EmptyStage /> : null}
        {failure === undefined ? null : <FailureNote failure={failure} />}
        {late ? <p className={styles.late}>{t("openingSeries")}</p> : null}
      </section>
    );
  }

  const look = lookOf(shown, tolerance);
  const measured = look.kind === "measured" || look.kind === "flagged" ? look.measured : null;
  const { word, towards } = leaningOf(measured ?? shown.target);
  const at = frames.indexOf(shown);
  const { width, height } = pixelSize(view.head.request.size, view.head.request.aspect);
  const ratio = width / height;
  const neighbour = (frame: Frame | undefined, side: string | undefined): ReactElement | null =>
    frame === undefined ? null : (
      <div className={`${styles.neighbour} ${side}`} aria-hidden="true" onClick={() => setFrame(frame.index)}>
        <Mat
          width={12}
          bevel={4}
          aspect={ratio}
          target={frame.target}
          measured={frame.measurement?.scale === "range" ? frame.measurement : null}
        >
          <FrameWindow frame={frame} preview={view.previews.get(frame.index)} look={lookOf(frame, tolerance)} />
        </Mat>
      </div>
    );
  const over = comparing && counterpart !== undefined;
  return (
    <section className={styles.stage} aria-label={t("frame", { number: shown.index + 1 })}>
      <header className={styles.head}>
        <h1>{t("frame", { number: shown.index + 1 })}</h1>
        <span className={styles.mood}>
          {towards === null ? words(word) : t("towards", { word: words(word), other: words(towards) })}
        </span>
        <span className={styles.seed}>{t("seedShown", { seed: shown.seed })}</span>
      </header>
      <div className={styles.deck} style={{ "--ratio": ratio } as CSSProperties}>
        {neighbour(frames[at - 1], styles.before)}
        {neighbour(frames[at + 1], styles.after)}
        <Mat
          className={styles.hero}
          width={12}
          bevel={6}
          aspect={ratio}
          lift="high"
          target={look.kind === "failed" ? null : shown.target}
          measured={measured}
          role="img"
          aria-label={name(shown)}
          onDoubleClick={() => {
            if (shown.picture !== null) setOpen("viewer");
          }}
        >
          <FrameWindow frame={shown} preview={view.previews.get(shown.index)} look={look} large />
          {over ? (
            <>
              <img className={styles.over} src={blobUrl(counterpart.blob)} alt="" />
              <span className={styles.overWords}>
                {counterpart.neighbour === null
                  ? t("compareEarlier")
                  : t("compareNeighbour", { number: counterpart.neighbour + 1 })}
              </span>
            </>
          ) : null}
        </Mat>
      </div>
      {shown.failure === null ? null : (
        <div className={styles.failure}>
          <FailureNote
            failure={shown.failure}
            compact
            action={{
              name: t("retryFrame", { number: shown.index + 1 }),
              onClick: () => redraw(shown, { seed: shown.seed }),
            }}
          />
          {/* What stops the engine says so itself. */}
          {shown.failure.code.startsWith("engine.") || frames.every(({ picture }) => picture === null) ? null : (
            <p>{t("othersSafe")}</p>
          )}
        </div>
      )}
      <StageTools table={table} frame={shown} comparable={counterpart !== undefined} />
    </section>
  );
}
