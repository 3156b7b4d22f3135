/** @file Rules of the asking end, frame by frame. */
import { expect, test } from "vitest";
import { z } from "zod";
import { call, watch } from "../../app/contract/kinds.ts";
import { memoryPorts } from "../../app/contract/ports/memory.ts";
import { connect } from "../../app/contract/wire.ts";
import { WINDOW } from "../../app/contract/wire/feed.ts";
import { bare } from "../kit/bare-port.ts";

const odd = {
  "odd.call": call(z.object({}), z.object({ value: z.number() })),
  "odd.watch": watch(z.object({}), z.object({ value: z.number() })),
};

test("more events than there is room for close the port of whoever asks", async () => {
  const [serving, asking] = memoryPorts();
  const far = bare(serving);
  const feed = connect(odd, asking)["odd.watch"]({})[Symbol.asyncIterator]();
  const first = feed.next();
  expect(await far.next()).toEqual({ t: "open", id: 0, name: "odd.watch", input: {}, credit: WINDOW });
  for (let value = 0; value <= WINDOW + 1; value += 1) far.say({ t: "value", id: 0, value: { value } });
  await far.closed;
  expect(await first).toEqual({ done: false, value: { value: 0 } });
});

test.each<[string, unknown]>([
  ["a request", { t: "open", id: 0, name: "odd.call", input: {}, credit: 0 }],
  ["a failure nobody knows", { t: "fail", id: 0, failure: { code: "moon.missing" } }],
])("%s from the answering end closes the port", async (_, frame) => {
  const [serving, asking] = memoryPorts();
  const far = bare(serving);
  const asked = connect(odd, asking)["odd.call"]({});
  far.say(frame);
  await expect(asked).rejects.toMatchObject({ failure: { code: "wire.closed" } });
  await far.closed;
});

test("a call that ends without an answer says so", async () => {
  const [serving, asking] = memoryPorts();
  const far = bare(serving);
  const asked = connect(odd, asking)["odd.call"]({});
  far.say({ t: "done", id: 0 });
  await expect(asked).rejects.toMatchObject({
    failure: { code: "internal", message: "odd.call ended without an answer" },
  });
});

test("a feed that was left tells nothing of how it would have ended", async () => {
  const [serving, asking] = memoryPorts();
  const far = bare(serving);
  const feed = connect(odd, asking)["odd.watch"]({})[Symbol.asyncIterator]();
  const first = feed.next();
  await far.next();
  far.say({ t: "value", id: 0, value: { value: 1 } });
  far.say({ t: "fail", id: 0, failure: { code: "engine.outOfMemory" } });
  expect(await first).toEqual({ done: false, value: { value: 1 } });
  await feed.return?.();
  expect(await feed.next()).toEqual({ done: true, value: undefined });
});

test("a reader grants in lots, as it takes", async () => {
  const [serving, asking] = memoryPorts();
  const far = bare(serving);
  const feed = connect(odd, asking)["odd.watch"]({})[Symbol.asyncIterator]();
  const steps = Array.from({ length: WINDOW }, () => feed.next());
  await far.next();
  for (let value = 0; value < WINDOW; value += 1) far.say({ t: "value", id: 0, value: { value } });
  await Promise.all(steps);
  expect([await far.next(), await far.next()]).toEqual([
    { t: "more", id: 0, credit: WINDOW / 2 },
    { t: "more", id: 0, credit: WINDOW / 2 },
  ]);
});
