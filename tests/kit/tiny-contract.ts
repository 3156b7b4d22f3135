/** @file A small contract with every way to answer, and handlers that keep a tally of what began and what ended. */
import { z } from "zod";
import { StudioError } from "../../app/contract/failure.ts";
import { call, watch, type Handlers } from "../../app/contract/kinds.ts";

const nothing = z.object({});

/** What handlers have done so far. */
export const tally = z.object({
  begun: z.int(),
  aborted: z.int(),
  ended: z.int(),
  /** Events that watches were asked for. */
  events: z.int(),
});
export type Tally = z.output<typeof tally>;

export const tiny = {
  "number.double": call(z.object({ value: z.number().max(1000).default(21) }), z.object({ value: z.number() })),
  /** Answers when it is aborted, or never. */
  "number.wait": call(nothing, nothing),
  "number.fail": call(z.object({ how: z.enum(["known", "unknown"]) }), nothing),
  "text.repeat": call(z.object({ text: z.string(), times: z.int() }), z.object({ text: z.string() })),
  /** `count` numbered events, then the end, or a wait until it is aborted. */
  "event.count": watch(z.object({ count: z.int(), stay: z.boolean().default(false) }), z.object({ seq: z.int() })),
  /** What was done, once one of the numbers has been reached by what was asked before. */
  "tally.reaches": call(z.object({ what: tally.keyof(), count: z.int() }), tally),
} as const;
export type Tiny = typeof tiny;

export interface TinyHandlers {
  readonly handlers: Handlers<Tiny>;
  readonly tally: Readonly<Tally>;
  /** Resolves as soon as so many have been counted. */
  readonly reaches: (what: keyof Tally, count: number) => Promise<Tally>;
}

/** Handlers of the small contract with a tally of their own, in which asking for the tally does not count. */
export function tinyHandlers(): TinyHandlers {
  const done: Tally = { begun: 0, aborted: 0, ended: 0, events: 0 };
  const listeners = new Set<() => void>();
  const count = (what: keyof Tally): void => {
    done[what] += 1;
    for (const listener of listeners) listener();
  };
  const reaches = (what: keyof Tally, least: number): Promise<Tally> =>
    new Promise((resolve) => {
      const look = (): void => {
        if (done[what] < least) return;
        listeners.delete(look);
        resolve({ ...done });
      };
      listeners.add(look);
      look();
    });
  const aborted = (signal: AbortSignal): Promise<void> =>
    new Promise((resolve) => {
      const abort = (): void => {
        count("aborted");
        resolve();
      };
      if (signal.aborted) abort();
      else signal.addEventListener("abort", abort, { once: true });
    });
  const handlers: Handlers<Tiny> = {
    "number.double": ({ value }) => ({ value: 2 * value }),
    "number.wait": async (_, { signal }) => {
      count("begun");
      await aborted(signal);
      count("ended");
      return {};
    },
    "number.fail": ({ how }) => {
      if (how === "unknown") throw new TypeError("a wheel came off");
      throw new StudioError({ code: "disk.full", freeBytes: 10, neededBytes: 20 });
    },
    "text.repeat": ({ text, times }) => ({ text: text.repeat(times) }),
    async *"event.count"({ count: most, stay }, { signal }) {
      count("begun");
      try {
        for (let seq = 0; seq < most; seq += 1) {
          count("events");
          yield { seq };
        }
        if (stay) await aborted(signal);
      } finally {
        count("ended");
      }
    },
    "tally.reaches": ({ what, count: least }) => reaches(what, least),
  };
  return { handlers, tally: done, reaches };
}
