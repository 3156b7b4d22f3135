/** @file The mark: a small plane with one point. A ring is a target, a dot a measurement, so colour is never the only cue. */
import type { ReactElement } from "react";
import type { PlanePoint } from "../../app/judge/measurement.ts";
import { useMoodColours } from "../state/scheme.ts";
import styles from "./Mark.module.css";

export interface MarkProps {
  readonly at: PlanePoint;
  readonly kind: "target" | "measured";
}

/** Pixels from the middle of the field to ±3. */
const REACH = 5.2;

export function Mark({ at, kind }: MarkProps): ReactElement {
  const { fill, surface } = useMoodColours();
  const x = 8 + (at.valence / 3) * REACH;
  const y = 8 - (at.arousal / 3) * REACH;
  return (
    <svg className={styles.mark} viewBox="0 0 16 16" aria-hidden="true">
      <circle cx={8} cy={8} r={7.2} fill={surface(at)} stroke="var(--line-2)" />
      <path d="M8 2.6v10.8M2.6 8h10.8" stroke="var(--ink-3)" strokeWidth={0.6} opacity={0.55} />
      {kind === "target" ? (
        <circle cx={x} cy={y} r={2.5} fill="none" stroke={fill(at)} strokeWidth={1.7} />
      ) : (
        <circle cx={x} cy={y} r={2.9} fill={fill(at)} />
      )}
    </svg>
  );
}
