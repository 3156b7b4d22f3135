/** @file Watches over a port: a feed that was asked to stop has to end in time. */
import type { Contract } from "../../app/contract/kinds.ts";
import type { Port } from "../../app/contract/wire.ts";
import type { Timers } from "./timers.ts";

export interface StopDeadline {
  /** Milliseconds a stopped watch has. */
  readonly milliseconds: number;
  readonly timers: Timers;
  /** Called once, for the first watch that is late. */
  readonly onLate: () => void;
}

/** The port, with every `stop` of a watch timed until the other side has ended it or the port closes. */
export function withStopDeadline(contract: Contract, port: Port, { milliseconds, timers, onLate }: StopDeadline): Port {
  const watches = new Set<number>();
  const stopping = new Map<number, () => void>();
  const over = (id: number): void => {
    watches.delete(id);
    stopping.get(id)?.();
    stopping.delete(id);
  };
  const allOver = (): void => {
    for (const id of stopping.keys()) over(id);
  };
  return {
    post(frame) {
      if (frame.t === "open" && contract[frame.name]?.verb === "watch") watches.add(frame.id);
      if (frame.t === "stop" && watches.has(frame.id) && !stopping.has(frame.id)) {
        const late = (): void => {
          allOver();
          onLate();
        };
        stopping.set(frame.id, timers.after(milliseconds, late));
      }
      port.post(frame);
    },
    listen(onFrame, onClose) {
      port.listen(
        (raw) => {
          const { t, id } = (raw ?? {}) as { readonly t?: unknown; readonly id?: unknown };
          if ((t === "done" || t === "fail") && typeof id === "number") over(id);
          onFrame(raw);
        },
        (reason) => {
          allOver();
          onClose(reason);
        },
      );
    },
    close: (reason) => port.close(reason),
  };
}
