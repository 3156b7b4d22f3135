/** @file How far a run is: step, time left, phase, device. */
import LinearProgress from "@mui/material/LinearProgress";
import type { ReactElement } from "react";
import type { Run, Tuning } from "../../../app/contract/studio/tuner.ts";
import { useText } from "../../locales/use-text.ts";
import { Icon } from "../../ui/Icon.tsx";
import { duration } from "../../ui/numbers.ts";
import styles from "./Tuner.module.css";

export interface RunHeadProps {
  readonly run: Run;
  /** Null while another run, or none, is under way. */
  readonly tuning: Tuning | null;
}

export function RunHead({ run, tuning }: RunHeadProps): ReactElement {
  const t = useText("tuner");
  const { step, steps, pictures, state } = run;
  return (
    <header className={styles.head}>
      <div className={styles.headLine}>
        <h1>{t("minuteOf", { step, steps })}</h1>
        <span className={styles.faint}>
          {tuning === null ? t(`state_${state}`) : <Phase tuning={tuning} />}
          {pictures > 0 ? ` · ${t("pictures", { count: pictures })}` : ""}
          {tuning?.etaMs == null ? "" : ` · ${t("left", { time: duration(tuning.etaMs) })}`}
        </span>
        <span className={styles.space} />
        {tuning === null ? null : (
          <span className={styles.tag}>
            <Icon name="chip" small />
            {t("device", { provider: tuning.provider.toUpperCase(), threads: tuning.threads })}
          </span>
        )}
        {tuning?.saved == null ? null : <span className={styles.tag}>{t("savedAt")}</span>}
      </div>
      <LinearProgress
        variant="determinate"
        value={steps === 0 ? 0 : (100 * step) / steps}
        aria-label={t("minuteOf", { step, steps })}
      />
    </header>
  );
}

function Phase({ tuning: { phase, method, done, of } }: { readonly tuning: Tuning }): ReactElement {
  const t = useText("tuner");
  if (phase === "preparing") return <>{t("phase_preparing", { done, of })}</>;
  if (phase === "learning" && method !== null) return <>{t(`method_${method}`)}</>;
  return (
    <>{t(phase === "learning" ? "phase_learning" : phase === "measuring" ? "phase_measuring" : "phase_resting")}</>
  );
}
