/** @file Alarms of a run in words: those that ring first, those that have cleared below them. */
import type { ReactElement } from "react";
import type { RunDetail } from "../../../app/contract/studio/tuner.ts";
import { useText } from "../../locales/use-text.ts";
import { Icon } from "../../ui/Icon.tsx";
import styles from "./Tuner.module.css";

export function Alarms({ alarms }: { readonly alarms: RunDetail["alarms"] }): ReactElement {
  const t = useText("tuner");
  const latest = [...new Map(alarms.map((alarm) => [alarm.code, alarm])).values()];
  const ordered = latest.toSorted((one, other) => Number(one.cleared) - Number(other.cleared));
  return (
    <section className={styles.sheet} aria-label={t("alarms")}>
      <div className={styles.sheetHead}>
        <h2>{t("alarms")}</h2>
      </div>
      {ordered.length === 0 ? <p className={styles.hint}>{t("noAlarms")}</p> : null}
      <ul className={styles.alarms}>
        {ordered.map(({ code, step, sentence, cleared }) => (
          <li key={code}>
            <Icon name={cleared ? "check" : "bell"} />
            <span>
              {cleared ? <span className={styles.faint}>{t("cleared")}: </span> : null}
              {sentence} <span className={styles.faint}>{t("atStep", { step })}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
