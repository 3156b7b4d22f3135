/** @file A port over a MessagePort of a page or of Node. */
import { structuredPort, type Port } from "../wire/port.ts";

/** What both kinds of MessagePort have. */
export interface MessagePortLike {
  postMessage(message: unknown): void;
  start(): void;
  close(): void;
  addEventListener(
    type: "message" | "messageerror" | "close",
    listener: (event: { readonly type: string; readonly data?: unknown }) => void,
  ): void;
}

/** Closes with its other end, where the platform tells (Node; Chromium since 122). */
export function messagePort(port: MessagePortLike): Port {
  return structuredPort({
    send: (frame) => port.postMessage(frame),
    start(deliver, ended) {
      port.addEventListener("message", (event) => deliver(event.data));
      port.addEventListener("messageerror", () =>
        ended({ code: "input.invalid", issues: ["frame: it cannot be read"] }),
      );
      port.addEventListener("close", () => ended());
      port.start();
    },
    close: () => port.close(),
  });
}
