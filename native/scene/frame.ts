/** @file The frame a scene is drawn in: drawing units, the bleed that a tilt needs, and the transform of the tilt. */
import type { Frame } from "./pen.ts";

/** Length of the frame's short side in drawing units. */
const SHORT_SIDE = 1000;

/** The frame of a picture of `width` × `height` pixels: the short side is 1000 units, the long side more. */
export function frameOf(width: number, height: number): Frame {
  const unit = SHORT_SIDE / Math.min(width, height);
  return { width: width * unit, height: height * unit };
}

/**
 * How far, in drawing units, a layer that fills the frame must reach past each side so that a tilt of up to 8° shows no
 * corner: sin 8° · long side / 2, and a margin for wide soft strokes.
 */
export function bleed(frame: Frame): number {
  return 60 + 0.07 * Math.max(frame.width, frame.height);
}

/**
 * Turns the picture about its centre and enlarges it a little. The enlargement and the {@link bleed} together cover the
 * corners; the enlargement alone would crop a wide frame by a quarter.
 *
 * @param tilt degrees, −8…8
 */
export function tiltTransform(frame: Frame, tilt: number): string {
  const scale = 1 + Math.abs(tilt) * 0.012;
  const x = frame.width / 2;
  const y = frame.height / 2;
  return `translate(${x} ${y})rotate(${tilt.toFixed(2)})scale(${scale.toFixed(4)})translate(${-x} ${-y})`;
}
