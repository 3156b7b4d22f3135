/** @file A feed tells each reader everything once, in order, or a fresh whole when it cannot keep up. */
import { expect, test } from "vitest";
import { Feed, type Numbered } from "../../../main/host/feed.ts";
import fc from "../../kit/fc.ts";

type Change =
  | { readonly kind: "snapshot"; readonly values: Readonly<Record<string, number>> }
  | { readonly kind: "set"; readonly name: string; readonly value: number };

/** Values by name, as the host's rows are. */
function source() {
  const values: Record<string, number> = {};
  const feed = new Feed<Change>(() => ({ kind: "snapshot", values: { ...values } }));
  const set = (name: string, value: number): void => {
    values[name] = value;
    feed.publish({ kind: "set", name, value }, name);
  };
  return { feed, set, values };
}

async function take(reader: AsyncGenerator<Numbered<Change>>): Promise<Numbered<Change>> {
  const { value, done } = await reader.next();
  if (done) throw new Error("the feed ended");
  return value;
}

test("the first event is a snapshot, later ones are changes, numbered without a gap", async () => {
  const { feed, set } = source();
  set("a", 1);
  const reader = feed.watch(new AbortController().signal);
  expect(await take(reader)).toEqual({ kind: "snapshot", values: { a: 1 }, seq: 0 });
  set("b", 2);
  set("a", 3);
  expect(await take(reader)).toEqual({ kind: "set", name: "b", value: 2, seq: 1 });
  expect(await take(reader)).toEqual({ kind: "set", name: "a", value: 3, seq: 2 });
  await reader.return(undefined);
  expect(feed.readers).toBe(0);
});

test("a newer change takes the place of an unread one of the same thing", async () => {
  const { feed, set } = source();
  const reader = feed.watch(new AbortController().signal);
  await take(reader);
  for (let value = 0; value < 100; value++) set("a", value);
  set("b", 1);
  expect(await take(reader)).toEqual({ kind: "set", name: "a", value: 99, seq: 1 });
  expect(await take(reader)).toEqual({ kind: "set", name: "b", value: 1, seq: 2 });
});

test("a reader that lags too far behind gets a snapshot instead of a backlog", async () => {
  const { feed, set, values } = source();
  const reader = feed.watch(new AbortController().signal);
  await take(reader);
  for (let n = 0; n < 5000; n++) set(`thing ${n}`, n);
  expect(await take(reader)).toEqual({ kind: "snapshot", values, seq: 1 });
  set("after", 1);
  expect(await take(reader)).toEqual({ kind: "set", name: "after", value: 1, seq: 2 });
});

test("a waiting reader is woken by a change, by its signal and by the end of the feed", async () => {
  const { feed, set } = source();
  const abort = new AbortController();
  const [one, other] = [feed.watch(abort.signal), feed.watch(new AbortController().signal)];
  await Promise.all([take(one), take(other)]);
  const changes = Promise.all([take(one), take(other)]);
  set("a", 1);
  expect((await changes).map(({ seq }) => seq)).toEqual([1, 1]);
  const ended = one.next();
  abort.abort();
  expect(await ended).toEqual({ value: undefined, done: true });
  const closed = other.next();
  feed.close();
  expect(await closed).toEqual({ value: undefined, done: true });
});

test("whatever is published and whenever it is read, the reader ends with what is so", async () => {
  const step = fc.oneof(
    fc.record({ set: fc.constantFrom("a", "b", "c"), value: fc.integer({ min: 0, max: 9 }) }),
    fc.constant("read" as const),
    fc.constant("flood" as const),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      const { feed, set, values } = source();
      const abort = new AbortController();
      const reader = feed.watch(abort.signal);
      let known: Record<string, number> = {};
      let unread = 1;
      let last = -1;
      const read = async (): Promise<void> => {
        const event = await take(reader);
        expect(event.seq).toBe(++last);
        known = event.kind === "snapshot" ? { ...event.values } : { ...known, [event.name]: event.value };
      };
      for (const one of steps) {
        if (one === "read") {
          if (unread > 0) await read();
          unread = 0;
        } else if (one === "flood") for (let n = 0; n < 300; n++, unread++) set(`${n}`, n);
        else {
          set(one.set, one.value);
          unread++;
        }
      }
      set("end", 1);
      while (known["end"] !== 1) await read();
      expect(known).toEqual(values);
      abort.abort();
    }),
    { numRuns: 60, seed: 7 },
  );
});
