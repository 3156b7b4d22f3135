/** @file A judge at work: what it does, how far it is, its last reading, and a way to stop it; or why it stopped. */
import Button from "@mui/material/Button";
import LinearProgress from "@mui/material/LinearProgress";
import type { ReactElement } from "react";
import { useText } from "../../locales/use-text.ts";
import { FailureNote } from "../../ui/FailureNote.tsx";
import { Mark } from "../../ui/Mark.tsx";
import { pair } from "../../ui/numbers.ts";
import styles from "./Judges.module.css";
import { type Progress, type Task, type Work, works } from "./work.ts";

export interface WorkNoteProps {
  /** Id of the judge. */
  readonly judge: string;
  readonly work: Work;
}

export function WorkNote({ judge, work: { task, progress, failure } }: WorkNoteProps): ReactElement | null {
  const t = useText("judges");
  const common = useText("common");
  const say = useProgressWords();
  if (failure !== null) {
    return (
      <FailureNote compact failure={failure} action={{ name: common("close"), onClick: () => works.dismiss(judge) }} />
    );
  }
  if (task === null) return null;
  const share = progress === null || progress.of === 0 ? null : (100 * progress.done) / progress.of;
  const last = progress?.kind === "reading" ? progress.last : null;
  return (
    <div className={styles.work}>
      <LinearProgress
        aria-label={t(task === "try" ? "trying" : "calibrating")}
        {...(share === null ? {} : { variant: "determinate", value: share })}
      />
      <span>{say(task, progress)}</span>
      {last === null ? null : (
        <span className={styles.reading}>
          <Mark at={last} kind="measured" /> {pair(last, 2)}
        </span>
      )}
      <span className={styles.space} />
      <Button size="small" variant="text" onClick={() => works.cancel(judge)}>
        {common("cancel")}
      </Button>
    </div>
  );
}

/** Gives what a judge does now, in a few words. */
function useProgressWords(): (task: Task, progress: Progress | null) => string {
  const t = useText("judges");
  return (task, progress) => {
    if (progress === null) return t(task === "try" ? "trying" : "calibrating");
    if (progress.kind === "reading") return t("readingOf", { done: progress.done, of: progress.of });
    return progress.what === "waiting" ? t("waiting") : t("loading", { what: progress.what });
  };
}
