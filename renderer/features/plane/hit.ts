/** @file What lies under a pointer on the plane of a path. */
import { nearestOnPath } from "../../../app/affect/path-edit.ts";
import type { PlanePoint } from "../../../app/judge/measurement.ts";
import { type Pixel, scaleOf, type Sight, toPixel, toPlane } from "./geometry.ts";
import type { PlaneFrame } from "./model.ts";

export type Hit =
  | { readonly what: "handle"; readonly index: number }
  | { readonly what: "frame"; readonly index: number }
  | { readonly what: "path" }
  | { readonly what: "ground" };

/** Pixels around each that count as on it. */
const HANDLE = 13;
const FRAME = 9;
const PATH = 7;

/** Handles lie over frames, frames over the path; of several handles the nearest counts. */
export function hit(
  pixel: Pixel,
  points: readonly PlanePoint[],
  frames: readonly PlaneFrame[],
  sight: Sight,
  size: number,
): Hit {
  const off = (place: PlanePoint): number => {
    const { x, y } = toPixel(place, sight, size);
    return Math.hypot(x - pixel.x, y - pixel.y);
  };
  const handle = nearest(points.map(off), HANDLE);
  if (handle !== undefined) return { what: "handle", index: handle };
  const frame = nearest(
    frames.map(({ target, measured }) => Math.min(off(target), measured === null ? Infinity : off(measured))),
    FRAME,
  );
  if (frame !== undefined) return { what: "frame", index: frames[frame]!.index };
  if (points.length < 2) return { what: "ground" };
  const { distance } = nearestOnPath(points, toPlane(pixel, sight, size));
  return { what: distance * scaleOf(sight, size) <= PATH ? "path" : "ground" };
}

function nearest(distances: readonly number[], within: number): number | undefined {
  let best: number | undefined;
  distances.forEach((distance, index) => {
    if (distance <= within && (best === undefined || distance < distances[best]!)) best = index;
  });
  return best;
}
