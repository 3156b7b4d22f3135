/** @file A client that outlives its connection: nothing lost, nothing doubled, and honest about what it cannot know. */
import { afterEach, describe, expect, test } from "vitest";
import type { Failure } from "../../app/contract/failure.ts";
import { memoryPorts } from "../../app/contract/ports/memory.ts";
import { webSocketPort } from "../../app/contract/ports/web-socket.ts";
import { reconnecting, type Connection } from "../../app/contract/reconnect.ts";
import { serve, type Port } from "../../app/contract/wire.ts";
import { stream } from "../../app/random/philox.ts";
import { numbered, NumberedSource } from "../kit/numbered-source.ts";
import { tiny, tinyHandlers } from "../kit/tiny-contract.ts";
import { socketPair } from "../kit/transports.ts";

const soon = (_: number, task: () => void): void => void setImmediate(task);
const turn = (): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(resolve);
  });

/** A port that is cut, by the end it is given, when so many frames have come. */
function cutAfter(frames: number, port: Port, cut: () => void): Port {
  let left = frames;
  return {
    post: (frame) => port.post(frame),
    close: (reason) => port.close(reason),
    listen(onFrame, onClose) {
      port.listen((raw) => {
        left -= 1;
        onFrame(raw);
        if (left === 0) cut();
      }, onClose);
      if (frames === 0) cut();
    },
  };
}

const drops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const drop of drops.splice(0)) await drop();
});

const PAIRS: Readonly<Record<string, () => Promise<readonly [Port, Port]>>> = {
  memory: () => Promise.resolve(memoryPorts()),
  "a WebSocket": async () => {
    const { serving, asking, close } = await socketPair();
    drops.push(close);
    return [webSocketPort(serving), webSocketPort(asking)];
  },
};

describe.each(Object.keys(PAIRS))("1,000 reconnects over %s", (name) => {
  test("lose nothing and double nothing of a numbered feed", async () => {
    const RECONNECTS = 1000;
    const source = new NumberedSource();
    const random = stream(7, "reconnects", 0);
    let connections = 0;
    const { client, close } = reconnecting({
      contract: numbered,
      async connectOnce() {
        const [serving, asking] = await PAIRS[name]!();
        serve(numbered, source.handlers(), serving);
        connections += 1;
        if (connections > RECONNECTS) return asking;
        const frames = random.below(40);
        return cutAfter(frames, asking, () => (random.chance(0.5) ? serving : asking).close());
      },
      after: soon,
    });

    const abort = new AbortController();
    let page = { seq: -1, total: 0 };
    let snapshots = 0;
    let changes = 0;
    let goal = Infinity;
    const gaps: string[] = [];
    const reading = (async () => {
      for await (const event of client["total.watch"]({}, abort.signal)) {
        if (event.kind === "snapshot") {
          if (event.seq < page.seq) gaps.push(`snapshot ${event.seq} after ${page.seq}`);
          page = { seq: event.seq, total: event.total };
          snapshots += 1;
        } else {
          if (event.seq !== page.seq + 1) gaps.push(`change ${event.seq} after ${page.seq}`);
          page = { seq: event.seq, total: page.total + event.add };
          changes += 1;
        }
        if (page.seq === goal) abort.abort();
      }
    })();
    while (connections <= RECONNECTS) {
      source.add(random.below(100));
      await turn();
    }
    goal = source.state.seq + 1;
    source.add(1);
    await expect(reading).rejects.toMatchObject({ failure: { code: "cancelled" } });
    close();
    await turn();

    expect(gaps).toEqual([]);
    expect(page).toEqual(source.state);
    expect(snapshots).toBeGreaterThan(RECONNECTS / 2);
    expect(snapshots).toBeLessThanOrEqual(RECONNECTS + 1);
    expect(connections).toBe(RECONNECTS + 1);
    expect(changes).toBeGreaterThan(RECONNECTS);
    if (name === "memory") expect(source.readers).toBe(0);
  });
});

/** A connection in the hands of a test: each try is answered, or refused, by the next of `tries`. */
function held(tries: readonly ("refuse" | "connect")[]): {
  client: ReturnType<typeof reconnecting<typeof tiny>>;
  served: ReturnType<typeof tinyHandlers>;
  waits: number[];
  said: Connection[];
  cut(): void;
  goOn(): void;
} {
  const served = tinyHandlers();
  const waits: number[] = [];
  const said: Connection[] = [];
  const due: (() => void)[] = [];
  let serving: Port | undefined;
  let next = 0;
  const client = reconnecting({
    contract: tiny,
    connectOnce() {
      const how = tries[next];
      next += 1;
      if (how !== "connect") return Promise.reject(new Error("nobody is there"));
      const [one, other] = memoryPorts();
      serving = one;
      serve(tiny, served.handlers, one);
      return Promise.resolve(other);
    },
    after(milliseconds, task) {
      waits.push(milliseconds);
      due.push(task);
    },
    onConnection: (connection) => said.push(connection),
  });
  return { client, served, waits, said, cut: () => serving?.close(), goOn: () => due.shift()?.() };
}

