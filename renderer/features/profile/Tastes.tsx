/** @file What the person likes more or less than most: in words, and as weights with their intervals on one scale. */
import type { ReactElement } from "react";
import type { Taste } from "../../../app/contract/studio/profile.ts";
import type { Trait } from "../../../app/profile/traits.ts";
import { useText } from "../../locales/use-text.ts";
import { signed } from "../../ui/numbers.ts";
import styles from "./Profile.module.css";
import { Section } from "./Section.tsx";
import { reachOf, type TasteRow, tasteRows } from "./tastes.ts";

export function Tastes({ tastes }: { readonly tastes: readonly Taste[] }): ReactElement {
  const t = useText("profile");
  const rows = tasteRows(tastes);
  const reach = reachOf(rows);
  return (
    <Section
      title={t("taste")}
      tool={
        <span className={styles.legend} aria-hidden="true">
          <svg viewBox="0 0 10 10">
            <circle cx={5} cy={5} r={4} fill="currentColor" />
          </svg>
          {t("legendYou")}
          <svg viewBox="0 0 10 10">
            <path d="M5 0V10" stroke="currentColor" strokeWidth={1.6} />
          </svg>
          {t("legendMost")}
        </span>
      }
    >
      {rows.every(({ certainty }) => certainty === "open") ? <p className={styles.text}>{t("tasteOpen")}</p> : null}
      <ul className={styles.tastes}>
        {rows.map((row) => (
          <Row key={row.trait} row={row} reach={reach} />
        ))}
      </ul>
    </Section>
  );
}

function Row({ row, reach }: { readonly row: TasteRow; readonly reach: number }): ReactElement {
  const t = useText("profile");
  const say = useTasteWords();
  const { trait, certainty, mean, interval, population } = row;
  const percent = (value: number): number => 50 + (50 * Math.min(reach, Math.max(-reach, value))) / reach;
  const [low, high] = [percent(interval.low), percent(interval.high)];
  const numbers = t("weightSays", {
    trait: t(`trait_${trait}`),
    weight: signed(mean),
    low: signed(interval.low),
    high: signed(interval.high),
    most: signed(population),
  });
  return (
    <li className={styles[certainty]} title={numbers}>
      <span>{say(row)}</span>
      <svg className={styles.scale} role="img" aria-label={numbers}>
        <rect y={11.5} width="100%" height={1} fill="var(--line)" />
        <rect x="50%" y={8} width={1} height={8} fill="var(--line-2)" />
        <rect x={`${low}%`} y={10} width={`${high - low}%`} height={4} fill="currentColor" opacity={0.4} />
        <rect x={`${percent(population)}%`} y={5} width={1.6} height={14} fill="var(--ink)" />
        <circle cx={`${percent(mean)}%`} cy={12} r={4} fill="currentColor" />
      </svg>
    </li>
  );
}

const NEARNESS: Readonly<Partial<Record<Trait, true>>> = { valenceNearness: true, arousalNearness: true };

/** Gives a taste as a sentence; what is open is only named. */
function useTasteWords(): (row: TasteRow) => string {
  const t = useText("profile");
  return ({ trait, certainty, more }) => {
    if (certainty === "open") return t("open", { what: t(`trait_${trait}`) });
    const what = t(`${more ? "more" : "less"}_${trait}`);
    if (trait in NEARNESS) return t(`${more ? "careMore" : "careLess"}_${certainty}`, { what });
    return t(`accept_${certainty}`, { what });
  };
}
