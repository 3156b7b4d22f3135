/** @file The brand: a plane in four quarters with a hole and one point. */
import type { ReactElement } from "react";
import { useText } from "../../locales/use-text.ts";
import { useMoodColours } from "../../state/scheme.ts";
import styles from "./TopBar.module.css";

/** One quarter a mood: valence, arousal, and the way its outer edge bends. */
const QUARTERS = [
  { valence: 1, arousal: 1, sweep: 0 },
  { valence: 1, arousal: -1, sweep: 1 },
  { valence: -1, arousal: -1, sweep: 0 },
  { valence: -1, arousal: 1, sweep: 1 },
] as const;

export function Brand(): ReactElement {
  const t = useText("common");
  const { fill } = useMoodColours();
  return (
    <div className={styles.brand}>
      <svg viewBox="0 0 24 24" aria-hidden="true">
        {QUARTERS.map(({ valence, arousal, sweep }) => (
          <path
            key={`${valence} ${arousal}`}
            d={`M12 12h${valence * 11}A11 11 0 0 ${sweep} 12 ${12 - arousal * 11}z`}
            fill={fill({ valence: valence * 1.8, arousal: arousal * 1.8 })}
          />
        ))}
        <circle className={styles.hole} cx={12} cy={12} r={6.6} />
        <circle cx={14.2} cy={10} r={2.1} fill="var(--ink)" />
      </svg>
      <span className={styles.name}>{t("name")}</span>
    </div>
  );
}
