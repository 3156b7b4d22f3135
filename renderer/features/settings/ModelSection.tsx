/** @file Installed packs and judges, and why one cannot be used. */
import type { ReactElement } from "react";
import type { Machine } from "../../../app/contract/studio/machine.ts";
import { useText } from "../../locales/use-text.ts";
import { Icon } from "../../ui/Icon.tsx";
import { Row, Section } from "./Section.tsx";
import styles from "./settings.module.css";

export function ModelSection({ machine }: { readonly machine: Machine }): ReactElement {
  const t = useText("settings");
  return (
    <Section title={t("models")}>
      {machine.packs.length === 0 ? <Row name={t("packs")}>{t("none")}</Row> : null}
      {machine.packs.map(({ id, problem, adapters }) => (
        <Row
          key={id}
          name={id}
          hint={problem ?? (adapters.length > 0 ? t("adapters", { names: adapters.join(", ") }) : undefined)}
        >
          <State problem={problem} />
        </Row>
      ))}
      {machine.judges.length === 0 ? <Row name={t("judges")}>{t("none")}</Row> : null}
      {machine.judges.map(({ id, problem }) => (
        <Row key={id} name={id} hint={problem ?? undefined}>
          <State problem={problem} />
        </Row>
      ))}
    </Section>
  );
}

function State({ problem }: { readonly problem: string | null }): ReactElement {
  const t = useText("settings");
  if (problem === null) {
    return (
      <>
        <Icon name="check" small /> {t("ready")}
      </>
    );
  }
  return (
    <span className={styles.strong}>
      <Icon name="warning" small /> {t("notAvailable")}
    </span>
  );
}
