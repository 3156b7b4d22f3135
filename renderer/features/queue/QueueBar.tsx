/** @file The bar at the foot of every room: what is drawn, how far it is, what waits, and on which device. */
import { type ReactElement, useEffect, useEffectEvent, useRef, useState } from "react";
import { useText } from "../../locales/use-text.ts";
import { useKeys, useShortcut } from "../../state/shortcuts.ts";
import { duration } from "../../ui/numbers.ts";
import { Icon } from "../../ui/Icon.tsx";
import { Tool } from "../../ui/Tool.tsx";
import { DeviceBadge } from "./DeviceBadge.tsx";
import { useNotices } from "./notices.ts";
import { usePageProgress } from "./page-progress.ts";
import { PauseNote } from "./PauseNote.tsx";
import styles from "./QueueBar.module.css";
import { QueueList } from "./QueueList.tsx";
import { RunningJob } from "./RunningJob.tsx";
import { TunerTag } from "./TunerTag.tsx";
import { useQueue, useQueueActions } from "./use-queue.ts";

export function QueueBar(): ReactElement {
  const t = useText("queue");
  const queue = useQueue();
  const actions = useQueueActions();
  const pauseKeys = useKeys("pauseQueue");
  const [open, setOpen] = useState(false);
  const bar = useRef<HTMLElement>(null);
  usePageProgress(queue);
  useNotices();
  const togglePause = (): void => (queue?.paused == null ? actions.pause() : actions.resume());
  useShortcut("pauseQueue", togglePause, queue !== undefined);

  const onEscape = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    setOpen(false);
    bar.current?.querySelector<HTMLElement>("[data-opens-queue]")?.focus();
  });
  useEffect(() => {
    if (!open) return;
    addEventListener("keydown", onEscape);
    return () => removeEventListener("keydown", onEscape);
  }, [open]);

  const waits = queue !== undefined && queue.waitingFrames > 0;
  return (
    <footer ref={bar} className={styles.bar} aria-label={t("queue")}>
      {open && queue !== undefined ? <QueueList queue={queue} onClose={() => setOpen(false)} /> : null}
      {queue?.paused != null && queue.running === null ? (
        <PauseNote reason={queue.paused} waiting={queue.waitingFrames} />
      ) : queue?.running != null ? (
        <RunningJob job={queue.running} progress={queue.progress} />
      ) : null}
      {queue === undefined || queue.running === null ? null : (
        <span className={styles.tools}>
          {queue.paused === null ? (
            <Tool small name={t("pause")} icon="pause" shortcut={pauseKeys} onClick={actions.pause} />
          ) : (
            <Tool small name={t("resumeQueue")} icon="play" shortcut={pauseKeys} onClick={() => actions.resume()} />
          )}
          <Tool
            small
            name={t("cancelRunning")}
            icon="x"
            disabled={queue.running.state === "cancelling"}
            onClick={() => queue.running !== null && actions.cancel(queue.running)}
          />
          <span className={styles.rule} />
        </span>
      )}
      <button
        type="button"
        className={styles.waiting}
        data-opens-queue=""
        aria-expanded={open}
        title={open ? t("closeList") : t("openList")}
        onClick={() => setOpen(!open)}
      >
        <span className={open ? styles.down : styles.up}>
          <Icon name="chevron" small />
        </span>
        {waits ? t("waiting", { count: queue.waitingFrames }) : t(queue?.paused == null ? "idle" : "queue")}
        {queue?.remaining == null ? null : (
          <span className={styles.faint}>{t("doneIn", { range: rangeOf(queue.remaining, t("rangeTo")) })}</span>
        )}
      </button>
      <span className={styles.gap} />
      <TunerTag />
      <DeviceBadge />
    </footer>
  );
}

/** `0:06 to 0:08`, one number where both ends are the same second. */
function rangeOf({ low, high }: { readonly low: number; readonly high: number }, to: string): string {
  const [from, until] = [duration(low), duration(high)];
  return from === until ? until : `${from} ${to} ${until}`;
}
