/** @file Rules of the answering end, frame by frame. */
import { expect, test } from "vitest";
import { z } from "zod";
import type { Failure } from "../../app/contract/failure.ts";
import { call, watch, type Handlers } from "../../app/contract/kinds.ts";
import { memoryPorts } from "../../app/contract/ports/memory.ts";
import { connect, serve } from "../../app/contract/wire.ts";
import { WINDOW } from "../../app/contract/wire/feed.ts";
import { bare } from "../kit/bare-port.ts";
import { tiny, tinyHandlers, type TinyHandlers } from "../kit/tiny-contract.ts";

function served(): ReturnType<typeof bare> &
  Pick<TinyHandlers, "reaches"> & { errors: [unknown, string][]; running(): number } {
  const [serving, asking] = memoryPorts();
  const errors: [unknown, string][] = [];
  const onError = (error: unknown, name: string): void => void errors.push([error, name]);
  const { handlers, reaches } = tinyHandlers();
  const end = serve(tiny, handlers, serving, { onError });
  return { ...bare(asking), reaches, errors, running: () => end.running };
}

const open = (id: number, name: string, input: unknown = {}, credit = 0): unknown => ({
  t: "open",
  id,
  name,
  input,
  credit,
});

test.each(["number.half", "constructor", "__proto__", "toString", ""])("there is no endpoint “%s”", async (name) => {
  const far = served();
  far.say(open(3, name));
  const failure: Failure = { code: "input.unknown", what: "endpoint", id: name };
  expect(await far.next()).toEqual({ t: "fail", id: 3, failure });
  expect(far.running()).toBe(0);
});

test.each<[string, unknown]>([
  ["a number", 5],
  ["nothing", null],
  ["a list", []],
  ["a frame of the other direction", { t: "done", id: 1 }],
  ["a request without a number", { t: "stop" }],
  ["a negative number", { t: "stop", id: -1 }],
  ["half a number", { t: "stop", id: 0.5 }],
  ["no credit at all", { t: "more", id: 0, credit: 0 }],
  ["endless credit", { t: "more", id: 0, credit: 1e9 }],
  ["a verb nobody knows", { t: "push", id: 1 }],
])("%s closes the port and ends what runs", async (_, frame) => {
  const far = served();
  far.say(open(0, "event.count", { count: 1, stay: true }, 5));
  expect(await far.next()).toEqual({ t: "value", id: 0, value: { seq: 0 } });
  far.say(frame);
  await far.closed;
  expect(await far.reaches("ended", 1)).toMatchObject({ begun: 1, aborted: 1 });
  expect(far.errors).toEqual([
    [{ code: "input.invalid", issues: [expect.stringMatching(/^frame: ./) as string] }, "port"],
  ]);
});

test("a number that is taken closes the port", async () => {
  const far = served();
  far.say(open(4, "number.wait"));
  far.say(open(4, "number.wait"));
  await far.closed;
  expect(far.errors).toEqual([[{ code: "input.invalid", issues: ["frame: request 4 is open already"] }, "port"]]);
});

test("a number that has become free may be used again", async () => {
  const far = served();
  for (const value of [1, 2]) {
    far.say(open(4, "number.double", { value }));
    expect(await far.next()).toEqual({ t: "value", id: 4, value: { value: 2 * value } });
    expect(far.running()).toBe(0);
  }
});

test("stops and credit for requests nobody opened are ignored", async () => {
  const far = served();
  far.say({ t: "stop", id: 99 });
  far.say({ t: "more", id: 99, credit: 1 });
  far.say(open(0, "number.double"));
  expect(await far.next()).toEqual({ t: "value", id: 0, value: { value: 42 } });
});

test("a watch sends as many events as it has credit for", async () => {
  const far = served();
  far.say(open(0, "event.count", { count: 4 }, 1));
  expect(await far.next()).toEqual({ t: "value", id: 0, value: { seq: 0 } });
  far.say(open(1, "number.double"));
  expect(await far.next()).toEqual({ t: "value", id: 1, value: { value: 42 } });
  far.say({ t: "more", id: 0, credit: 2 });
  expect([await far.next(), await far.next()]).toEqual([
    { t: "value", id: 0, value: { seq: 1 } },
    { t: "value", id: 0, value: { seq: 2 } },
  ]);
  far.say({ t: "stop", id: 0 });
  expect(await far.next()).toEqual({ t: "fail", id: 0, failure: { code: "cancelled" } });
  expect(far.running()).toBe(0);
});

test("what no StudioError announced is told to the log with the endpoint's name", async () => {
  const far = served();
  far.say(open(0, "number.fail", { how: "unknown" }));
  far.say(open(1, "number.fail", { how: "known" }));
  expect([await far.next(), await far.next()]).toEqual([
    { t: "fail", id: 0, failure: { code: "internal", message: "a wheel came off" } },
    { t: "fail", id: 1, failure: { code: "disk.full", freeBytes: 10, neededBytes: 20 } },
  ]);
  expect(far.errors).toEqual([[new TypeError("a wheel came off"), "number.fail"]]);
});

const odd = {
  "odd.call": call(z.object({}), z.object({ value: z.number() })),
  "odd.watch": watch(z.object({}), z.object({ value: z.number() })),
};

