/** @file Pointer on the plane of the gallery: draw a box, move it, drag its corners. */
import { type PointerEvent, useRef, useState } from "react";
import type { AffectBox } from "../../../app/contract/studio/gallery.ts";
import type { PlanePoint } from "../../../app/judge/measurement.ts";
import { boxBetween, cornerOf, CORNERS, isInside, moveBox, moveCorner } from "./box-edit.ts";
import { type Pixel, toPixel, toPlane } from "./geometry.ts";
import type { Sighted } from "./use-sight.ts";

type Gesture =
  | { readonly kind: "idle" }
  | { readonly kind: "draw"; readonly from: PlanePoint; readonly start: Pixel }
  | { readonly kind: "move"; readonly from: PlanePoint; readonly box: AffectBox }
  | { readonly kind: "corner"; readonly corner: number; readonly box: AffectBox };

/** Pixels around a corner that count as on it. */
const CORNER = 12;
/** Nearer than this to where it began, pixels, a drag is a click and draws nothing. */
const LEAST_DRAG = 5;

export interface BoxGesture {
  /** The box while it is dragged; undefined otherwise. */
  readonly live: AffectBox | undefined;
  readonly on: {
    onPointerDown(event: PointerEvent<HTMLDivElement>): void;
    onPointerMove(event: PointerEvent<HTMLDivElement>): void;
    onPointerUp(): void;
    onPointerCancel(): void;
  };
}

/** @param onCorner which corner was taken, null for the whole box */
export function useBoxGesture(
  box: AffectBox | null,
  onBox: (box: AffectBox) => void,
  onCorner: (corner: number | null) => void,
  view: Sighted,
): BoxGesture {
  const gesture = useRef<Gesture>({ kind: "idle" });
  const [live, setLive] = useState<AffectBox>();
  const { sight, size } = view;

  const begin = (pixel: Pixel): Gesture => {
    const from = toPlane(pixel, sight, size);
    if (box === null) return { kind: "draw", from, start: pixel };
    const corner = CORNERS.findIndex((one) => {
      const { x, y } = toPixel(cornerOf(box, one), sight, size);
      return Math.hypot(x - pixel.x, y - pixel.y) <= CORNER;
    });
    if (corner >= 0) return { kind: "corner", corner, box };
    return isInside(box, from) ? { kind: "move", from, box } : { kind: "draw", from, start: pixel };
  };
  const dragged = (now: Gesture, pixel: Pixel): AffectBox | undefined => {
    const place = toPlane(pixel, sight, size);
    switch (now.kind) {
      case "idle":
        return undefined;
      case "draw":
        if (Math.hypot(pixel.x - now.start.x, pixel.y - now.start.y) < LEAST_DRAG) return undefined;
        return boxBetween(now.from, place);
      case "move":
        return moveBox(now.box, {
          valence: place.valence - now.from.valence,
          arousal: place.arousal - now.from.arousal,
        });
      case "corner":
        return moveCorner(now.box, CORNERS[now.corner]!, place);
    }
  };
  const end = (): void => {
    gesture.current = { kind: "idle" };
    setLive(undefined);
  };

  return {
    live,
    on: {
      onPointerDown(event) {
        if (event.button !== 0) return;
        const now = begin(view.pixelOf(event));
        gesture.current = now;
        onCorner(now.kind === "corner" ? now.corner : null);
        event.currentTarget.setPointerCapture(event.pointerId);
      },
      onPointerMove(event) {
        const next = dragged(gesture.current, view.pixelOf(event));
        if (next !== undefined) setLive(next);
      },
      onPointerUp() {
        if (live !== undefined) onBox(live);
        end();
      },
      onPointerCancel: end,
    },
  };
}
