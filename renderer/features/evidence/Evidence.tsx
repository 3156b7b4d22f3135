/** @file The room of evidence: suites that were run, and the report of the one that is looked at. */
import { type ReactElement, useState } from "react";
import type { Evaluation } from "../../../app/contract/studio/evidence.ts";
import { useText } from "../../locales/use-text.ts";
import { useAdapters, useEvaluations } from "../../state/tuner.ts";
import { FailureNote } from "../../ui/FailureNote.tsx";
import { Opening } from "../../ui/Opening.tsx";
import { Studies } from "../study/Studies.tsx";
import { dismissTrouble, useTrouble } from "./attempt.ts";
import styles from "./Evidence.module.css";
import { EvaluationList } from "./EvaluationList.tsx";
import { Report } from "./Report.tsx";
import { SuiteForm } from "./SuiteForm.tsx";

export function Evidence(): ReactElement {
  const t = useText("evidence");
  const { answer, failure } = useEvaluations();
  const [part, setPart] = useState<"suites" | "studies">("suites");
  if (answer !== undefined)
    return (
      <div className={styles.whole}>
        <div className={styles.parts} role="group" aria-label={t("title")}>
          {(["suites", "studies"] as const).map((one) => (
            <button
              key={one}
              type="button"
              className={styles.part}
              aria-pressed={one === part}
              onClick={() => setPart(one)}
            >
              {t(one)}
            </button>
          ))}
        </div>
        {part === "suites" ? <Room evaluations={answer} /> : <Studies />}
      </div>
    );
  if (failure === undefined) return <Opening words={t("opening")} className={styles.alone} />;
  return (
    <div className={styles.alone}>
      <FailureNote failure={failure} />
    </div>
  );
}

function Room({ evaluations }: { readonly evaluations: readonly Evaluation[] }): ReactElement {
  const t = useText("evidence");
  const common = useText("common");
  const adapters = useAdapters().answer ?? [];
  const trouble = useTrouble();
  const [chosen, setChosen] = useState<string | null>(null);
  const shown = evaluations.find(({ id }) => id === chosen) ?? evaluations[0];
  return (
    <div className={styles.room}>
      <section className={styles.side} aria-label={t("list")}>
        <SuiteForm adapters={adapters} onStarted={setChosen} />
        {evaluations.length === 0 ? null : (
          <>
            <h2>{t("list")}</h2>
            <EvaluationList evaluations={evaluations} shown={shown?.id} onShow={setChosen} />
          </>
        )}
      </section>
      <section className={styles.page} aria-label={t("title")}>
        {trouble === null ? null : (
          <FailureNote failure={trouble} action={{ name: common("close"), onClick: dismissTrouble }} />
        )}
        {shown === undefined ? (
          <div className={styles.beginning}>
            <h1>{t("title")}</h1>
            <p>{t("begin")}</p>
          </div>
        ) : (
          <Report key={shown.id} evaluation={shown} />
        )}
      </section>
    </div>
  );
}
