/** @file A port: what carries frames between two processes or two halves of one. */
import { StudioError, type Failure } from "../failure.ts";
import { type Frame, MOST_WEIGHT } from "./frame.ts";
import { weigh } from "./weight.ts";

/** One end of a wire. */
export interface Port {
  /**
   * Sends a frame; does nothing once the port is closed.
   *
   * @throws StudioError `wire.tooLarge`, and whatever the carrier says about a value it cannot carry; nothing is sent then
   */
  post(frame: Frame): void;
  /**
   * Begins to deliver, once a port. `onClose` is called exactly once, however the port ends, with the reason when it was
   * closed here for one; no frame comes after it.
   */
  listen(onFrame: (raw: unknown) => void, onClose: (reason?: Failure) => void): void;
  /** Ends the port for both sides. */
  close(reason?: Failure): void;
}

/** What a port is made of. */
export interface Carrier {
  send(frame: Frame): void;
  start(deliver: (raw: unknown) => void, ended: (reason?: Failure) => void): void;
  /** Called once. */
  close(reason: Failure | undefined): void;
}

/** A port over a carrier of text, which watches the size itself. */
export function portOver(carrier: Carrier): Port {
  let state: "idle" | "listening" | "closed" = "idle";
  let closedFor: Failure | undefined;
  let onClosed: ((reason?: Failure) => void) | undefined;
  const end = (reason: Failure | undefined): void => {
    if (state === "closed") return;
    state = "closed";
    closedFor = reason;
    carrier.close(reason);
    onClosed?.(reason);
  };
  return {
    post(frame) {
      if (state !== "closed") carrier.send(frame);
    },
    listen(onFrame, onClose) {
      if (state === "closed") return onClose(closedFor);
      if (state === "listening") throw new Error("a port has one listener");
      state = "listening";
      onClosed = onClose;
      carrier.start((raw) => {
        if (state !== "closed") onFrame(raw);
      }, end);
    },
    close: end,
  };
}

/** A port over a carrier of structures, which are weighed on both ways and may weigh `most`. */
export function structuredPort(carrier: Carrier, most: number = MOST_WEIGHT): Port {
  return portOver({
    ...carrier,
    send(frame) {
      const tooLarge = weigh(frame, most);
      if (tooLarge !== undefined) throw new StudioError(tooLarge);
      carrier.send(frame);
    },
    start(deliver, ended) {
      carrier.start((raw) => {
        const tooLarge = weigh(raw, most);
        if (tooLarge === undefined) deliver(raw);
        else ended(tooLarge);
      }, ended);
    },
  });
}
