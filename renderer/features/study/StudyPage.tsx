/** @file A study as its participant meets it: consent, one trial after another, and the result. */
import Button from "@mui/material/Button";
import { type ReactElement, useState } from "react";
import type { Study, StudyResult } from "../../../app/contract/studio/studies.ts";
import type { ShownTrial } from "../../../app/study/plan.ts";
import { useText } from "../../locales/use-text.ts";
import { OrderTrial } from "./OrderTrial.tsx";
import { PairTrial } from "./PairTrial.tsx";
import { ResultPage } from "./ResultPage.tsx";
import styles from "./Studies.module.css";
import { TrialFoot } from "./TrialFoot.tsx";
import { useAnswer } from "./use-answer.ts";

export interface StudyPageProps {
  readonly study: Study;
  readonly next: ShownTrial | null;
  readonly result: StudyResult | null;
}

export function StudyPage({ study, next, result }: StudyPageProps): ReactElement {
  const [agreed, setAgreed] = useState(study.answered > 0);
  const [looking, setLooking] = useState(false);
  if (next === null || looking)
    return (
      <ResultPage
        study={study}
        result={result}
        onBack={next === null ? undefined : () => setLooking(false)}
        onAnother={() => {
          setAgreed(false);
          setLooking(false);
        }}
      />
    );
  if (!agreed) return <Consent study={study} onAgree={() => setAgreed(true)} />;
  return <Asked key={study.answered} study={study} trial={next} onPause={() => setLooking(true)} />;
}

function Consent({ study, onAgree }: { readonly study: Study; readonly onAgree: () => void }): ReactElement {
  const t = useText("evidence");
  return (
    <div className={styles.consent}>
      <h1>{t("consentTitle")}</h1>
      <p>{t(study.design === "pairs" ? "consentPairs" : "consentOrder", { count: study.trials })}</p>
      <p>{t("consentKept")}</p>
      <div>
        <Button variant="contained" onClick={onAgree}>
          {t("consentAgree")}
        </Button>
      </div>
    </div>
  );
}

interface AskedProps {
  readonly study: Study;
  readonly trial: ShownTrial;
  readonly onPause: () => void;
}

function Asked({ study, trial, onPause }: AskedProps): ReactElement {
  const { sent, answer } = useAnswer(study);
  return (
    <div className={styles.trial}>
      {trial.design === "pairs" ? (
        <PairTrial trial={trial} disabled={sent} onChoose={answer} />
      ) : (
        <OrderTrial trial={trial} disabled={sent} onSorted={answer} />
      )}
      <TrialFoot study={study} onPause={onPause} />
    </div>
  );
}
