/** @file Two ports within one thread, for tests and for a page that hosts itself. */
import type { Frame } from "../wire/frame.ts";
import { structuredPort, type Port } from "../wire/port.ts";

/** Two ends of one wire. Frames are cloned and come in a later microtask, as between processes. */
export function memoryPorts(): readonly [Port, Port] {
  const inboxes: ((raw: unknown) => void)[] = [];
  const endings: (() => void)[] = [];
  const waiting: [Frame[], Frame[]] = [[], []];
  const end = (own: 0 | 1, other: 0 | 1): Port =>
    structuredPort({
      send(frame) {
        const copy = structuredClone(frame);
        const inbox = inboxes[other];
        if (inbox === undefined) waiting[other].push(copy);
        else queueMicrotask(() => inbox(copy));
      },
      start(deliver, ended) {
        inboxes[own] = deliver;
        endings[own] = ended;
        for (const frame of waiting[own].splice(0)) queueMicrotask(() => deliver(frame));
      },
      close() {
        queueMicrotask(() => endings[other]?.());
      },
    });
  return [end(0, 1), end(1, 0)];
}
