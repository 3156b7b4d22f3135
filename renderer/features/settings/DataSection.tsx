/** @file Where the data lies, how much there is, and what is ever deleted. */
import type { ReactElement } from "react";
import type { Machine } from "../../../app/contract/studio/machine.ts";
import { useLanguage, useText } from "../../locales/use-text.ts";
import { bytes } from "../../ui/numbers.ts";
import { Row, Section } from "./Section.tsx";
import styles from "./settings.module.css";

export function DataSection({ machine }: { readonly machine: Machine }): ReactElement {
  const t = useText("settings");
  const language = useLanguage();
  const { dataFolder, databaseBytes, blobBytes, freeBytes, lastBackup } = machine;
  const format = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" });
  return (
    <Section title={t("data")}>
      <Row name={t("folder")}>{dataFolder}</Row>
      <Row name={t("pictures")}>{bytes(blobBytes)}</Row>
      <Row name={t("database")}>{bytes(databaseBytes)}</Row>
      <Row name={t("free")}>{bytes(freeBytes)}</Row>
      <Row name={t("backup")}>{lastBackup === null ? t("noBackup") : format.format(lastBackup)}</Row>
      <p className={styles.text}>{t("trash")}</p>
    </Section>
  );
}
