/** @file One reading against another, with the line that leads from the one to the other and how surely it is known. */
import { type ReactElement, useId } from "react";
import type { PlanePoint } from "../../app/judge/measurement.ts";
import { useMoodColours } from "../state/scheme.ts";
import { plain } from "./numbers.ts";
import { linePaths, type PlotLine, scatterOf } from "./scatter.ts";
import styles from "./ScatterPlot.module.css";

/** Pixels of the whole square. */
const SIZE = 216;
/** Pixels for the ticks. */
const ROOM = { left: 18, bottom: 16 } as const;
const TICKS = [-3, 0, 3] as const;

export interface PlotPoint {
  readonly x: number;
  readonly y: number;
  /** Whose colour it takes. */
  readonly place: PlanePoint;
}

export interface ScatterPlotProps {
  /** Above the plot. */
  readonly title: string;
  /** What is told along each axis. */
  readonly across: string;
  readonly up: string;
  readonly points: readonly PlotPoint[];
  readonly line: PlotLine;
  /** The line as an equation, below. */
  readonly caption: string;
  /** The plot in words. */
  readonly words: string;
}

export function ScatterPlot({ title, across, up, points, line, caption, words }: ScatterPlotProps): ReactElement {
  const { fill } = useMoodColours();
  const clip = useId();
  const scatter = scatterOf(SIZE, ROOM);
  const { toX, toY } = scatter;
  const paths = linePaths(scatter, line);
  const foot = SIZE - ROOM.bottom;
  return (
    <figure className={styles.plot}>
      <figcaption className={styles.title}>
        <b>{title}</b> <span>{up}</span>
      </figcaption>
      <svg width={SIZE} height={SIZE} viewBox={`0 0 ${SIZE} ${SIZE}`} role="img" aria-label={words}>
        <clipPath id={clip}>
          <rect x={ROOM.left} y={0} width={SIZE - ROOM.left} height={foot} />
        </clipPath>
        <rect className={styles.field} x={ROOM.left} y={0} width={SIZE - ROOM.left} height={foot} />
        <g clipPath={`url(#${clip})`}>
          <path d={`M${ROOM.left} ${toY(0)}H${SIZE}M${toX(0)} 0V${foot}`} className={styles.zero} />
          <path d={`M${toX(-3)} ${toY(-3)}L${toX(3)} ${toY(3)}`} className={styles.same} />
          <path d={paths.band} className={styles.band} />
          <path d={paths.line} className={styles.line} />
        </g>
        {points.map(({ x, y, place }, i) => (
          <circle key={i} cx={toX(x)} cy={toY(y)} r={2.6} fill={fill(place)} opacity={0.85} />
        ))}
        {TICKS.map((tick) => (
          <g key={tick} className={styles.tick}>
            <text x={ROOM.left - 4} y={Math.min(foot, Math.max(9, toY(tick) + 4))} textAnchor="end">
              {plain(tick, 0)}
            </text>
            <text x={toX(tick)} y={SIZE - 3} textAnchor={tick < 0 ? "start" : tick > 0 ? "end" : "middle"}>
              {plain(tick, 0)}
            </text>
          </g>
        ))}
      </svg>
      <span className={styles.across}>{across}</span>
      <span className={styles.caption}>{caption}</span>
    </figure>
  );
}
