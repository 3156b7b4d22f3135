/** @file What came of trying a judge: one sentence, how long it took, how large it is, and the hash of what it is. */
import type { ReactElement } from "react";
import type { JudgeState } from "../../../app/contract/studio/judges.ts";
import { useLanguage, useText } from "../../locales/use-text.ts";
import { Icon } from "../../ui/Icon.tsx";
import { bytes } from "../../ui/numbers.ts";
import styles from "./Judges.module.css";
import { seconds } from "./readable.ts";

/** Digits of a hash that tell it from others at a glance. */
const DIGITS = 8;

export function Trial({ judge: { kind, probe, problem } }: { readonly judge: JudgeState }): ReactElement {
  const t = useText("judges");
  const language = useLanguage();
  const when = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" });
  if (problem !== null) {
    return (
      <p className={styles.sentence}>
        <Icon name="warning" />
        <span lang="en">{problem}</span>
      </p>
    );
  }
  if (probe === null) return <p className={styles.hint}>{t(kind === "embedded" ? "untried" : "untriedAdded")}</p>;
  const { ok, sentence, milliseconds, sha256, probed } = probe;
  const took = milliseconds === null ? null : seconds(milliseconds);
  return (
    <div>
      <p className={styles.sentence}>
        <Icon name={ok ? "check" : "warning"} />
        {/* Trials are told in English. */}
        <span>
          <b>{ok ? t("passed") : t("notPassed")}</b> <span lang="en">{sentence}</span>
        </span>
      </p>
      <p className={styles.facts}>
        {took === null ? null : <span>{t(kind === "embedded" ? "took" : "aReading", { time: took })}</span>}
        {probe.bytes === null ? null : <span>{t("memory", { size: bytes(probe.bytes) })}</span>}
        {sha256 === null ? null : <span title={sha256}>{t("hash", { hash: sha256.slice(0, DIGITS) })}</span>}
        <span>{when.format(probed)}</span>
      </p>
    </div>
  );
}
