/** @file Evaluations, newest first: which suite, how it stands, what it found. */
import type { ReactElement } from "react";
import type { Evaluation } from "../../../app/contract/studio/evidence.ts";
import { useLanguage, useText } from "../../locales/use-text.ts";
import styles from "./Evidence.module.css";

export interface EvaluationListProps {
  readonly evaluations: readonly Evaluation[];
  readonly shown: string | undefined;
  readonly onShow: (evaluation: string) => void;
}

export function EvaluationList({ evaluations, shown, onShow }: EvaluationListProps): ReactElement {
  const t = useText("evidence");
  const when = new Intl.DateTimeFormat(useLanguage(), { dateStyle: "medium", timeStyle: "short" });
  return (
    <ul className={styles.list}>
      {evaluations.map(({ id, order, state, created, progress }) => (
        <li key={id}>
          <button type="button" className={styles.item} aria-current={id === shown} onClick={() => onShow(id)}>
            <b>{t(`suite_${order.suite}`)}</b>
            <span className={styles.hint}>
              {t(`state_${state}`)}
              {progress === null ? "" : ` · ${progress.done}/${progress.of}`} · {when.format(created)}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
