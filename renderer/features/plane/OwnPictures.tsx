/** @file One's own pictures as points: faint beside a path; coloured inside the box, dim outside it. */
import { type ReactElement, useEffect, useRef } from "react";
import type { AffectBox } from "../../../app/contract/studio/gallery.ts";
import { NEUTRALS } from "../../theme/palette.ts";
import { useMoodColours, useScheme } from "../../state/scheme.ts";
import { isInside } from "./box-edit.ts";
import { type Sight, toPixel } from "./geometry.ts";
import type { OwnPoints } from "./model.ts";
import styles from "./plane.module.css";

export interface OwnPicturesProps {
  readonly size: number;
  readonly sight: Sight;
  readonly own: OwnPoints;
  /** Undefined beside a path; null while no box is chosen. */
  readonly box?: AffectBox | null;
}

export function OwnPictures({ size, sight, own, box }: OwnPicturesProps): ReactElement {
  const canvas = useRef<HTMLCanvasElement>(null);
  const scheme = useScheme();
  const { fill } = useMoodColours();
  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext("2d");
    if (!element || !context) return;
    const density = Math.min(2, devicePixelRatio);
    element.width = Math.round(size * density);
    element.height = element.width;
    context.scale(density, density);
    const disc = (x: number, y: number, radius: number): void => {
      context.beginPath();
      context.arc(x, y, radius, 0, 2 * Math.PI);
      context.fill();
    };
    for (let i = 0; i + 1 < own.length; i += 2) {
      const place = { valence: own[i]!, arousal: own[i + 1]! };
      const { x, y } = toPixel(place, sight, size);
      const coloured = box !== undefined && (box === null || isInside(box, place));
      context.globalAlpha = coloured ? 0.95 : box === undefined ? 0.2 : 0.25;
      context.fillStyle = coloured ? fill(place) : NEUTRALS[scheme].ink;
      disc(x, y, coloured ? 2 : box === undefined ? 1.3 : 1.4);
    }
  }, [size, sight, own, box, scheme, fill]);
  return <canvas ref={canvas} className={styles.own} aria-hidden="true" />;
}
