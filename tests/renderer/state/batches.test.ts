/** @file What comes in a burst is told once, in order; a snapshot waits for nothing. */
import { expect, test, vi } from "vitest";
import { inBatches } from "../../../renderer/state/batches.ts";

interface Told {
  readonly kind: string;
  readonly seq: number;
}

const change = (seq: number): Told => ({ kind: "job", seq });
const snapshot = (seq: number): Told => ({ kind: "snapshot", seq });

test("changes of a burst come together and in order, a snapshot at once with what came before it", () => {
  vi.useFakeTimers();
  try {
    const told: (readonly number[])[] = [];
    const take = inBatches<Told>((events) => told.push(events.map(({ seq }) => seq)));
    take(snapshot(0));
    expect(told).toEqual([[0]]);
    take(change(1));
    take(change(2));
    expect(told).toEqual([[0]]);
    vi.runAllTimers();
    expect(told).toEqual([[0], [1, 2]]);
    take(change(3));
    take(snapshot(4));
    vi.runAllTimers();
    expect(told).toEqual([[0], [1, 2], [3, 4]]);
  } finally {
    vi.useRealTimers();
  }
});
