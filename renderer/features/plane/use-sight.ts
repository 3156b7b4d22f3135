/** @file Zoom and pan of one plane, and the box it has on the page. */
import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import { type Pixel, panned, showing, type Sight, WHOLE, ZOOM_STEP, zoomedAt } from "./geometry.ts";
import type { PlanePoint } from "../../../app/judge/measurement.ts";

export interface Sighted {
  readonly box: RefObject<HTMLDivElement | null>;
  readonly size: number;
  readonly sight: Sight;
  readonly zoomBy: (factor: number, anchor?: Pixel) => void;
  readonly panBy: (dx: number, dy: number) => void;
  readonly reset: () => void;
  /** Brings a place into sight. */
  readonly show: (place: PlanePoint) => void;
  /** Where a pointer is, in the plane's own pixels. */
  readonly pixelOf: (event: { readonly clientX: number; readonly clientY: number }) => Pixel;
}

/** Smallest plane that can still be worked with. */
const LEAST_SIZE = 240;
/** Wheel units that make one step of zoom. */
const NOTCH = 100;

/** @param fixed width and height in pixels; left out, the plane fills the width it is given */
export function useSight(fixed: number | undefined): Sighted {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(344);
  const [sight, setSight] = useState(WHOLE);
  const size = fixed ?? width;

  useEffect(() => {
    // The plane lies in a holder of its size; what is around that says how much room there is.
    const parent = box.current?.parentElement?.parentElement;
    if (fixed !== undefined || !parent) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry !== undefined) setWidth(Math.max(LEAST_SIZE, Math.floor(entry.contentRect.width)));
    });
    observer.observe(parent);
    return () => observer.disconnect();
  }, [fixed]);

  const pixelOf = useCallback(({ clientX, clientY }: { readonly clientX: number; readonly clientY: number }): Pixel => {
    const { left, top } = box.current!.getBoundingClientRect();
    return { x: clientX - left, y: clientY - top };
  }, []);

  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    // React listens to wheels passively, but the page must not scroll while the plane zooms.
    const turn = (event: WheelEvent): void => {
      event.preventDefault();
      setSight((now) => zoomedAt(now, ZOOM_STEP ** (-event.deltaY / NOTCH), pixelOf(event), size));
    };
    element.addEventListener("wheel", turn, { passive: false });
    return () => element.removeEventListener("wheel", turn);
  }, [pixelOf, size]);

  return {
    box,
    size,
    sight,
    zoomBy: (factor, anchor = { x: size / 2, y: size / 2 }) => setSight((now) => zoomedAt(now, factor, anchor, size)),
    panBy: (dx, dy) => setSight((now) => panned(now, dx, dy, size)),
    reset: () => setSight(WHOLE),
    show: (place) => setSight((now) => showing(now, place)),
    pixelOf,
  };
}
