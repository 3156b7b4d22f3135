/** @file What the preload of Electron's window hands the page; in a browser none of it is there. */

/** Name on `window`. */
export const BRIDGE = "circumplexHost";

/** `data` of the window message that brings a MessagePort speaking the studio's contract as its only port. */
export const PORT_MESSAGE = "circumplex.port";

export interface Bridge {
  /** Asks for a new port; it comes as a window message. */
  connect(): void;
  /** Begins dragging a picture out of the window as a PNG; to be called while a drag begins, which is then prevented. */
  startDrag(picture: string): void;
}
