/** @file The path as a strip of paper with a core coloured by where it runs. */
import { memo, type ReactElement } from "react";
import { alongPath } from "../../../app/affect/path-edit.ts";
import type { PlanePoint } from "../../../app/judge/measurement.ts";
import { useMoodColours } from "../../state/scheme.ts";
import { type Sight, toPixel } from "./geometry.ts";
import styles from "./plane.module.css";

/** Places the strip is drawn through, and how many of them share a colour. */
const PLACES = 145;
const STEP = 3;

export interface PathLayerProps {
  readonly size: number;
  readonly sight: Sight;
  readonly points: readonly PlanePoint[];
}

export const PathLayer = memo(function PathLayer({ size, sight, points }: PathLayerProps): ReactElement | null {
  const { fill } = useMoodColours();
  const places = alongPath(points, PLACES);
  if (places.length === 0) return null;
  const pixels = places.map((place) => toPixel(place, sight, size));
  const line = (from: number, to: number): string =>
    `M${pixels
      .slice(from, to)
      .map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`)
      .join("L")}`;
  const pieces = Array.from({ length: Math.floor((PLACES - 1) / STEP) }, (_, piece) => piece * STEP);
  return (
    <g>
      <path className={styles.pathShadow} d={line(0, PLACES)} transform="translate(1 2)" />
      <path className={styles.pathPaper} d={line(0, PLACES)} />
      {pieces.map((from) => (
        <path key={from} className={styles.pathInk} d={line(from, from + STEP + 1)} stroke={fill(places[from + 1]!)} />
      ))}
    </g>
  );
});
