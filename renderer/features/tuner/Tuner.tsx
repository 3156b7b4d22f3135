/** @file The tuner's room: what is learned from, the run at hand with its curves and pictures, and the adapters it leaves. */
import Button from "@mui/material/Button";
import { type ReactElement, useState } from "react";
import type { RunDetail, TunerOptions } from "../../../app/contract/studio/tuner.ts";
import { useText } from "../../locales/use-text.ts";
import { useAdapters, useRun, useRuns, useTuner, useTunerOptions } from "../../state/tuner.ts";
import { FailureNote } from "../../ui/FailureNote.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { Opening } from "../../ui/Opening.tsx";
import { AdapterList } from "./AdapterList.tsx";
import { Alarms } from "./Alarms.tsx";
import { dismissTrouble, useTrouble } from "./attempt.ts";
import { BeforeAfter } from "./BeforeAfter.tsx";
import { Curves } from "./Curves.tsx";
import { Gate } from "./Gate.tsx";
import { LearnForm } from "./LearnForm.tsx";
import { RunControls } from "./RunControls.tsx";
import { RunHead } from "./RunHead.tsx";
import { RunList } from "./RunList.tsx";
import { Samples } from "./Samples.tsx";
import styles from "./Tuner.module.css";

export function Tuner(): ReactElement {
  const t = useText("tuner");
  const { answer: options, failure } = useTunerOptions();
  if (options !== undefined) return <Room options={options} />;
  if (failure === undefined) return <Opening words={t("opening")} className={styles.alone} />;
  return (
    <div className={styles.alone}>
      <FailureNote failure={failure} />
    </div>
  );
}

function Room({ options }: { readonly options: TunerOptions }): ReactElement {
  const t = useText("tuner");
  const common = useText("common");
  const runs = useRuns().answer ?? [];
  const adapters = useAdapters().answer ?? [];
  const trouble = useTrouble();
  const [chosen, setChosen] = useState<string | null>(null);
  const [planning, setPlanning] = useState(false);
  const shown = runs.find(({ id }) => id === chosen) ?? runs[0];
  const { view: detail } = useRun(planning ? null : (shown?.id ?? null));
  const form = planning || shown === undefined;
  return (
    <div className={styles.room}>
      <section className={styles.side} aria-label={t(form ? "learn" : "runs")}>
        {form ? (
          <LearnForm
            options={options}
            adapters={adapters}
            onStarted={(run) => {
              setPlanning(false);
              setChosen(run);
            }}
            onCancel={shown === undefined ? undefined : () => setPlanning(false)}
          />
        ) : (
          <>
            <div className={styles.sheetHead}>
              <h2>{t("runs")}</h2>
              <span className={styles.space} />
              <Button size="small" variant="text" onClick={() => setPlanning(true)}>
                <Icon name="plus" small />
                {t("newRun")}
              </Button>
            </div>
            <RunList runs={runs} shown={shown.id} onShow={setChosen} />
            {detail === undefined ? null : <Gate checks={detail.gate} />}
            <RunControls run={detail?.run ?? shown} />
          </>
        )}
      </section>
      <div className={styles.middle}>
        {trouble === null ? null : (
          <FailureNote failure={trouble} action={{ name: common("close"), onClick: dismissTrouble }} />
        )}
        {form ? (
          <Beginning />
        ) : detail === undefined ? (
          <Opening words={t("opening")} className={styles.alone} />
        ) : (
          <RunPage key={detail.run.id} detail={detail} />
        )}
      </div>
      <div className={styles.right}>
        {form || detail === undefined ? null : (
          <>
            <BeforeAfter key={detail.run.id} detail={detail} />
            <Alarms alarms={detail.alarms} />
          </>
        )}
        <AdapterList adapters={adapters} />
      </div>
    </div>
  );
}

function Beginning(): ReactElement {
  const t = useText("tuner");
  return (
    <div className={styles.beginning}>
      <h1>{t("beginTitle")}</h1>
      <p>{t("begin")}</p>
    </div>
  );
}

function RunPage({ detail }: { readonly detail: RunDetail }): ReactElement {
  const tuning = useTuner()?.tuning ?? null;
  return (
    <>
      <RunHead run={detail.run} tuning={tuning?.run === detail.run.id ? tuning : null} />
      {detail.run.failure === null ? null : <FailureNote failure={detail.run.failure} />}
      <Curves detail={detail} />
      <Samples detail={detail} />
    </>
  );
}
