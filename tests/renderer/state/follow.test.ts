/** @file Following a numbered feed. */
import { expect, test } from "vitest";
import { StudioError } from "../../../app/contract/failure.ts";
import { follow, type Numbered } from "../../../renderer/state/follow.ts";

async function* yielding(...events: readonly (Numbered | Error)[]): AsyncGenerator<Numbered> {
  for (const event of events) {
    if (event instanceof Error) throw event;
    yield event;
  }
}

const snapshot = (seq: number): Numbered => ({ kind: "snapshot", seq });
const change = (seq: number): Numbered => ({ kind: "change", seq });

async function taken(...feeds: readonly (readonly (Numbered | Error)[])[]): Promise<unknown> {
  const left = [...feeds];
  const events: Numbered[] = [];
  const ending = await follow(
    () => yielding(...(left.shift() ?? [])),
    (event) => events.push(event),
    new AbortController().signal,
  );
  return { events, ending };
}

test("events come in order until the feed ends", async () => {
  expect(await taken([snapshot(4), change(5), change(6)])).toEqual({
    events: [snapshot(4), change(5), change(6)],
    ending: { how: "stopped" },
  });
});

test("a missing number asks for a new snapshot, and what came after the gap is not taken", async () => {
  expect(await taken([snapshot(1), change(2), change(4)], [snapshot(9), change(10)])).toEqual({
    events: [snapshot(1), change(2), snapshot(9), change(10)],
    ending: { how: "stopped" },
  });
});

test("a second snapshot within a feed begins anew", async () => {
  expect(await taken([snapshot(1), snapshot(7), change(8)])).toMatchObject({ ending: { how: "stopped" } });
});

test("a failing feed says why", async () => {
  const failure = { code: "input.unknown", what: "series", id: "s1" } as const;
  expect(await taken([snapshot(1), new StudioError(failure)])).toEqual({
    events: [snapshot(1)],
    ending: { how: "failed", failure },
  });
});

test("an aborted feed has simply stopped", async () => {
  const abort = new AbortController();
  const ending = await follow(
    () => yielding(snapshot(1), new StudioError({ code: "cancelled" })),
    () => abort.abort(),
    abort.signal,
  );
  expect(ending).toEqual({ how: "stopped" });
});
