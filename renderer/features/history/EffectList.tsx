/** @file Edits with what was expected of each and what was measured, on one shared scale. */
import type { ReactElement } from "react";
import { intervalOf, isClear } from "../../../app/feedback/interval.ts";
import { useText } from "../../locales/use-text.ts";
import { useMoodColours } from "../../state/scheme.ts";
import { signed } from "../../ui/numbers.ts";
import { PromptDiff } from "../../ui/PromptDiff.tsx";
import { spaced, wordsOf } from "./edit-words.ts";
import styles from "./EffectList.module.css";
import { type Effect, reachOf } from "./effects.ts";

export interface EffectListProps {
  readonly title: string;
  readonly effects: readonly Effect[];
  /** Says what ring and dot mean. */
  readonly legend: boolean;
}

export function EffectList({ title, effects, legend }: EffectListProps): ReactElement {
  const t = useText("history");
  const reach = reachOf(effects);
  return (
    <section aria-label={title}>
      <div className={styles.head}>
        <h3>{title}</h3>
        {legend ? (
          <span className={styles.legend} aria-hidden="true">
            <svg viewBox="0 0 10 10">
              <circle cx={5} cy={5} r={3.8} className={styles.ring} />
            </svg>
            {t("expected")}
            <svg viewBox="0 0 10 10">
              <circle cx={5} cy={5} r={4} className={styles.dot} />
            </svg>
            {t("measured")}
          </span>
        ) : null}
      </div>
      <ul className={styles.list}>
        {effects.map((effect) => (
          <Row key={effect.id} effect={effect} reach={reach} />
        ))}
      </ul>
    </section>
  );
}

function Row({ effect, reach }: { readonly effect: Effect; readonly reach: number }): ReactElement {
  const t = useText("history");
  const common = useText("common");
  const { fill } = useMoodColours();
  const say = useEffectWords();
  const { words, round, expected, measured, pairs, axis } = effect;
  const place = round?.summary?.mean ?? null;
  const colour = place === null ? "var(--ink-2)" : fill(place);
  const percent = (value: number): number => 50 + (50 * Math.min(reach, Math.max(-reach, value))) / reach;
  const interval = measured === null ? { low: 0, high: 0 } : intervalOf(measured[axis]);
  const [low, high] = [percent(interval.low), percent(interval.high)];
  const letter = common(axis === "valence" ? "valenceLetter" : "arousalLetter");
  const rejected = round === null;
  const Value = measured !== null && isClear(measured[axis]) ? "b" : "span";
  return (
    <li className={rejected ? styles.rejected : styles.row} title={say(effect)}>
      <span className={styles.words}>
        {words.length === 0 ? t("sameWords") : <PromptDiff changes={spaced(words)} towards={place} />}
      </span>
      <svg className={styles.scale} role="img" aria-label={say(effect)}>
        <rect y={12.5} width="100%" height={1} fill="var(--line-2)" />
        <rect x="50%" y={4} width={1} height={18} fill="var(--ink-3)" />
        {measured === null ? null : (
          <>
            <rect x={`${low}%`} y={11} width={`${high - low}%`} height={4} fill={colour} opacity={0.45} />
            <circle cx={`${percent(measured[axis].mean)}%`} cy={13} r={5} fill={colour} />
          </>
        )}
        {expected === null ? null : (
          <circle cx={`${percent(expected[axis].mean)}%`} cy={13} r={5} className={styles.expected} />
        )}
      </svg>
      <span className={styles.value} aria-hidden="true">
        {measured === null ? (
          <span className={styles.faint}>
            {rejected ? (
              t("rejected")
            ) : (
              <>
                <span className={styles.wide}>{t("notMeasured")}</span>
                <span className={styles.narrow}>{t("effectNone")}</span>
              </>
            )}
          </span>
        ) : (
          <>
            <Value>
              {letter} {signed(measured[axis].mean)}
            </Value>{" "}
            <span className={`${styles.faint} ${styles.wide}`}>{t("pairs", { count: pairs })}</span>
          </>
        )}
      </span>
    </li>
  );
}

/** Gives an effect as one line, with both axes. */
function useEffectWords(): (effect: Effect) => string {
  const t = useText("history");
  return ({ words, expected, measured, pairs }) => {
    const parts = [
      expected === null
        ? t("expectedNone")
        : t("expectedSays", { valence: signed(expected.valence.mean), arousal: signed(expected.arousal.mean) }),
    ];
    if (measured === null) parts.push(t("notMeasured"));
    else {
      const { valence, arousal } = measured;
      parts.push(
        t("measuredSays", {
          valence: signed(valence.mean),
          valenceSpread: valence.sd.toFixed(2),
          arousal: signed(arousal.mean),
          arousalSpread: arousal.sd.toFixed(2),
          count: pairs,
        }),
      );
      if (!isClear(valence) && !isClear(arousal)) parts.push(t("noClear"));
    }
    return t("effectSays", { words: words.length === 0 ? t("sameWords") : wordsOf(words), facts: parts.join("; ") });
  };
}
