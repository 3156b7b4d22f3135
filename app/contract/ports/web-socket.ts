/** @file A port over a WebSocket, a browser's or one of the package ws: JSON texts. */
import { StudioError } from "../failure.ts";
import { MOST_WEIGHT } from "../wire/frame.ts";
import { portOver, type Port } from "../wire/port.ts";

/** Longest message in bytes for the receiving library's own limit: UTF-8 takes at most three bytes a code unit. */
export const MOST_MESSAGE_BYTES = 3 * MOST_WEIGHT;

/** What both kinds of WebSocket have. */
export interface WebSocketLike {
  readonly readyState: number;
  send(text: string): void;
  close(code?: number, reason?: string): void;
  addEventListener(type: "message", listener: (event: { readonly data: unknown }) => void): void;
  addEventListener(type: "close" | "error", listener: () => void): void;
  removeEventListener(type: "message", listener: (event: { readonly data: unknown }) => void): void;
}

const OPEN = 1;
const NORMAL = 1000;
/** The first code that is free for applications; the reason says which rule was broken. */
const REFUSED = 4000;

/** `socket` is open. What is no JSON text, or too long a one, closes it. */
export function webSocketPort(socket: WebSocketLike): Port {
  let read: ((event: { readonly data: unknown }) => void) | undefined;
  return portOver({
    send(frame) {
      const text = JSON.stringify(frame);
      if (text.length > MOST_WEIGHT) throw new StudioError({ code: "wire.tooLarge", bytes: text.length });
      if (socket.readyState === OPEN) socket.send(text);
    },
    start(deliver, ended) {
      read = ({ data }) => {
        if (typeof data !== "string") return ended({ code: "input.invalid", issues: ["frame: it is not text"] });
        if (data.length > MOST_WEIGHT) return ended({ code: "wire.tooLarge", bytes: data.length });
        let frame: unknown;
        try {
          frame = JSON.parse(data);
        } catch {
          return ended({ code: "input.invalid", issues: ["frame: it is not JSON"] });
        }
        deliver(frame);
      };
      socket.addEventListener("message", read);
      socket.addEventListener("close", () => ended());
      socket.addEventListener("error", () => ended());
      if (socket.readyState > OPEN) ended();
    },
    close(reason) {
      if (read !== undefined) socket.removeEventListener("message", read);
      if (reason === undefined) socket.close(NORMAL);
      else socket.close(REFUSED, reason.code);
    },
  });
}
