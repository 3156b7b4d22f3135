/** @file The queue opened upwards: what is drawn, what waits, what was interrupted, and what has ended. */
import Button from "@mui/material/Button";
import { type DragEvent, type ReactElement, useEffect, useRef, useState } from "react";
import { jobShare, placedBefore } from "../../../app/jobs/standing.ts";
import type { Job } from "../../../app/contract/studio/jobs.ts";
import { useText } from "../../locales/use-text.ts";
import { announce } from "../../state/announce.ts";
import { FailureNote } from "../../ui/FailureNote.tsx";
import { Tool } from "../../ui/Tool.tsx";
import { dismissTrouble, useTrouble } from "../studio/attempt.ts";
import { JobRow } from "./JobRow.tsx";
import styles from "./QueueList.module.css";
import { type QueueView, useQueueActions } from "./use-queue.ts";

export interface QueueListProps {
  readonly queue: QueueView;
  readonly onClose: () => void;
}

/** Ended jobs that are listed; the gallery has the pictures of all. */
const MOST_ENDED = 50;

export function QueueList({ queue, onClose }: QueueListProps): ReactElement {
  const t = useText("queue");
  const common = useText("common");
  const { cancelOthers, clear, move } = useQueueActions();
  const trouble = useTrouble();
  const [dragged, setDragged] = useState<string | null>(null);
  const [over, setOver] = useState<string | null>(null);
  const panel = useRef<HTMLElement>(null);
  useEffect(() => panel.current?.focus(), []);

  const { running, waiting, interrupted, ended, progress, done } = queue;
  const place = (job: Job, to: number): void => {
    if (to < 0 || to >= waiting.length) return;
    move(job, placedBefore(waiting, job.id, to));
    announce(t("moved", { title: job.title, number: to + 1, count: waiting.length }));
  };
  const onDrop = (event: DragEvent, at: number): void => {
    event.preventDefault();
    const job = waiting.find(({ id }) => id === dragged);
    if (job !== undefined) place(job, at);
    setDragged(null);
    setOver(null);
  };
  return (
    <section ref={panel} className={styles.panel} tabIndex={-1} aria-label={t("queue")}>
      <header className={styles.head}>
        <h2>{t("queue")}</h2>
        {done === null ? null : (
          <span className={styles.faint}>{t("wholeShare", { percent: Math.floor(done * 100) })}</span>
        )}
        <span className={styles.gap} />
        {waiting.length === 0 ? null : (
          <Button size="small" variant="text" onClick={cancelOthers}>
            {t("cancelOthers")}
          </Button>
        )}
        {ended.length === 0 ? null : (
          <Button size="small" variant="text" onClick={clear}>
            {t("clearEnded")}
          </Button>
        )}
        <Tool small name={t("closeList")} icon="x" shortcut="Escape" onClick={onClose} />
      </header>
      {done === null ? null : (
        <span
          className={styles.whole}
          role="progressbar"
          aria-label={t("whole")}
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={Math.floor(done * 100)}
        >
          <i style={{ width: `${done * 100}%` }} />
        </span>
      )}
      {trouble === null ? null : (
        <FailureNote failure={trouble} compact action={{ name: common("close"), onClick: dismissTrouble }} />
      )}
      <div className={styles.lists}>
        {running === null && waiting.length === 0 && interrupted.length === 0 && ended.length === 0 ? (
          <p className={styles.faint}>{t("idle")}</p>
        ) : null}
        {running === null ? null : (
          <Group name={t("runningNow")}>
            <JobRow job={running} share={jobShare(running, progress)} />
          </Group>
        )}
        {waiting.length === 0 ? null : (
          <Group name={t("waitingNext")}>
            {waiting.map((job, at) => (
              <JobRow
                key={job.id}
                job={job}
                share={jobShare(job, progress)}
                over={over === job.id && dragged !== job.id}
                draggable
                onDragStart={(event) => {
                  event.dataTransfer.effectAllowed = "move";
                  event.dataTransfer.setData("text/plain", job.title);
                  setDragged(job.id);
                }}
                onDragOver={(event) => {
                  if (dragged === null) return;
                  event.preventDefault();
                  setOver(job.id);
                }}
                onDragEnd={() => {
                  setDragged(null);
                  setOver(null);
                }}
                onDrop={(event) => onDrop(event, at)}
                onPlace={(by) => place(job, at + by)}
                isFirst={at === 0}
                isLast={at === waiting.length - 1}
              />
            ))}
          </Group>
        )}
        {interrupted.length === 0 ? null : (
          <Group name={t("interruptedLately")}>
            {interrupted.map((job) => (
              <JobRow key={job.id} job={job} share={jobShare(job, null)} />
            ))}
          </Group>
        )}
        {ended.length === 0 ? null : (
          <Group name={t("endedLately")}>
            {ended.slice(0, MOST_ENDED).map((job) => (
              <JobRow key={job.id} job={job} share={jobShare(job, null)} />
            ))}
          </Group>
        )}
      </div>
    </section>
  );
}

interface GroupProps {
  readonly name: string;
  readonly children: React.ReactNode;
}

function Group({ name, children }: GroupProps): ReactElement {
  return (
    <section>
      <h3 className={styles.group}>{name}</h3>
      <ul className={styles.rows}>{children}</ul>
    </section>
  );
}
