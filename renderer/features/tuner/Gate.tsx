/** @file The gate a checkpoint passed, check by check, with what each found. */
import type { ReactElement } from "react";
import type { GateCheck } from "../../../app/tune/progress.ts";
import { useText } from "../../locales/use-text.ts";
import { Icon } from "../../ui/Icon.tsx";
import styles from "./Tuner.module.css";

export function Gate({ checks }: { readonly checks: readonly GateCheck[] }): ReactElement | null {
  const t = useText("tuner");
  if (checks.length === 0) return null;
  return (
    <>
      <h2>{t("gate")}</h2>
      <ul className={styles.gate}>
        {checks.map(({ check, passed, sentence }) => (
          <li key={check} title={sentence}>
            <Icon name={passed ? "check" : "warning"} small />
            <span>{t(`check_${check}`)}</span>
            <span className={styles.faint}>{t(passed ? "gatePassed" : "gateFailed")}</span>
            {passed ? null : <p className={styles.hint}>{sentence}</p>}
          </li>
        ))}
      </ul>
    </>
  );
}
