/** @file Ports over Electron's channels; Electron itself is needed only as types. */
import type { MessagePortMain, ParentPort, UtilityProcess } from "electron";
import { type Port, structuredPort } from "../../app/contract/wire/port.ts";

/** The main process's end of a channel to a page. */
export function electronPort(port: MessagePortMain): Port {
  return structuredPort({
    send: (frame) => port.postMessage(frame),
    start(deliver, ended) {
      port.on("message", ({ data }) => deliver(data));
      port.on("close", () => ended());
      port.start();
    },
    close: () => port.close(),
  });
}

/**
 * The main process's end of the channel to a utility process. The channel ends only with the process, so closing it kills.
 *
 * @param most weight of a frame; the contract's limit unless told
 */
export function utilityPort(child: UtilityProcess, most?: number): Port {
  return structuredPort(
    {
      send: (frame) => child.postMessage(frame),
      start(deliver, ended) {
        child.on("message", deliver);
        child.on("exit", () => ended());
      },
      close: () => void child.kill(),
    },
    most,
  );
}

/** A utility process's end of the channel to the main process: `process.parentPort`. It ends with the process. */
export function utilityParentPort(port: ParentPort, most?: number): Port {
  return structuredPort(
    {
      send: (frame) => port.postMessage(frame),
      start: (deliver) => void port.on("message", ({ data }) => deliver(data)),
      close: () => undefined,
    },
    most,
  );
}
