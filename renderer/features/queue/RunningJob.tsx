/** @file The job that is drawn now: thumbnail as it forms, frame, steps and pace. */
import type { ReactElement } from "react";
import { frameShare } from "../../../app/jobs/standing.ts";
import type { Job, Progress } from "../../../app/contract/studio/jobs.ts";
import { blobUrl } from "../../host/host.ts";
import { useText } from "../../locales/use-text.ts";
import { useMoodColours } from "../../state/scheme.ts";
import { useSeries } from "../../state/series.ts";
import { Mat } from "../../ui/Mat.tsx";
import styles from "./QueueBar.module.css";

export interface RunningJobProps {
  readonly job: Job;
  readonly progress: Progress | null;
}

export function RunningJob({ job, progress }: RunningJobProps): ReactElement {
  const t = useText("queue");
  const { fill } = useMoodColours();
  const view = useSeries(job.series);
  const here = progress?.job === job.id ? progress : null;
  const frame = view?.frames.find(({ index }) => index === here?.frame);
  const blob = (here === null ? undefined : view?.previews.get(here.frame)?.blob) ?? frame?.picture?.thumb ?? null;
  const number = (here?.frame ?? job.frames[job.finished] ?? 0) + 1;
  const count = view?.head.request.frames ?? job.frames.length;
  const share = frameShare(here);
  const pace =
    here === null || here.stepMs <= 0 ? t("warming") : t("perStep", { seconds: (here.stepMs / 1000).toFixed(2) });
  return (
    <div className={styles.running}>
      <Mat className={styles.thumb} width={0} bevel={2} lift="flat" target={frame?.target ?? null}>
        {blob === null ? null : <img className={styles.forming} src={blobUrl(blob)} alt="" />}
      </Mat>
      <span className={styles.what}>
        <b>{t("frameOf", { number, count })}</b> <span className={styles.title}>{job.title}</span>
      </span>
      <span
        className={styles.progress}
        role="progressbar"
        aria-label={t("progressName", { number })}
        aria-valuemin={0}
        aria-valuemax={here?.of ?? 1}
        aria-valuenow={here?.step ?? 0}
      >
        <i
          style={{
            width: `${share * 100}%`,
            ...(frame === undefined ? {} : { background: fill(frame.target) }),
          }}
        />
      </span>
      {job.state === "cancelling" ? (
        <span className={styles.number}>{t("stateCancelling")}</span>
      ) : (
        <>
          {here === null ? null : (
            <span className={styles.number}>{t("stepOf", { step: here.step, of: here.of })}</span>
          )}
          <span className={styles.pace}>{pace}</span>
        </>
      )}
    </div>
  );
}
