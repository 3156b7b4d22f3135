/** @file Both ends of the channel between a Node process and the child it forked with `serialization: "advanced"`. */
import type { ChildProcess } from "node:child_process";
import { type Carrier, type Port, structuredPort } from "../../app/contract/wire/port.ts";

/**
 * The parent's end. Closing it disconnects the child and leaves killing it to whoever owns it.
 *
 * @param most weight of a frame; the contract's limit unless told
 */
export function childPort(child: ChildProcess, most?: number): Port {
  return channelPort(child, most);
}

/** The child's end, with the same limit; undefined when this process was not forked with a channel. */
export function parentPort(most?: number): Port | undefined {
  return process.send === undefined ? undefined : channelPort(process, most);
}

/** Once the channel has gone, sending fails in the callback; `disconnect` comes after the last message. */
function channelPort(channel: ChildProcess | NodeJS.Process, most: number | undefined): Port {
  const carrier: Carrier = {
    send(frame) {
      if (channel.connected) channel.send?.(frame, undefined, undefined, () => undefined);
    },
    start(deliver, ended) {
      channel.on("message", deliver);
      channel.on("disconnect", () => ended());
      channel.on("error", () => ended());
      if (!channel.connected) ended();
    },
    close() {
      if (channel.connected) channel.disconnect?.();
    },
  };
  return structuredPort(carrier, most);
}
