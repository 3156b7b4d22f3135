/** @file What computes: every provider that was probed, what came of it, and which one really runs. */
import Button from "@mui/material/Button";
import { type ReactElement, useState } from "react";
import { type Failure, toFailure } from "../../../app/contract/failure.ts";
import type { Engine, Machine } from "../../../app/contract/studio/machine.ts";
import { useClient } from "../../host/host.ts";
import { useLanguage, useText } from "../../locales/use-text.ts";
import { useOverviewPart } from "../../state/overview.ts";
import { FailureNote } from "../../ui/FailureNote.tsx";
import { bytes } from "../../ui/numbers.ts";
import { Row, Section } from "./Section.tsx";
import styles from "./settings.module.css";

const STATE_WORDS = {
  starting: "stateStarting",
  ready: "stateReady",
  restarting: "stateRestarting",
  stopped: "stateStopped",
} as const satisfies Record<Engine["state"], string>;

export function DeviceSection({ machine }: { readonly machine: Machine | undefined }): ReactElement | null {
  const t = useText("settings");
  const client = useClient();
  const language = useLanguage();
  const engine = useOverviewPart((overview) => overview.engine);
  const [probing, setProbing] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  if (engine === undefined) return null;

  const probe = async (): Promise<void> => {
    setProbing(true);
    try {
      await client["machine.probe"]({});
      setFailure(undefined);
    } catch (error) {
      setFailure(toFailure(error));
    } finally {
      setProbing(false);
    }
  };
  const when = (at: number): string =>
    new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" }).format(at);
  return (
    <Section
      title={t("device")}
      tool={
        <Button size="small" disabled={probing} onClick={() => void probe()}>
          {probing ? t("probing") : t("probeAgain")}
        </Button>
      }
    >
      {failure === undefined ? null : <FailureNote compact failure={failure} />}
      {machine === undefined ? null : (
        <Row name={machine.cpu}>{t("memory", { cores: machine.cores, memory: bytes(machine.memoryBytes) })}</Row>
      )}
      <Row name={t("engine")}>
        {[
          t(STATE_WORDS[engine.state]),
          t("threads", { count: engine.threads }),
          engine.onnxruntime === null ? null : `onnxruntime ${engine.onnxruntime}`,
        ]
          .filter((part) => part !== null)
          .join(", ")}
      </Row>
      {engine.failure === null ? null : <FailureNote compact failure={engine.failure} />}
      {engine.probes.map(({ provider, milliseconds, reason }) => (
        <Row key={provider} name={provider} hint={reason ?? undefined}>
          {milliseconds === null ? t("notAvailable") : t("takes", { time: milliseconds.toFixed(1) })}
          {provider === engine.provider ? <span className={styles.strong}>{t("runs")}</span> : null}
        </Row>
      ))}
      {engine.probed === null ? null : <p className={styles.text}>{t("probed", { when: when(engine.probed) })}</p>}
    </Section>
  );
}
