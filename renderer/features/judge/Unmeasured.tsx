/** @file Why a finished picture has no reading: no judge could read it, or there is none to do so. */
import Button from "@mui/material/Button";
import type { ReactElement } from "react";
import { useText } from "../../locales/use-text.ts";
import { useView } from "../../state/view.ts";
import { useMachine } from "../settings/use-machine.ts";
import styles from "./JudgePanel.module.css";

export function Unmeasured(): ReactElement | null {
  const t = useText("studio");
  const setDialog = useView((view) => view.setDialog);
  const { machine, failure } = useMachine();
  // Nothing is said before it is known which of the two it is.
  if (machine === undefined && failure === undefined) return null;
  if (machine === undefined || machine.judges.some(({ problem }) => problem === null))
    return <p className={styles.sentence}>{t("unmeasured")}</p>;
  return (
    <div className={styles.missing}>
      <p className={styles.sentence}>{t(machine.judges.length === 0 ? "judgeMissing" : "judgeDamaged")}</p>
      <Button size="small" onClick={() => setDialog("settings")}>
        {t("seeModels")}
      </Button>
    </div>
  );
}
