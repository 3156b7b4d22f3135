/** @file Pointer on the plane of a path: drag handles, draw the first path freehand, pan when zoomed, double click to add. */
import { type MouseEvent, type PointerEvent, useRef, useState } from "react";
import { extend, fromStroke, insertNear, LEAST_POINTS, movePoint } from "../../../app/affect/path-edit.ts";
import type { PlanePoint } from "../../../app/judge/measurement.ts";
import { type Pixel, toPixel, toPlane } from "./geometry.ts";
import { type Hit, hit } from "./hit.ts";
import type { PathPlaneProps } from "./model.ts";
import type { Sighted } from "./use-sight.ts";

/** What the pointer is doing. It is no state of the window: nothing else needs to know. */
type Gesture =
  | { readonly kind: "idle" }
  | { readonly kind: "handle"; readonly index: number; readonly name: string; readonly grip: Pixel }
  | { readonly kind: "pan"; last: Pixel }
  | { readonly kind: "stroke"; readonly places: PlanePoint[] };

/** Farthest, in units of the plane, that a path may lie from the line that was drawn. */
const TOLERANCE = 0.16;
/** A line shorter than this is a click. */
const LEAST_STROKE = 0.25;
/** Different names keep two drags of one handle apart as two steps to undo. */
let drags = 0;

export interface PathGesture {
  /** The line being drawn by hand. */
  readonly stroke: readonly PlanePoint[];
  readonly on: {
    onPointerDown(event: PointerEvent<HTMLDivElement>): void;
    onPointerMove(event: PointerEvent<HTMLDivElement>): void;
    onPointerUp(event: PointerEvent<HTMLDivElement>): void;
    onPointerCancel(): void;
    onDoubleClick(event: MouseEvent<HTMLDivElement>): void;
  };
}

export function usePathGesture(props: PathPlaneProps, view: Sighted): PathGesture {
  const gesture = useRef<Gesture>({ kind: "idle" });
  const [stroke, setStroke] = useState<readonly PlanePoint[]>([]);
  const { points, frames, onPoints, onPoint, onFrame } = props;
  const { sight, size } = view;

  const begin = (what: Hit, pixel: Pixel): Gesture => {
    switch (what.what) {
      case "handle": {
        const { x, y } = toPixel(points[what.index]!, sight, size);
        onPoint(what.index);
        drags += 1;
        return { kind: "handle", index: what.index, name: `drag ${drags}`, grip: { x: x - pixel.x, y: y - pixel.y } };
      }
      case "frame":
        onFrame(what.index);
        return { kind: "idle" };
      case "path":
      case "ground":
        if (points.length < LEAST_POINTS) return { kind: "stroke", places: [toPlane(pixel, sight, size)] };
        return sight.zoom > 1 ? { kind: "pan", last: pixel } : { kind: "idle" };
    }
  };
  const finishStroke = (places: readonly PlanePoint[]): void => {
    setStroke([]);
    const [first, last] = [places[0]!, places.at(-1)!];
    const spread = Math.max(
      ...places.map((place) => Math.hypot(place.valence - first.valence, place.arousal - first.arousal)),
    );
    if (spread < LEAST_STROKE) {
      const { points: next, at } = extend(points, last);
      onPoints(next);
      return onPoint(at);
    }
    const drawn = fromStroke([...points, ...places], TOLERANCE);
    onPoints(drawn);
    onPoint(drawn.length - 1);
  };

  return {
    stroke,
    on: {
      onPointerDown(event) {
        if (event.button !== 0) return;
        const pixel = view.pixelOf(event);
        gesture.current = begin(hit(pixel, points, frames, sight, size), pixel);
        if (gesture.current.kind !== "idle") event.currentTarget.setPointerCapture(event.pointerId);
      },
      onPointerMove(event) {
        const now = gesture.current;
        const pixel = view.pixelOf(event);
        switch (now.kind) {
          case "idle":
            return;
          case "handle": {
            const wanted = { x: pixel.x + now.grip.x, y: pixel.y + now.grip.y };
            return onPoints(movePoint(points, now.index, toPlane(wanted, sight, size)), now.name);
          }
          case "pan":
            view.panBy(pixel.x - now.last.x, pixel.y - now.last.y);
            now.last = pixel;
            return;
          case "stroke":
            now.places.push(toPlane(pixel, sight, size));
            return setStroke([...now.places]);
        }
      },
      onPointerUp() {
        const now = gesture.current;
        gesture.current = { kind: "idle" };
        if (now.kind === "stroke") finishStroke(now.places);
      },
      onPointerCancel() {
        gesture.current = { kind: "idle" };
        setStroke([]);
      },
      onDoubleClick(event) {
        if (points.length < LEAST_POINTS) return;
        const pixel = view.pixelOf(event);
        const what = hit(pixel, points, [], sight, size);
        if (what.what === "handle") return props.onType();
        const place = toPlane(pixel, sight, size);
        const { points: next, at } = what.what === "path" ? insertNear(points, place) : extend(points, place);
        onPoints(next);
        onPoint(at);
      },
    },
  };
}
