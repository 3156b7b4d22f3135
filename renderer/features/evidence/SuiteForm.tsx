/** @file Choosing a suite, how long it may take, and which adapters it is about. */
import Button from "@mui/material/Button";
import MenuItem from "@mui/material/MenuItem";
import Select from "@mui/material/Select";
import { type ReactElement, useId, useState } from "react";
import { type EvidenceOrder, SUITES } from "../../../app/contract/studio/evidence.ts";
import type { Adapter } from "../../../app/contract/studio/tuner.ts";
import { useClient } from "../../host/host.ts";
import { useText } from "../../locales/use-text.ts";
import { announce } from "../../state/announce.ts";
import { NumberField } from "../../ui/NumberField.tsx";
import { attempt } from "./attempt.ts";
import styles from "./Evidence.module.css";

const OWN = "own";

export interface SuiteFormProps {
  readonly adapters: readonly Adapter[];
  readonly onStarted: (evaluation: string) => void;
}

export function SuiteForm({ adapters, onStarted }: SuiteFormProps): ReactElement {
  const t = useText("evidence");
  const client = useClient();
  const id = useId();
  const [suite, setSuite] = useState<EvidenceOrder["suite"]>("ablation");
  const [minutes, setMinutes] = useState(10);
  const [adapter, setAdapter] = useState(OWN);
  const run = (): void =>
    attempt(async () => {
      const order = { suite, minutes, seed: 1 };
      const { evaluation } = await client["evidence.start"]({ order, adapters: adapter === OWN ? [] : [adapter] });
      announce(t("begun"));
      onStarted(evaluation);
    });
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        run();
      }}
    >
      <h2 id={`${id}-suite`}>{t("suite")}</h2>
      <Select size="small" value={suite} labelId={`${id}-suite`} onChange={({ target }) => setSuite(target.value)}>
        {SUITES.map((one) => (
          <MenuItem key={one} value={one}>
            {t(`suite_${one}`)}
          </MenuItem>
        ))}
      </Select>
      <p className={styles.hint}>{t(`about_${suite}`)}</p>
      <h2 id={`${id}-with`}>{t("adapters")}</h2>
      <Select size="small" value={adapter} labelId={`${id}-with`} onChange={({ target }) => setAdapter(target.value)}>
        <MenuItem value={OWN}>{t("ownAdapter")}</MenuItem>
        {adapters.map((one) => (
          <MenuItem key={one.id} value={one.id}>
            {one.name}
          </MenuItem>
        ))}
      </Select>
      <div className={styles.line}>
        <span>{t("minutes")}</span>
        <NumberField
          name={t("minutes")}
          value={minutes}
          least={0.1}
          most={600}
          step={1}
          decimals={1}
          onChange={setMinutes}
        />
        <span className={styles.space} />
        <Button type="submit" variant="contained">
          {t("run")}
        </Button>
      </div>
    </form>
  );
}
