/** @file The two ends of a wire. Knows nothing of Electron, sockets or Node. */
import { toFailure } from "./failure.ts";
import type { Client, Contract, Handlers } from "./kinds.ts";
import { Answering, type AnyHandler, type ServeOptions } from "./wire/answering.ts";
import { Asking } from "./wire/asking.ts";
import { Feed } from "./wire/feed.ts";
import { malformed, MOST_OPEN, request, type Answer, type Opening } from "./wire/frame.ts";
import type { Port } from "./wire/port.ts";

export type { Port } from "./wire/port.ts";

/** A port that is being served. */
export interface Served {
  /** Requests whose handlers have not ended. */
  readonly running: number;
}

/**
 * Answers what comes through a port until it closes, and then aborts everything that runs. A frame that breaks a rule closes
 * the port. Inputs are parsed; events of a watch are asked of its handler only as the reader has room for them, and its
 * iterable is always returned. What a handler throws becomes a failure: a StudioError its own, everything else `internal`.
 */
export function serve<C extends Contract>(
  contract: C,
  handlers: Handlers<C>,
  port: Port,
  options: ServeOptions = {},
): Served {
  const running = new Map<number, Answering>();
  const begin = async (opening: Opening): Promise<void> => {
    const { id, name } = opening;
    const post = (answer: Answer): void => port.post(answer);
    const finish = (answer: Answer): void => {
      running.delete(id);
      port.post(answer);
    };
    const answering = new Answering(opening, { post, finish }, options);
    running.set(id, answering);
    try {
      await answering.run(Object.hasOwn(contract, name) ? contract[name] : undefined, handlers[name] as AnyHandler);
    } catch (error) {
      // Not even its failure could be sent.
      port.close(toFailure(error));
    }
  };
  const open = (opening: Opening): void => {
    if (running.has(opening.id)) {
      return port.close({ code: "input.invalid", issues: [`frame: request ${opening.id} is open already`] });
    }
    if (running.size >= MOST_OPEN) {
      const issues = [`at most ${MOST_OPEN} requests can be open at a time`];
      return port.post({ t: "fail", id: opening.id, failure: { code: "input.invalid", issues } });
    }
    void begin(opening);
  };
  port.listen(
    (raw) => {
      const parsed = request.safeParse(raw);
      if (!parsed.success) return port.close(malformed(parsed.error));
      const frame = parsed.data;
      switch (frame.t) {
        case "open":
          return open(frame);
        case "more":
          return running.get(frame.id)?.grant(frame.credit);
        case "stop":
          return running.get(frame.id)?.stop();
      }
    },
    (reason) => {
      if (reason !== undefined) options.onError?.(reason, "port");
      for (const answering of running.values()) answering.stop();
    },
  );
  return {
    get running() {
      return running.size;
    },
  };
}

/**
 * What one can ask through a port. Whatever fails rejects with a StudioError; when the port closes, that is `wire.closed`.
 *
 * Aborting a call rejects it with `cancelled` at once and tells the other side. Aborting a watch asks the other side to stop:
 * events that were on their way still come, then it fails with `cancelled` once the handler has ended. Leaving the loop, or
 * `return()`, stops a watch without waiting.
 */
export function connect<C extends Contract>(contract: C, port: Port): Client<C> {
  const asking = new Asking(port);
  const entries = Object.entries(contract).map(([name, { verb }]) => [
    name,
    verb === "call"
      ? (input: unknown, signal?: AbortSignal) => asking.call(name, input, signal)
      : (input: unknown, signal?: AbortSignal) => ({
          [Symbol.asyncIterator]: () => new Feed(asking, name, input, signal),
        }),
  ]);
  return Object.fromEntries(entries) as Client<C>;
}
