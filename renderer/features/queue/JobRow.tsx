/** @file One job of the list: what it is, how it stands in its own word and mark, and what can be done with it. */
import type { DragEvent, ReactElement } from "react";
import type { JobState } from "../../../app/jobs/job.ts";
import type { Job } from "../../../app/contract/studio/jobs.ts";
import { useText } from "../../locales/use-text.ts";
import { draftStore } from "../../state/draft.ts";
import { viewStore } from "../../state/view.ts";
import { useFailureText } from "../../ui/failure-text.ts";
import { Icon, type IconName } from "../../ui/Icon.tsx";
import { Tool } from "../../ui/Tool.tsx";
import styles from "./QueueList.module.css";
import { canRetry, useQueueActions } from "./use-queue.ts";

export interface JobRowProps {
  readonly job: Job;
  /** 0 … 1. */
  readonly share: number;
  /** Whether a dragged job would land here. */
  readonly over?: boolean;
  readonly draggable?: boolean;
  readonly onDragStart?: (event: DragEvent) => void;
  readonly onDragOver?: (event: DragEvent) => void;
  readonly onDragEnd?: () => void;
  readonly onDrop?: (event: DragEvent) => void;
  /** Moves the job by so many places; given for jobs that wait. */
  readonly onPlace?: (by: -1 | 1) => void;
  readonly isFirst?: boolean;
  readonly isLast?: boolean;
}

/** Every state has a mark of its own, so that no two are told apart by a word alone. */
const MARKS = {
  waiting: "grid",
  running: "play",
  cancelling: "pause",
  done: "check",
  failed: "warning",
  cancelled: "x",
  interrupted: "branch",
} as const satisfies Record<JobState, IconName>;

const WORDS = {
  waiting: "stateWaiting",
  running: "stateRunning",
  cancelling: "stateCancelling",
  done: "stateDone",
  failed: "stateFailed",
  cancelled: "stateCancelled",
  interrupted: "stateInterrupted",
} as const satisfies Record<JobState, string>;

const HINTS = {
  waiting: null,
  running: null,
  cancelling: null,
  done: "stateDoneHint",
  failed: "stateFailedHint",
  cancelled: "stateCancelledHint",
  interrupted: "stateInterruptedHint",
} as const satisfies Record<JobState, string | null>;

export function JobRow(props: JobRowProps): ReactElement {
  const { job, share, over = false, draggable = false, onPlace, isFirst = true, isLast = true } = props;
  const t = useText("queue");
  const say = useFailureText();
  const { cancel, retry } = useQueueActions();
  const { title, state, finished, frames, failure } = job;
  const count = frames.length;
  const hint = HINTS[state];
  const active = state === "waiting" || state === "running";
  return (
    <li
      className={over ? styles.rowOver : styles.row}
      draggable={draggable}
      onDragStart={props.onDragStart}
      onDragOver={props.onDragOver}
      onDragEnd={props.onDragEnd}
      onDrop={props.onDrop}
      onKeyDown={(event) => {
        if (onPlace === undefined || !event.altKey) return;
        if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
        event.preventDefault();
        onPlace(event.key === "ArrowUp" ? -1 : 1);
      }}
    >
      {onPlace === undefined ? (
        <span className={styles.grip} />
      ) : (
        <span className={styles.grip} title={t("drag")}>
          <Icon name="drag" small />
        </span>
      )}
      <button
        type="button"
        className={styles.name}
        title={t("openSeries")}
        aria-label={t("jobName", { title, state: t(WORDS[state]), finished, count })}
        onClick={() => {
          draftStore.getState().setSeries(job.series);
          viewStore.getState().setFrame(null);
          viewStore.getState().setRoom("studio");
        }}
      >
        {title}
      </button>
      <span className={styles.state} title={hint === null ? undefined : t(hint)}>
        <Icon name={MARKS[state]} small />
        {t(WORDS[state])}
      </span>
      <span className={styles.frames}>{t("framesOf", { finished, count })}</span>
      <span
        className={styles.share}
        role="progressbar"
        aria-label={t("seriesProgress", { title })}
        aria-valuemin={0}
        aria-valuemax={count}
        aria-valuenow={finished}
      >
        <i style={{ width: `${share * 100}%` }} />
      </span>
      <span className={styles.acts}>
        {onPlace === undefined ? null : (
          <>
            <Tool
              small
              name={t("moveUp")}
              icon="chevron"
              className={styles.up ?? ""}
              disabled={isFirst}
              shortcut="Alt+ArrowUp"
              onClick={() => onPlace(-1)}
            />
            <Tool
              small
              name={t("moveDown")}
              icon="chevron"
              disabled={isLast}
              shortcut="Alt+ArrowDown"
              onClick={() => onPlace(1)}
            />
          </>
        )}
        {canRetry(job) ? <Tool small name={t("retry")} icon="redo" onClick={() => retry(job)} /> : null}
        {active || state === "interrupted" ? (
          <Tool
            small
            name={state === "running" ? t("cancelRunning") : t("cancelJob")}
            icon="x"
            onClick={() => cancel(job)}
          />
        ) : null}
      </span>
      {failure === null ? null : <p className={styles.failure}>{say(failure).sentence}</p>}
    </li>
  );
}
