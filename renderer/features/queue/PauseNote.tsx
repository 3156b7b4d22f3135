/** @file Why nothing is drawn, in one sentence, with the one thing that helps. */
import Button from "@mui/material/Button";
import type { ReactElement } from "react";
import type { FailureCode } from "../../../app/contract/failure.ts";
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

const ENGINE_WORDS: { readonly [C in FailureCode]?: "pausedEngineMemory" | "pausedEngineSilent" } = {
  "engine.outOfMemory": "pausedEngineMemory",
  "engine.unresponsive": "pausedEngineSilent",
};

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
        return waiting === 0 ? t("pausedIdle") : t("pausedPerson", { count: waiting });
      case "unclean":
        return t("pausedUnclean", { count: reason.waiting });
      case "disk":
        return t("pausedDisk", { free: bytes(reason.freeBytes), needed: bytes(reason.neededBytes) });
      case "engine":
        return t(ENGINE_WORDS[reason.failure.code] ?? "pausedEngine");
    }
  }
}
