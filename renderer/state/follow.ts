/** @file Following a numbered feed: snapshot first, then changes; a missing number asks for a new snapshot. */
import { type Failure, toFailure } from "../../app/contract/failure.ts";

/** An event of a feed; `seq` grows by one from event to event. */
export interface Numbered {
  readonly kind: string;
  readonly seq: number;
}

/** How a feed ended. */
export type Ending = { readonly how: "stopped" } | { readonly how: "failed"; readonly failure: Failure };

/**
 * Gives every event to `take`, in order and without a gap, until `signal` is aborted or the feed fails. After a gap
 * the feed is opened again.
 *
 * @param open opens the feed anew
 */
export async function follow<E extends Numbered>(
  open: (signal: AbortSignal) => AsyncIterable<E>,
  take: (event: E) => void,
  signal: AbortSignal,
): Promise<Ending> {
  for (;;) {
    try {
      if ((await once(open, take, signal)) === "ended") return { how: "stopped" };
    } catch (error) {
      if (signal.aborted) return { how: "stopped" };
      return { how: "failed", failure: toFailure(error) };
    }
  }
}

async function once<E extends Numbered>(
  open: (signal: AbortSignal) => AsyncIterable<E>,
  take: (event: E) => void,
  signal: AbortSignal,
): Promise<"ended" | "gap"> {
  let expected: number | undefined;
  for await (const event of open(signal)) {
    if (signal.aborted) return "ended";
    if (event.kind !== "snapshot" && event.seq !== expected) return "gap";
    expected = event.seq + 1;
    take(event);
  }
  return "ended";
}
