/** @file Pause, resume, stop: what can be asked of a run as it stands. */
import Button from "@mui/material/Button";
import type { ReactElement } from "react";
import type { Run } from "../../../app/contract/studio/tuner.ts";
import { mayRunMove } from "../../../app/tune/run-state.ts";
import { useClient } from "../../host/host.ts";
import { useText } from "../../locales/use-text.ts";
import { Icon } from "../../ui/Icon.tsx";
import { attempt } from "./attempt.ts";
import styles from "./Tuner.module.css";

export function RunControls({ run: { id, state } }: { readonly run: Run }): ReactElement | null {
  const t = useText("tuner");
  const client = useClient();
  const canPause = state === "running" || state === "waiting";
  const canResume = state === "paused" || state === "failed";
  const canStop = mayRunMove(state, "stopping") || state === "waiting";
  if (!canPause && !canResume && !canStop) return null;
  return (
    <div className={styles.controls}>
      <p className={styles.hint}>{t("rests")}</p>
      <div className={styles.buttons}>
        {canPause ? (
          <Button variant="outlined" onClick={() => attempt(() => client["tuner.pause"]({ run: id }))}>
            <Icon name="pause" small />
            {t("pause")}
          </Button>
        ) : null}
        {canResume ? (
          <Button variant="contained" onClick={() => attempt(() => client["tuner.resume"]({ run: id }))}>
            <Icon name="play" small />
            {t("resume")}
          </Button>
        ) : null}
        {canStop ? (
          <Button variant="text" title={t("stopHint")} onClick={() => attempt(() => client["tuner.stop"]({ run: id }))}>
            {t("stop")}
          </Button>
        ) : null}
      </div>
    </div>
  );
}
