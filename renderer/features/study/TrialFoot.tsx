/** @file How far a study is, and a way to pause it. */
import Button from "@mui/material/Button";
import LinearProgress from "@mui/material/LinearProgress";
import type { ReactElement } from "react";
import type { Study } from "../../../app/contract/studio/studies.ts";
import { useText } from "../../locales/use-text.ts";
import styles from "./Studies.module.css";

export function TrialFoot({ study, onPause }: { readonly study: Study; readonly onPause: () => void }): ReactElement {
  const t = useText("evidence");
  const progress = t("studyProgress", { done: study.answered, of: study.trials });
  return (
    <>
      <LinearProgress variant="determinate" value={(100 * study.answered) / study.trials} aria-label={progress} />
      <div className={styles.buttons}>
        <span className={styles.hint}>{progress}</span>
        <Button size="small" variant="text" onClick={onPause}>
          {t("studyPause")}
        </Button>
      </div>
    </>
  );
}
