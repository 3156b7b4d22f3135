/** @file What the taste was learned from, and whether it may steer by now. */
import LinearProgress from "@mui/material/LinearProgress";
import type { ReactElement } from "react";
import type { Profile } from "../../../app/contract/studio/profile.ts";
import { useText } from "../../locales/use-text.ts";
import { plain } from "../../ui/numbers.ts";
import styles from "./Profile.module.css";
import { Section } from "./Section.tsx";

const COUNTS = ["accepted", "edited", "rejected", "pairs", "rated", "corrected"] as const;

export interface DecisionsProps {
  readonly counts: Profile["counts"];
  readonly gate: Profile["gate"];
}

export function Decisions({ counts, gate }: DecisionsProps): ReactElement {
  const t = useText("profile");
  const say = useGateWords();
  const { labels, needed, logLoss } = gate;
  return (
    <Section title={t("decisions")}>
      <dl className={styles.counts}>
        {COUNTS.map((count) => (
          <div key={count}>
            <dt>{t(`count_${count}`)}</dt>
            <dd>{counts[count]}</dd>
          </div>
        ))}
      </dl>
      <p>{say(gate)}</p>
      {labels < needed ? (
        <LinearProgress
          variant="determinate"
          value={(100 * labels) / needed}
          aria-label={t("gateProgress", { labels, needed })}
        />
      ) : null}
      {logLoss === null ? null : (
        <p className={styles.text} title={t("foresightHint")}>
          {t("foresight", {
            own: logLoss.own.toFixed(3),
            prior: logLoss.prior.toFixed(3),
            gain: plain(logLoss.prior - logLoss.own, 3),
            error: logLoss.standardError.toFixed(3),
          })}
        </p>
      )}
    </Section>
  );
}

/** Gives in one sentence whether the taste steers, or what is missing. */
function useGateWords(): (gate: Profile["gate"]) => string {
  const t = useText("profile");
  return ({ labels, needed, open, weight }) => {
    if (labels < needed) return t("gateFew", { count: labels, needed });
    if (!open) return t("gateClosed", { labels });
    return t("gateOpen", { labels, weight: weight.toFixed(3) });
  };
}
