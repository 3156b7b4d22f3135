/** @file The far end of a wire, spoken to in bare frames. */
import type { Port } from "../../app/contract/wire.ts";
import type { Frame } from "../../app/contract/wire/frame.ts";

/** Says anything, and hears frame by frame. */
export function bare(port: Port): {
  say(frame: unknown): void;
  next(): Promise<unknown>;
  readonly closed: Promise<void>;
} {
  const heard: unknown[] = [];
  const waiting: ((frame: unknown) => void)[] = [];
  const closed = new Promise<void>((resolve) => {
    port.listen(
      (frame) => {
        const reader = waiting.shift();
        if (reader === undefined) heard.push(frame);
        else reader(frame);
      },
      () => resolve(),
    );
  });
  return {
    say: (frame) => port.post(frame as Frame),
    next: () =>
      heard.length > 0
        ? Promise.resolve(heard.shift())
        : new Promise((resolve) => {
            waiting.push(resolve);
          }),
    closed,
  };
}
