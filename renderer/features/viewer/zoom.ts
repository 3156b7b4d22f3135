/** @file Geometry of looking at one picture: fit, zoom about a point, and pan without losing the picture. */

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Offset {
  readonly x: number;
  readonly y: number;
}

/** Where the picture is: CSS pixels a picture pixel, and its centre as seen from the window's. */
export interface Zoom extends Offset {
  readonly scale: number;
}

/** A picture pixel never covers more than this many CSS pixels. */
const MOST = 16;

/** The whole picture as large as the window allows; small pictures are enlarged, since they are looked at. */
export function fit(picture: Size, window: Size): Zoom {
  return { scale: Math.min(window.width / picture.width, window.height / picture.height), x: 0, y: 0 };
}

/** Along an axis on which the picture is smaller than the window it is centred; else no edge comes into the window. */
function clampOffset(offset: number, picture: number, window: number): number {
  const room = Math.max(0, (picture - window) / 2);
  return Math.min(room, Math.max(-room, offset)) + 0;
}

/** The nearest permitted zoom: never smaller than fitted. */
export function settle(zoom: Zoom, picture: Size, window: Size): Zoom {
  const scale = Math.min(MOST, Math.max(fit(picture, window).scale, zoom.scale));
  return {
    scale,
    x: clampOffset(zoom.x, picture.width * scale, window.width),
    y: clampOffset(zoom.y, picture.height * scale, window.height),
  };
}

/**
 * The picture `factor` times as large, with what lies under `at` staying there.
 *
 * @param at from the window's centre, CSS pixels
 */
export function zoomAbout(zoom: Zoom, factor: number, at: Offset, picture: Size, window: Size): Zoom {
  const { scale } = settle({ ...zoom, scale: zoom.scale * factor }, picture, window);
  const real = scale / zoom.scale;
  return settle({ scale, x: at.x - (at.x - zoom.x) * real, y: at.y - (at.y - zoom.y) * real }, picture, window);
}

/** The picture moved by `by` CSS pixels. */
export function pan(zoom: Zoom, by: Offset, picture: Size, window: Size): Zoom {
  return settle({ ...zoom, x: zoom.x + by.x, y: zoom.y + by.y }, picture, window);
}
