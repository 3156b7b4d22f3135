/** @file The box of moods with its four handles; what lies outside is dimmed. */
import type { ReactElement } from "react";
import type { AffectBox } from "../../../app/contract/studio/gallery.ts";
import { cornerOf, CORNERS } from "./box-edit.ts";
import { type Pixel, type Sight, toPixel } from "./geometry.ts";
import styles from "./plane.module.css";

export interface BoxLayerProps {
  readonly size: number;
  readonly sight: Sight;
  readonly box: AffectBox;
  /** Corner that has the keyboard, as a place in CORNERS; null when it is the whole box. */
  readonly corner: number | null;
}

/** The dimming lies under the rim's words, the frame over them. */
export function BoxVeil({ size, sight, box }: Omit<BoxLayerProps, "corner">): ReactElement {
  const [from, to] = ends(box, sight, size);
  const hole = `M${from.x} ${from.y}V${to.y}H${to.x}V${from.y}z`;
  return <path className={styles.veil} d={`M0 0H${size}V${size}H0z${hole}`} />;
}

export function BoxFrame({ size, sight, box, corner }: BoxLayerProps): ReactElement {
  const [from, to] = ends(box, sight, size);
  return (
    <g>
      <rect className={styles.box} x={from.x} y={from.y} width={to.x - from.x} height={to.y - from.y} rx={3} />
      {CORNERS.map((one, index) => {
        const { x, y } = toPixel(cornerOf(box, one), sight, size);
        return (
          <g key={`${one.valence} ${one.arousal}`}>
            <rect className={styles.handle} x={x - 4.5} y={y - 4.5} width={9} height={9} rx={1.5} />
            {index === corner ? (
              <rect className={styles.focus} x={x - 8.5} y={y - 8.5} width={17} height={17} rx={2.5} />
            ) : null}
          </g>
        );
      })}
    </g>
  );
}

function ends({ low, high }: AffectBox, sight: Sight, size: number): readonly [Pixel, Pixel] {
  return [
    toPixel({ valence: low.valence, arousal: high.arousal }, sight, size),
    toPixel({ valence: high.valence, arousal: low.arousal }, sight, size),
  ];
}
