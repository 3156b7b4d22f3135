/** @file From the plane to pixels and back, with zoom and pan. */
import type { PlanePoint } from "../../../app/judge/measurement.ts";

/** Shown from −SHOWN to SHOWN when nothing is zoomed: a little more than the plane. */
export const SHOWN = 3.22;
export const MOST_ZOOM = 6;
/** One turn of the wheel's notch, one press of a key. */
export const ZOOM_STEP = 1.25;

/** What part of the plane is seen. */
export interface Sight {
  /** 1 … MOST_ZOOM. */
  readonly zoom: number;
  readonly centre: PlanePoint;
}

/** A place in the plane's box, pixels from its upper left corner. */
export interface Pixel {
  readonly x: number;
  readonly y: number;
}

export const WHOLE: Sight = { zoom: 1, centre: { valence: 0, arousal: 0 } };

/** Pixels a unit of the plane takes in a box of `size` pixels. */
export function scaleOf(sight: Sight, size: number): number {
  return (size / 2 / SHOWN) * sight.zoom;
}

export function toPixel({ valence, arousal }: PlanePoint, sight: Sight, size: number): Pixel {
  const k = scaleOf(sight, size);
  return { x: size / 2 + (valence - sight.centre.valence) * k, y: size / 2 - (arousal - sight.centre.arousal) * k };
}

export function toPlane({ x, y }: Pixel, sight: Sight, size: number): PlanePoint {
  const k = scaleOf(sight, size);
  return { valence: (x - size / 2) / k + sight.centre.valence, arousal: (size / 2 - y) / k + sight.centre.arousal };
}

/** The sight after zooming by `factor` with what lies at `anchor` staying there. */
export function zoomedAt(sight: Sight, factor: number, anchor: Pixel, size: number): Sight {
  const zoom = Math.min(MOST_ZOOM, Math.max(1, sight.zoom * factor));
  const held = toPlane(anchor, sight, size);
  const moved = toPlane(anchor, { ...sight, zoom }, size);
  return within({
    zoom,
    centre: {
      valence: sight.centre.valence + held.valence - moved.valence,
      arousal: sight.centre.arousal + held.arousal - moved.arousal,
    },
  });
}

/** The sight after dragging the plane by so many pixels. */
export function panned(sight: Sight, dx: number, dy: number, size: number): Sight {
  const k = scaleOf(sight, size);
  const { valence, arousal } = sight.centre;
  return within({ zoom: sight.zoom, centre: { valence: valence - dx / k, arousal: arousal + dy / k } });
}

/** Moved so far that a place is seen, if it is not. */
export function showing(sight: Sight, place: PlanePoint): Sight {
  const reach = (SHOWN / sight.zoom) * 0.9;
  const near = (centre: number, wanted: number): number => Math.min(wanted + reach, Math.max(wanted - reach, centre));
  const { centre, zoom } = sight;
  return within({
    zoom,
    centre: { valence: near(centre.valence, place.valence), arousal: near(centre.arousal, place.arousal) },
  });
}

/** Nothing outside the shown square comes into sight. */
function within({ zoom, centre }: Sight): Sight {
  const reach = SHOWN - SHOWN / zoom;
  const keep = (value: number): number => Math.min(reach, Math.max(-reach, value)) + 0;
  return { zoom, centre: { valence: keep(centre.valence), arousal: keep(centre.arousal) } };
}