const failureOf = (promise: Promise<unknown>): Promise<Failure | undefined> =>
  promise.then(
    () => undefined,
    (error: { failure: Failure }) => error.failure,
  );

describe("a client that reconnects", () => {
  test("waits longer from try to try, at most five seconds, and shortly again once it was heard", async () => {
    const line = held([...Array.from({ length: 7 }, () => "refuse" as const), "connect", "connect"]);
    for (let i = 0; i < 7; i += 1) {
      await turn();
      line.goOn();
    }
    expect(line.waits).toEqual([250, 500, 1000, 2000, 4000, 5000, 5000]);
    expect(await line.client.client["number.double"]({ value: 2 })).toEqual({ value: 4 });
    line.cut();
    await turn();
    expect(line.waits.at(-1)).toBe(250);
    line.client.close();
  });

  test("says when its connection is lost and when there is another", async () => {
    const line = held(["refuse", "connect", "connect"]);
    expect(line.client.connection).toBe("reconnecting");
    await turn();
    line.goOn();
    await turn();
    expect([line.client.connection, line.said]).toEqual(["open", ["open"]]);
    line.cut();
    await turn();
    expect([line.client.connection, line.said]).toEqual(["reconnecting", ["open", "reconnecting"]]);
    line.goOn();
    await turn();
    expect(line.said).toEqual(["open", "reconnecting", "open"]);
    line.client.close();
  });

  test("keeps calls until there is a connection", async () => {
    const line = held(["refuse", "connect"]);
    const answer = line.client.client["number.double"]({ value: 3 });
    await turn();
    line.goOn();
    expect(await answer).toEqual({ value: 6 });
    line.client.close();
  });

  test("fails a call that was under way, which may or may not have been heard", async () => {
    const line = held(["connect", "connect"]);
    const waiting = failureOf(line.client.client["number.wait"]({}));
    await line.served.reaches("begun", 1);
    line.cut();
    expect(await waiting).toEqual({ code: "wire.closed" });
    await line.served.reaches("ended", 1);
    line.goOn();
    expect(await line.client.client["number.double"]({ value: 3 })).toEqual({ value: 6 });
    expect(line.served.tally).toMatchObject({ begun: 1 });
    line.client.close();
  });

  test("lets go of a call or watch that is cancelled while there is no connection", async () => {
    const line = held(["refuse"]);
    const abort = new AbortController();
    const call = failureOf(line.client.client["number.wait"]({}, abort.signal));
    const feed = line.client.client["event.count"]({ count: 1 }, abort.signal)[Symbol.asyncIterator]();
    const first = failureOf(feed.next());
    abort.abort();
    expect(await Promise.all([call, first])).toEqual([{ code: "cancelled" }, { code: "cancelled" }]);
    line.client.close();
  });

  test("ends a cancelled watch at once and tells the host", async () => {
    const line = held(["connect"]);
    const abort = new AbortController();
    const feed = line.client.client["event.count"]({ count: 5, stay: true }, abort.signal)[Symbol.asyncIterator]();
    expect(await feed.next()).toEqual({ done: false, value: { seq: 0 } });
    await line.served.reaches("events", 5);
    abort.abort();
    expect(await failureOf(feed.next())).toEqual({ code: "cancelled" });
    expect(await line.served.reaches("ended", 1)).toMatchObject({ begun: 1 });
    line.client.close();
  });

  test("ends a watch that its handler has ended or that has failed", async () => {
    const line = held(["connect"]);
    const seen: number[] = [];
    for await (const { seq } of line.client.client["event.count"]({ count: 2 })) seen.push(seq);
    expect(seen).toEqual([0, 1]);
    const bad = line.client.client["event.count"]({ count: 0.5 })[Symbol.asyncIterator]();
    expect(await failureOf(bad.next())).toMatchObject({ code: "input.invalid" });
    line.client.close();
  });

  test("fails everything once it is closed for good", async () => {
    const line = held(["connect"]);
    const waiting = failureOf(line.client.client["number.wait"]({}));
    await line.served.reaches("begun", 1);
    line.client.close();
    line.client.close();
    const feed = line.client.client["event.count"]({ count: 1 })[Symbol.asyncIterator]();
    const late = line.client.client["number.double"]({ value: 1 });
    expect(await Promise.all([waiting, failureOf(feed.next()), failureOf(late)])).toEqual([
      { code: "wire.closed" },
      { code: "wire.closed" },
      { code: "wire.closed" },
    ]);
    expect(line.waits).toEqual([]);
  });
});
