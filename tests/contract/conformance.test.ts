/** @file One suite over every port: whatever carries the frames, both ends behave alike. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { StudioError, type Failure } from "../../app/contract/failure.ts";
import type { Client } from "../../app/contract/kinds.ts";
import { connect } from "../../app/contract/wire.ts";
import { WINDOW } from "../../app/contract/wire/feed.ts";
import { MOST_OPEN, MOST_WEIGHT } from "../../app/contract/wire/frame.ts";
import { tiny, type Tiny } from "../kit/tiny-contract.ts";
import { TRANSPORTS, type Line } from "../kit/transports.ts";

/** The failure with which a promise is rejected. */
async function failureOf(promise: Promise<unknown>): Promise<Failure> {
  const error = await promise.then(
    () => expect.fail("it did not fail"),
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(StudioError);
  return (error as StudioError).failure;
}

async function collect<T>(events: AsyncIterable<T>): Promise<T[]> {
  const seen: T[] = [];
  for await (const event of events) seen.push(event);
  return seen;
}

const CANCELLED = { code: "cancelled" };
const CLOSED = { code: "wire.closed" };

describe.each(Object.keys(TRANSPORTS))("over %s", (name) => {
  let line: Line;
  let client: Client<Tiny>;

  beforeEach(async () => {
    line = await TRANSPORTS[name]!();
    client = connect(tiny, line.port);
  });
  afterEach(async () => {
    line.port.close();
    await line.drop();
  });

  test("a call is answered, and its input has the defaults of the contract", async () => {
    expect(await client["number.double"]({ value: 4 })).toEqual({ value: 8 });
    expect(await client["number.double"]({})).toEqual({ value: 42 });
  });

  test("calls under way at the same time get their own answers", async () => {
    const values = Array.from({ length: 100 }, (_, value) => value);
    const answers = await Promise.all(values.map((value) => client["number.double"]({ value })));
    expect(answers).toEqual(values.map((value) => ({ value: 2 * value })));
  });

  test("bad input is refused in a sentence that says where", async () => {
    expect(await failureOf(client["number.double"]({ value: 1001 }))).toEqual({
      code: "input.invalid",
      issues: ["value: Too big: expected number to be <=1000"],
    });
  });

  test("a known failure arrives whole, an unknown one without its stack", async () => {
    expect(await failureOf(client["number.fail"]({ how: "known" }))).toEqual({
      code: "disk.full",
      freeBytes: 10,
      neededBytes: 20,
    });
    expect(await failureOf(client["number.fail"]({ how: "unknown" }))).toEqual({
      code: "internal",
      message: "a wheel came off",
    });
  });

  test("a watch gives its events in order and ends", async () => {
    const count = 3 * WINDOW + 1;
    const expected = Array.from({ length: count }, (_, seq) => ({ seq }));
    expect(await collect(client["event.count"]({ count }))).toEqual(expected);
  });

  test("a cancelled call fails at once and its handler is told", async () => {
    const abort = new AbortController();
    const waiting = failureOf(client["number.wait"]({}, abort.signal));
    await client["tally.reaches"]({ what: "begun", count: 1 });
    abort.abort();
    expect(await waiting).toEqual(CANCELLED);
    expect(await client["tally.reaches"]({ what: "ended", count: 1 })).toMatchObject({ aborted: 1 });
  });

  test("what is cancelled before it was asked is never asked", async () => {
    const signal = AbortSignal.abort();
    expect(await failureOf(client["number.wait"]({}, signal))).toEqual(CANCELLED);
    expect(await failureOf(collect(client["event.count"]({ count: 1 }, signal)))).toEqual(CANCELLED);
    expect(await client["tally.reaches"]({ what: "begun", count: 0 })).toMatchObject({ begun: 0 });
  });

  test("a cancelled watch gives what was on its way, and fails once its handler has ended", async () => {
    const abort = new AbortController();
    const seen: number[] = [];
    const watching = (async () => {
      for await (const { seq } of client["event.count"]({ count: 4, stay: true }, abort.signal)) {
        if (seq === 0) {
          // All four are on their way before the stop is.
          await client["tally.reaches"]({ what: "events", count: 4 });
          abort.abort();
        }
        seen.push(seq);
      }
    })();
    expect(await failureOf(watching)).toEqual(CANCELLED);
    expect(seen).toEqual([0, 1, 2, 3]);
    expect(await client["tally.reaches"]({ what: "begun", count: 1 })).toMatchObject({ ended: 1 });
  });

  test("leaving a loop runs the handler's finally blocks", async () => {
    for await (const { seq } of client["event.count"]({ count: 1_000_000 })) if (seq === 2) break;
    expect(await client["tally.reaches"]({ what: "ended", count: 1 })).toMatchObject({ begun: 1 });
  });

  test("leaving a watch while it is silent ends the wait for its next event", async () => {
    const feed = client["event.count"]({ count: 1, stay: true })[Symbol.asyncIterator]();
    expect(await feed.next()).toEqual({ done: false, value: { seq: 0 } });
    const next = feed.next();
    await feed.return?.();
    expect(await next).toEqual({ done: true, value: undefined });
    expect(await client["tally.reaches"]({ what: "ended", count: 1 })).toMatchObject({ aborted: 1 });
  });

  test("a reader that stops holds its feed at the window, and only that feed", async () => {
    const feed = client["event.count"]({ count: 1_000_000 })[Symbol.asyncIterator]();
    for (let seq = 0; seq < 10; seq += 1) expect(await feed.next()).toEqual({ done: false, value: { seq } });
    await client["tally.reaches"]({ what: "events", count: WINDOW });
    expect(await collect(client["event.count"]({ count: 5 }))).toHaveLength(5);
    expect(await client["tally.reaches"]({ what: "events", count: WINDOW + 5 })).toMatchObject({ events: WINDOW + 5 });
    await feed.return?.();
  });

  test("an answer that is too large fails by itself and the port stays open", async () => {
    const failure = await failureOf(client["text.repeat"]({ text: "x", times: MOST_WEIGHT }));
    expect(failure.code).toBe("wire.tooLarge");
    expect(await client["number.double"]({ value: 1 })).toEqual({ value: 2 });
  });

  test("a question that is too large is not sent and the port stays open", async () => {
    const failure = await failureOf(client["text.repeat"]({ text: "x".repeat(MOST_WEIGHT), times: 1 }));
    expect(failure.code).toBe("wire.tooLarge");
    expect(await client["number.double"]({ value: 1 })).toEqual({ value: 2 });
  });

  test("more requests than may be open are refused, and there is room again when they end", async () => {
    const abort = new AbortController();
    const count = MOST_OPEN - 1;
    const waiting = Array.from({ length: count }, () => failureOf(client["number.wait"]({}, abort.signal)));
    const ended = client["tally.reaches"]({ what: "ended", count });
    expect(await failureOf(client["number.double"]({ value: 1 }))).toEqual({
      code: "input.invalid",
      issues: ["at most 256 requests can be open at a time"],
    });
    abort.abort();
    expect(await Promise.all(waiting)).toEqual(waiting.map(() => CANCELLED));
    expect(await ended).toMatchObject({ begun: count, aborted: count });
    expect(await client["number.double"]({ value: 1 })).toEqual({ value: 2 });
  });

  test("closing the port fails what waits here and ends what runs there", async () => {
    const call = failureOf(client["number.wait"]({}));
    const feed = failureOf(collect(client["event.count"]({ count: 2, stay: true })));
    await client["tally.reaches"]({ what: "events", count: 2 });
    line.port.close();
    expect(await Promise.all([call, feed])).toEqual([CLOSED, CLOSED]);
    await line.idle();
    expect(await failureOf(client["number.double"]({ value: 1 }))).toEqual(CLOSED);
    expect(await failureOf(collect(client["event.count"]({ count: 1 })))).toEqual(CLOSED);
  });

  test("the end of the other side fails everything with a closed wire", async () => {
    const call = failureOf(client["number.wait"]({}));
    const feed = failureOf(collect(client["event.count"]({ count: 2, stay: true })));
    await client["tally.reaches"]({ what: "events", count: 2 });
    line.cut();
    expect(await Promise.all([call, feed])).toEqual([CLOSED, CLOSED]);
    expect(await failureOf(client["number.double"]({ value: 1 }))).toEqual(CLOSED);
  });
});
