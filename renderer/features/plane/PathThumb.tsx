/** @file A path in small, coloured by where it runs. */
import type { ReactElement } from "react";
import { alongPath } from "../../../app/affect/path-edit.ts";
import type { PlanePoint } from "../../../app/judge/measurement.ts";
import { useMoodColours } from "../../state/scheme.ts";
import { toPixel, WHOLE } from "./geometry.ts";
import styles from "./PathMenu.module.css";

const SIZE = 24;
const PLACES = 13;

export function PathThumb({ points }: { readonly points: readonly PlanePoint[] }): ReactElement {
  const { fill } = useMoodColours();
  const places = alongPath(points, PLACES);
  const pixels = places.map((place) => toPixel(place, WHOLE, SIZE));
  return (
    <svg className={styles.thumb} viewBox={`0 0 ${SIZE} ${SIZE}`} aria-hidden="true">
      {pixels.slice(1).map(({ x, y }, i) => (
        <path key={`${x} ${y}`} d={`M${pixels[i]!.x} ${pixels[i]!.y}L${x} ${y}`} stroke={fill(places[i + 1]!)} />
      ))}
    </svg>
  );
}
