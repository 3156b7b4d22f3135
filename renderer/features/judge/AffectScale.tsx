/** @file One axis of a reading: the track tinted by place, spread bar, dot for what was measured, ring for what was asked. */
import { type ReactElement, useId } from "react";
import { type Axis, LIMIT } from "../../../app/affect/plane.ts";
import type { PlanePoint } from "../../../app/judge/measurement.ts";
import { useText } from "../../locales/use-text.ts";
import { useMoodColours } from "../../state/scheme.ts";
import { signed, spreadOf } from "../../ui/numbers.ts";
import styles from "./JudgePanel.module.css";

export interface AffectScaleProps {
  readonly axis: Axis;
  readonly measured: PlanePoint;
  readonly spread: PlanePoint;
  /** Null when the reading is on another scale than targets are. */
  readonly target: PlanePoint | null;
}

const TICKS = [-3, -2, -1, 0, 1, 2, 3] as const;

/** A place on the track, percent. */
const percent = (value: number): number => ((Math.min(LIMIT, Math.max(-LIMIT, value)) + LIMIT) / (2 * LIMIT)) * 100;

export function AffectScale({ axis, measured, spread, target }: AffectScaleProps): ReactElement {
  const t = useText("studio");
  const common = useText("common");
  const { fill, surface } = useMoodColours();
  const gradient = useId();
  const colour = fill(measured);
  const value = measured[axis];
  const [low, high] = [percent(value - spread[axis]), percent(value + spread[axis])];
  const name = t("scaleSays", {
    axis: common(axis),
    measured: signed(value),
    spread: spread[axis].toFixed(2),
    target: target === null ? "–" : signed(target[axis]),
  });
  return (
    <div className={styles.scale}>
      <span className={styles.axis}>{common(axis)}</span>
      <svg className={styles.track} role="img" aria-label={name}>
        <defs>
          <linearGradient id={gradient}>
            {TICKS.map((tick) => (
              <stop key={tick} offset={`${percent(tick)}%`} stopColor={surface({ ...measured, [axis]: tick })} />
            ))}
          </linearGradient>
        </defs>
        <rect y={8} width="100%" height={6} rx={1} fill={`url(#${gradient})`} />
        {TICKS.map((tick) => (
          <line
            key={tick}
            x1={`${percent(tick)}%`}
            x2={`${percent(tick)}%`}
            y1={tick === 0 ? 3.5 : 15.5}
            y2={18.5}
            stroke="var(--ink-3)"
            opacity={tick === 0 ? 0.8 : 0.7}
          />
        ))}
        <rect x={`${low}%`} y={8} width={`${high - low}%`} height={6} fill={colour} opacity={0.42} />
        {[low, high].map((end) => (
          <line key={end} x1={`${end}%`} x2={`${end}%`} y1={6} y2={16} stroke={colour} strokeWidth={1.5} />
        ))}
        <circle cx={`${percent(value)}%`} cy={11} r={5} fill={colour} stroke="var(--sheet-1)" strokeWidth={1.5} />
        {target === null ? null : (
          <circle cx={`${percent(target[axis])}%`} cy={11} r={5.5} fill="none" stroke="var(--ink)" strokeWidth={1.8} />
        )}
      </svg>
      <span className={styles.value}>
        <b>{signed(value)}</b> <span>{spreadOf(spread[axis])}</span>
      </span>
    </div>
  );
}