/** What a caller sees of handlers that break the contract's types at run time. */
function oddClient(answer: unknown, checkOutputs: boolean): ReturnType<typeof connect<typeof odd>> {
  const [serving, asking] = memoryPorts();
  const given = answer as { value: number };
  const handlers: Handlers<typeof odd> = {
    "odd.call": () => given,
    async *"odd.watch"() {
      yield { value: 1 };
      yield await Promise.resolve(given);
    },
  };
  serve(odd, handlers, serving, { checkOutputs });
  return connect(odd, asking);
}

test("answers and events are checked where that is wanted", async () => {
  const message = "gave what its contract does not allow: value: Invalid input: expected number, received string";
  const client = oddClient({ value: "much" }, true);
  await expect(client["odd.call"]({})).rejects.toMatchObject({
    failure: { code: "internal", message: `odd.call ${message}` },
  });
  const feed = client["odd.watch"]({})[Symbol.asyncIterator]();
  expect(await feed.next()).toEqual({ done: false, value: { value: 1 } });
  await expect(feed.next()).rejects.toMatchObject({ failure: { code: "internal", message: `odd.watch ${message}` } });
  expect(await feed.next()).toEqual({ done: true, value: undefined });
});

test("and are taken as they are where it is not", async () => {
  expect(await oddClient({ value: "much" }, false)["odd.call"]({})).toEqual({ value: "much" });
});

test("an answer that cannot be carried fails by itself", async () => {
  const client = oddClient({ value: () => 1 }, false);
  await expect(client["odd.call"]({})).rejects.toMatchObject({ failure: { code: "internal" } });
  const feed = client["odd.watch"]({})[Symbol.asyncIterator]();
  expect(await feed.next()).toEqual({ done: false, value: { value: 1 } });
  await expect(feed.next()).rejects.toMatchObject({ failure: { code: "internal" } });
});

test("a refusal is short, however much was wrong", async () => {
  const [serving, asking] = memoryPorts();
  const lists = { "list.take": call(z.object({ list: z.array(z.number()) }), z.object({})) };
  serve(lists, { "list.take": () => ({}) }, serving);
  const list = Array.from({ length: 10_000 }, () => "no") as unknown as number[];
  const failure = await connect(lists, asking)
    ["list.take"]({ list })
    .catch((error: { failure: Failure }) => error.failure);
  expect(failure).toMatchObject({ code: "input.invalid" });
  expect((failure as { issues: string[] }).issues).toHaveLength(20);
});

test("a handler whose iterable cannot be returned does no harm to the others", async () => {
  const [serving, asking] = memoryPorts();
  const errors: unknown[] = [];
  const stubborn: AsyncIterable<{ value: number }> = {
    [Symbol.asyncIterator]: () => ({
      next: () => Promise.resolve({ done: false, value: { value: 1 } }),
      return() {
        throw new TypeError("it will not go");
      },
    }),
  };
  const handlers: Handlers<typeof odd> = { "odd.call": () => ({ value: 2 }), "odd.watch": () => stubborn };
  serve(odd, handlers, serving, { onError: (error) => errors.push(error) });
  const client = connect(odd, asking);
  for await (const { value } of client["odd.watch"]({})) if (value === 1) break;
  expect(await client["odd.call"]({})).toEqual({ value: 2 });
  expect(errors).toEqual([new TypeError("it will not go")]);
});

test("a feed of a hundred thousand events never has more on its way than its window", async () => {
  const [serving, asking] = memoryPorts();
  const COUNT = 100_000;
  let pulled = 0;
  let taken = 0;
  let most = 0;
  const handlers: Handlers<typeof odd> = {
    "odd.call": () => ({ value: 0 }),
    async *"odd.watch"() {
      for (; pulled < COUNT;) {
        pulled += 1;
        most = Math.max(most, pulled - taken);
        yield await Promise.resolve({ value: pulled });
      }
    },
  };
  serve(odd, handlers, serving);
  let sum = 0;
  for await (const { value } of connect(odd, asking)["odd.watch"]({})) {
    taken += 1;
    sum += value;
  }
  expect([taken, sum]).toEqual([COUNT, (COUNT * (COUNT + 1)) / 2]);
  expect(most).toBeLessThanOrEqual(WINDOW + 1);
});

test("a feed of a million large events whose reader stops after ten is asked for no more than its window", async () => {
  const [serving, asking] = memoryPorts();
  let pulled = 0;
  const texts = { "text.watch": watch(z.object({}), z.object({ text: z.string() })) };
  const handlers: Handlers<typeof texts> = {
    async *"text.watch"() {
      for (; pulled < 1_000_000;) {
        pulled += 1;
        yield await Promise.resolve({ text: String(pulled).padEnd(100_000) });
      }
    },
  };
  serve(texts, handlers, serving);
  const feed = connect(texts, asking)["text.watch"]({})[Symbol.asyncIterator]();
  for (let i = 0; i < 10; i += 1) await feed.next();
  // Long enough for anything that would still be pulled.
  for (let i = 0; i < 1000; i += 1) await Promise.resolve();
  expect(pulled).toBe(WINDOW);
  await feed.return?.();
});
