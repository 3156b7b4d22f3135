/** @file The ground as a bitmap, painted once a size and theme; zooming moves and stretches it. */
import { type ReactElement, useEffect, useRef } from "react";
import type { Scheme } from "../../../app/colour/affect-colour.ts";
import { useScheme } from "../../state/scheme.ts";
import { type Sight, toPixel } from "./geometry.ts";
import { groundPixels } from "./ground-pixels.ts";
import styles from "./plane.module.css";

/** Painted pixels a CSS pixel: edges are smooth on any screen, and still sharp when zoomed in. */
const DENSITY = 2;

/** Grounds that were painted lately: both rooms in both themes. */
const MOST_KEPT = 6;
const kept = new Map<string, ImageData>();

function ground(side: number, size: number, scheme: Scheme): ImageData {
  const key = `${side} ${size} ${scheme}`;
  const found = kept.get(key) ?? new ImageData(groundPixels(side, size, scheme), side);
  kept.delete(key);
  kept.set(key, found);
  for (const [oldest] of kept) {
    if (kept.size <= MOST_KEPT) break;
    kept.delete(oldest);
  }
  return found;
}

export function Ground({ size, sight }: { readonly size: number; readonly sight: Sight }): ReactElement {
  const canvas = useRef<HTMLCanvasElement>(null);
  const scheme = useScheme();
  useEffect(() => {
    const element = canvas.current;
    if (element === null) return;
    const side = Math.round(size * DENSITY);
    element.width = side;
    element.height = side;
    element.getContext("2d")?.putImageData(ground(side, size, scheme), 0, 0);
  }, [size, scheme]);
  const middle = toPixel({ valence: 0, arousal: 0 }, sight, size);
  const shift = `translate(${middle.x - size / 2}px, ${middle.y - size / 2}px) scale(${sight.zoom})`;
  return <canvas ref={canvas} className={styles.ground} style={{ transform: shift }} aria-hidden="true" />;
}
