/** @file Handles of the control points: diamonds of slip; the one at hand has an outline. */
import type { ReactElement } from "react";
import type { PlanePoint } from "../../../app/judge/measurement.ts";
import { type Sight, toPixel } from "./geometry.ts";
import styles from "./plane.module.css";

export interface HandlesProps {
  readonly size: number;
  readonly sight: Sight;
  readonly points: readonly PlanePoint[];
  readonly at: number;
}

export function Handles({ size, sight, points, at }: HandlesProps): ReactElement {
  return (
    <g>
      {points.map((point, index) => {
        const { x, y } = toPixel(point, sight, size);
        const turned = `rotate(45 ${x} ${y})`;
        return (
          // Points have no identity of their own: the place in the path is what a handle stands for.
          <g key={`handle ${String(index)}`}>
            <rect
              className={`${styles.handle} ${styles.shadowed}`}
              x={x - 5.5}
              y={y - 5.5}
              width={11}
              height={11}
              rx={1.5}
              transform={turned}
            />
            {index === at ? (
              <rect
                className={styles.focus}
                x={x - 10.5}
                y={y - 10.5}
                width={21}
                height={21}
                rx={2.5}
                transform={turned}
              />
            ) : null}
          </g>
        );
      })}
    </g>
  );
}
