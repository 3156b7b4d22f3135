/** @file The two axes with their numbers, and the outline of what the pack can show. */
import type { ReactElement } from "react";
import { RANGE_LIMIT } from "../../../app/affect/range-scale.ts";
import { plain } from "../../ui/numbers.ts";
import { scaleOf, type Sight, toPixel } from "./geometry.ts";
import styles from "./plane.module.css";

const TICKS = [-3, -2, -1, 1, 2, 3] as const;

export interface AxesProps {
  readonly size: number;
  readonly sight: Sight;
  /** Numbers and outline; the small plane of the gallery has only the lines. */
  readonly full?: boolean;
}

export function Axes({ size, sight, full = false }: AxesProps): ReactElement {
  const at = (valence: number, arousal: number): { readonly x: number; readonly y: number } =>
    toPixel({ valence, arousal }, sight, size);
  const reach = full ? 3 : 2.5;
  const [west, east, north, south] = [at(-reach, 0), at(reach, 0), at(0, reach), at(0, -reach)];
  const lines = `M${west.x} ${west.y}H${east.x}M${north.x} ${north.y}V${south.y}`;
  if (!full) return <path className={styles.axis} d={lines} />;
  const ticks = TICKS.map((tick) => {
    const [onValence, onArousal] = [at(tick, 0), at(0, tick)];
    return `M${onValence.x} ${onValence.y - 3}v6M${onArousal.x - 3} ${onArousal.y}h6`;
  });
  const corner = at(-RANGE_LIMIT, RANGE_LIMIT);
  const side = 2 * RANGE_LIMIT * scaleOf(sight, size);
  return (
    <g>
      <path className={styles.axis} d={lines} />
      <path className={styles.marks} d={ticks.join("")} />
      <rect className={styles.reach} x={corner.x} y={corner.y} width={side} height={side} rx={side * 0.28} />
      {TICKS.filter((tick) => Math.abs(tick) < 3).map((tick) => {
        const [below, beside] = [at(tick, 0), at(0, tick)];
        return (
          <g key={tick}>
            <text className={styles.tick} textAnchor="middle" x={below.x} y={below.y + 14}>
              {plain(tick, 0)}
            </text>
            <text className={styles.tick} x={beside.x + 7} y={beside.y + 3.5}>
              {plain(tick, 0)}
            </text>
          </g>
        );
      })}
    </g>
  );
}
