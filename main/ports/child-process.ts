/** @file Both ends of the channel between a Node process and the child it forked with `serialization: "advanced"`. */
import type { ChildProcess } from "node:child_process";
import { structuredPort, type Port } from "../../app/contract/wire/port.ts";

/** The parent's end. Closing it disconnects the child and leaves killing it to whoever owns it. */
export function childPort(child: ChildProcess): Port {
  return channelPort(child);
}

/** The child's end; undefined when this process was not forked with a channel. */
export function parentPort(): Port | undefined {
  return process.send === undefined ? undefined : channelPort(process);
}

/** Once the channel has gone, sending fails in the callback; `disconnect` comes after the last message. */
function channelPort(channel: ChildProcess | NodeJS.Process): Port {
  return structuredPort({
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
  });
}
