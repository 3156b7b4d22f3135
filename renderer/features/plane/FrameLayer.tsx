/** @file Frames on the plane: a ring where one was asked for, a dot where it was measured, an arrow between the two. */
import { type CSSProperties, type ReactElement, useState } from "react";
import { useMoodColours } from "../../state/scheme.ts";
import { type Pixel, scaleOf, type Sight, toPixel } from "./geometry.ts";
import type { PlaneFrame } from "./model.ts";
import styles from "./plane.module.css";

/** Nearer than this, pixels, ring and dot touch and say enough without an arrow. */
const ARROW_FROM = 13;

export interface FrameLayerProps {
  readonly size: number;
  readonly sight: Sight;
  readonly frames: readonly PlaneFrame[];
  /** Index of the frame on the stage. */
  readonly frame: number | null;
  /** The spread of all, not only of the one on the stage. */
  readonly allSpreads: boolean;
}

export function FrameLayer({ size, sight, frames, frame, allSpreads }: FrameLayerProps): ReactElement {
  // What was measured before the plane was opened does not travel.
  const [known] = useState(() => new Set(frames.filter(({ measured }) => measured !== null).map(({ index }) => index)));
  const inOrder = frames.toSorted((one, other) => Number(one.index === frame) - Number(other.index === frame));
  return (
    <g>
      {inOrder.map((one) => (
        <OneFrame
          key={one.index}
          size={size}
          sight={sight}
          frame={one}
          selected={one.index === frame}
          withSpread={allSpreads || one.index === frame}
          travels={!known.has(one.index)}
        />
      ))}
    </g>
  );
}

interface OneFrameProps {
  readonly size: number;
  readonly sight: Sight;
  readonly frame: PlaneFrame;
  readonly selected: boolean;
  readonly withSpread: boolean;
  readonly travels: boolean;
}

function OneFrame({ size, sight, frame, selected, withSpread, travels }: OneFrameProps): ReactElement {
  const { fill } = useMoodColours();
  const { target, measured, spread } = frame;
  const wish = toPixel(target, sight, size);
  const found = measured === null ? undefined : toPixel(measured, sight, size);
  const k = scaleOf(sight, size);
  const from = { "--from-x": `${wish.x - (found?.x ?? 0)}px`, "--from-y": `${wish.y - (found?.y ?? 0)}px` };
  return (
    <g>
      {measured !== null && found !== undefined && spread !== null && withSpread ? (
        <ellipse
          cx={found.x}
          cy={found.y}
          rx={spread.valence * k}
          ry={spread.arousal * k}
          fill={fill(measured)}
          fillOpacity={0.2}
          stroke={fill(measured)}
          strokeOpacity={0.9}
          strokeDasharray="3 2.5"
        />
      ) : null}
      {found === undefined ? null : <Arrow from={wish} to={found} strong={selected} />}
      {measured === null || found === undefined ? null : (
        <circle
          className={[styles.dot, styles.shadowed, travels ? styles.travels : ""].join(" ")}
          style={from as CSSProperties}
          cx={found.x}
          cy={found.y}
          r={selected ? 5.5 : 4}
          fill={fill(measured)}
        />
      )}
      <circle
        className={styles.ring}
        cx={wish.x}
        cy={wish.y}
        r={selected ? 7.5 : 5.5}
        stroke={fill(target)}
        strokeWidth={selected ? 2.8 : 2.2}
        strokeDasharray={measured === null ? "2.4 2" : undefined}
      />
      {selected ? <NumberSlip at={wish} size={size} number={frame.index + 1} /> : null}
    </g>
  );
}

function NumberSlip({
  at,
  size,
  number,
}: {
  readonly at: Pixel;
  readonly size: number;
  readonly number: number;
}): ReactElement {
  // On the right edge the slip would leave the plane.
  const x = at.x > size - 34 ? at.x - 30 : at.x + 10;
  return (
    <g>
      <rect className={`${styles.slip} ${styles.shadowed}`} x={x} y={at.y - 9} width={20} height={18} rx={2} />
      <text className={styles.slipText} textAnchor="middle" x={x + 10} y={at.y + 4}>
        {number}
      </text>
    </g>
  );
}

function Arrow({
  from,
  to,
  strong,
}: {
  readonly from: Pixel;
  readonly to: Pixel;
  readonly strong: boolean;
}): ReactElement | null {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy);
  if (length <= ARROW_FROM) return null;
  const [ux, uy] = [dx / length, dy / length];
  const [x1, y1, x2, y2] = [from.x + ux * 6, from.y + uy * 6, to.x - ux * 5.5, to.y - uy * 5.5];
  const head = `M${x2 - ux * 4 - uy * 3} ${y2 - uy * 4 + ux * 3}L${x2} ${y2}L${x2 - ux * 4 + uy * 3} ${y2 - uy * 4 - ux * 3}`;
  return (
    <path
      className={styles.arrow}
      d={`M${x1} ${y1}L${x2} ${y2}${head}`}
      strokeWidth={strong ? 1.8 : 1.3}
      strokeOpacity={strong ? 1 : 0.75}
    />
  );
}
