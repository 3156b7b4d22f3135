/** @file What a study has found so far, in one sentence and one interval. */
import Button from "@mui/material/Button";
import type { ReactElement } from "react";
import type { Study, StudyResult } from "../../../app/contract/studio/studies.ts";
import { useClient } from "../../host/host.ts";
import { useText } from "../../locales/use-text.ts";
import { attempt } from "./attempt.ts";
import styles from "./Studies.module.css";

export interface ResultPageProps {
  readonly study: Study;
  readonly result: StudyResult | null;
  /** Undefined when everything is answered. */
  readonly onBack: (() => void) | undefined;
  readonly onAnother: () => void;
}

const percent = (share: number): string => `${Math.round(100 * share)} %`;
const tau = (value: number): string => value.toFixed(2).replace("-", "−");

export function ResultPage({ study, result, onBack, onAnother }: ResultPageProps): ReactElement {
  const t = useText("evidence");
  const client = useClient();
  const pairs = study.design === "pairs";
  const [tried = "", against = ""] = study.series;
  const remarks = [
    pairs ? t("studyArms", { tried, against }) : t("studySweeps", { series: study.series.join(", ") }),
    ...(result?.consistency == null
      ? []
      : [
          pairs
            ? t("studyConsistency", { share: percent(result.consistency) })
            : t("studyConsistencyOrder", { tau: tau(result.consistency) }),
        ]),
    ...(result === null || result.excluded.length === 0 ? [] : [t("studyExcluded", { count: result.excluded.length })]),
  ];
  return (
    <div className={styles.consent}>
      <h1>{study.name}</h1>
      <p>{result?.sentence ?? t("studyNoAnswers")}</p>
      {result?.estimate == null ? null : (
        <IntervalBar {...result.estimate} from={pairs ? 0 : -1} sentence={result.sentence} />
      )}
      <p className={styles.hint}>{remarks.join(" ")}</p>
      <div className={styles.start}>
        {onBack === undefined ? null : (
          <Button variant="contained" onClick={onBack}>
            {t("studyContinue")}
          </Button>
        )}
        <Button
          variant={onBack === undefined ? "contained" : "text"}
          disabled={study.answered === 0}
          onClick={() =>
            attempt(async () => {
              await client["studies.another"]({ study: study.id });
              onAnother();
            })
          }
        >
          {t("studyAnother")}
        </Button>
      </div>
    </div>
  );
}

interface IntervalBarProps {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
  /** Left end of the bar; the right one is 1, and what chance gives lies in the middle. */
  readonly from: number;
  readonly sentence: string;
}

function IntervalBar({ estimate, low, high, from, sentence }: IntervalBarProps): ReactElement {
  const at = (value: number): number => (100 * (value - from)) / (1 - from);
  return (
    <div className={styles.bar} role="img" aria-label={sentence}>
      <i style={{ left: `${at(low)}%`, width: `${at(high) - at(low)}%` }} />
      <b style={{ left: `${at(estimate)}%` }} />
      <u />
    </div>
  );
}
