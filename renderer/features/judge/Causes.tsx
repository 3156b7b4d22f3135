/** @file Why the judge reads a picture as it does: bars on a shared zero, with both numbers. */
import type { ReactElement } from "react";
import { gatherCauses } from "../../../app/judge/causes.ts";
import type { Cause } from "../../../app/judge/measurement.ts";
import { useText } from "../../locales/use-text.ts";
import { useMoodColours } from "../../state/scheme.ts";
import { signed } from "../../ui/numbers.ts";
import styles from "./JudgePanel.module.css";

/** Pixels of a unit, and half the width of the field. */
const UNIT = 40;
const REACH = 31;

/** The colour of a bar is that of the pole it pulls to. */
const POLE = 2;

export interface CausesProps {
  readonly causes: readonly Cause[];
  /** As many are shown. */
  readonly most: number;
}

export function Causes({ causes, most }: CausesProps): ReactElement {
  const t = useText("studio");
  const { fill } = useMoodColours();
  const rows = gatherCauses(causes).slice(0, most);
  const bar = (effect: number): { readonly x: number; readonly width: number } => {
    const width = Math.min(REACH, Math.abs(effect) * UNIT);
    return { x: effect < 0 ? -width : 0, width };
  };
  return (
    <section className={styles.because}>
      <div className={styles.line}>
        <h3>{t("becauseOf")}</h3>
        {rows.length === 0 ? null : <span className={styles.faint}>{t("shareOf")}</span>}
      </div>
      {rows.length === 0 ? <p className={styles.sentence}>{t("noCauses")}</p> : null}
      <ul className={styles.causes}>
        {rows.map(({ what, valence, arousal }) => (
          <li
            key={what}
            className={styles.cause}
            aria-label={t("because", { what, valence: signed(valence, 1), arousal: signed(arousal, 1) })}
          >
            <span className={styles.what} title={what}>
              {what}
            </span>
            <svg viewBox="-31 -8 62 16" className={styles.bars} aria-hidden="true">
              <path d="M0-8V8" stroke="var(--line-2)" />
              <rect
                {...bar(valence)}
                y={-5}
                height={4}
                fill={fill({ valence: Math.sign(valence) * POLE, arousal: 0 })}
              />
              <rect
                {...bar(arousal)}
                y={1}
                height={4}
                fill={fill({ valence: 0, arousal: Math.sign(arousal) * POLE })}
              />
            </svg>
            <span className={styles.pair}>
              <span>{signed(valence, 1)}</span>
              <span>{signed(arousal, 1)}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
