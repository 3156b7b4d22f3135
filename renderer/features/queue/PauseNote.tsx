/** @file Why nothing is drawn, in one sentence, with the one thing that helps. */
import Button from "@mui/material/Button";
import type { ReactElement } from "react";
import type { PauseReason } from "../../../app/contract/studio/jobs.ts";
import { useText } from "../../locales/use-text.ts";
import { Icon } from "../../ui/Icon.tsx";
import { bytes } from "../../ui/numbers.ts";
import styles from "./QueueBar.module.css";
import { useQueueActions } from "./use-queue.ts";

export interface PauseNoteProps {
  readonly reason: PauseReason;
  /** Frames that wait. */
  readonly waiting: number;
}

export function PauseNote({ reason, waiting }: PauseNoteProps): ReactElement {
  const t = useText("queue");
  const { resume } = useQueueActions();
  const calm = reason.why === "person";
  return (
    <div className={styles.pause} role={calm ? "status" : "alert"}>
      <Icon name={calm ? "pause" : "warning"} small />
      <span>{sentence()}</span>
      <Button size="small" onClick={() => resume()}>
        {t(reason.why === "disk" || reason.why === "engine" ? "tryAgain" : "resume")}
      </Button>
      {reason.why === "unclean" ? (
        <Button size="small" variant="text" onClick={() => resume(true)}>
          {t("discard")}
        </Button>
      ) : null}
    </div>
  );

  function sentence(): string {
    switch (reason.why) {
      case "person":
        return t("pausedPerson", { count: waiting });
      case "unclean":
        return t("pausedUnclean", { count: reason.waiting });
      case "disk":
        return t("pausedDisk", { free: bytes(reason.freeBytes), needed: bytes(reason.neededBytes) });
      case "engine":
        switch (reason.failure.code) {
          case "engine.outOfMemory":
            return t("pausedEngineMemory");
          case "engine.unresponsive":
            return t("pausedEngineSilent");
          default:
            return t("pausedEngine");
        }
    }
  }
}
