/** @file The supervisor: who is late is ended, who ended is started again with growing pauses, and every end has its reason. */
import { expect, test } from "vitest";
import { superviseEngine } from "../../../main/engine/supervise.ts";
import { smallSeries } from "../../kit/engine.ts";
import { fakeHandlers, fakeLaunch, HandTimers, heart, settled } from "../../kit/fake-engines.ts";

const failureOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error: { failure: unknown }) => error.failure,
  );

function supervised(handlers = fakeHandlers) {
  const timers = new HandTimers();
  const { launch, started } = fakeLaunch(handlers);
  const states: string[] = [];
  const supervisor = superviseEngine({
    launch,
    timers,
    onState: ({ state }) => states.push(state ?? ""),
    patience: { start: 5000, beat: 3000, stop: 2000, healthy: 60_000, pauses: [500, 1000, 2000] },
  });
  return { supervisor, timers, started, states };
}

test("an engine is ready once it has answered, and stopped when it is asked to", async () => {
  const { supervisor, states, started } = supervised();
  expect(supervisor.client()).toBeUndefined();
  const client = await supervisor.ready();
  expect(supervisor.client()).toBe(client);
  const stopping = supervisor.stop();
  started[0]!.die({ exitCode: 0 });
  await stopping;
  expect(states).toEqual(["starting", "ready", "stopped"]);
  expect(await failureOf(supervisor.ready())).toEqual({ code: "wire.closed" });
});

test("one that does not leave when asked is killed", async () => {
  const { supervisor, timers, started } = supervised();
  await supervisor.ready();
  const stopping = supervisor.stop();
  await timers.pass(2000);
  await stopping;
  expect(started[0]!.killed).toBe(true);
});

test("one that never answers is ended as unresponsive, and another is started", async () => {
  const { supervisor, timers, started } = supervised(() =>
    fakeHandlers({ "engine.hello": () => new Promise(() => undefined) }),
  );
  await timers.pass(5000);
  expect(started[0]!.killed).toBe(true);
  await timers.pass(500);
  expect([started.length, supervisor.state]).toEqual([2, "restarting"]);
});

test("one whose heart stops is ended, and what it was asked fails for that reason", async () => {
  const { supervisor, timers, started } = supervised();
  const client = await supervisor.ready();
  const drawing = failureOf(client["series.draw"](smallSeries())[Symbol.asyncIterator]().next());
  await timers.pass(4000);
  expect(started[0]!.killed).toBe(true);
  expect(await drawing).toEqual({ code: "engine.unresponsive", milliseconds: 3000 });
});

test("one that beats lives on", async () => {
  let beat = (): void => undefined;
  const { supervisor, timers, started } = supervised(() =>
    fakeHandlers({
      "engine.beat": async function* () {
        for (let count = 0; ; count++) {
          yield { beat: count };
          await new Promise<void>((resolve) => (beat = resolve));
        }
      },
    }),
  );
  await supervisor.ready();
  for (let second = 0; second < 20; second++) {
    await timers.pass(1000);
    beat();
    await settled();
  }
  expect([started.length, supervisor.state]).toEqual([1, "ready"]);
});

test.each([
  [
    { exitCode: null, signal: "SIGSEGV" },
    { code: "engine.crashed", exitCode: null, signal: "SIGSEGV" },
  ],
  [
    { exitCode: 70, signal: null },
    { code: "engine.crashed", exitCode: 70, signal: null },
  ],
  [{ signal: "SIGABRT", outOfMemory: true }, { code: "engine.outOfMemory" }],
])("an end by %o is told as %o to whoever waits for an answer", async (how, failure) => {
  const { supervisor, started, timers } = supervised();
  const client = await supervisor.ready();
  const feed = failureOf(client["series.draw"](smallSeries())[Symbol.asyncIterator]().next());
  const call = failureOf(client["exports.write"]({ items: [], request: { format: "csv" }, file: "x" }));
  started[0]!.die(how);
  expect(await feed).toEqual(failure);
  expect(await call).toMatchObject({ code: expect.stringMatching(/internal|engine/) });
  await timers.pass(500);
  expect(await supervisor.ready()).not.toBe(client);
});

test("pauses grow; after the last no start is made until somebody asks who has been told", async () => {
  const { supervisor, timers, started, states } = supervised();
  for (const pause of [500, 1000, 2000]) {
    await supervisor.ready();
    started.at(-1)!.die({ exitCode: 1 });
    await settled();
    expect(timers.next).toBe(pause);
    await timers.pass(pause);
  }
  await supervisor.ready();
  started.at(-1)!.die({ exitCode: 1 });
  await settled();
  expect([started.length, supervisor.state, timers.next]).toEqual([4, "stopped", undefined]);
  expect(await failureOf(supervisor.ready())).toEqual({
    code: "device.none",
    reason: "the engine ended 4 times in a row (engine.crashed)",
  });
  await supervisor.ready();
  expect(started).toHaveLength(5);
  expect(states.at(-1)).toBe("ready");
});

test("who waits while the last start fails is told, and who asks next gets new starts", async () => {
  const { supervisor, timers, started } = supervised(() =>
    fakeHandlers({ "engine.hello": () => new Promise(() => undefined) }),
  );
  const waiting = failureOf(supervisor.ready());
  for (let start = 0; start < 4; start++) {
    started.at(-1)!.die({ exitCode: 1 });
    await settled();
    await timers.pass(2000);
  }
  expect(await waiting).toMatchObject({ code: "device.none" });
  const again = failureOf(supervisor.ready(AbortSignal.abort()));
  expect(await again).toEqual({ code: "cancelled" });
  expect(started).toHaveLength(5);
});

test("a minute of health forgets what was", async () => {
  const { supervisor, timers, started } = supervised(() => fakeHandlers({ "engine.beat": heart }));
  for (let death = 0; death < 6; death++) {
    await supervisor.ready();
    for (let second = 0; second < 61; second++) await timers.pass(1000);
    started.at(-1)!.die({ exitCode: 1 });
    await settled();
    expect(timers.next).toBe(500);
    await timers.pass(500);
  }
});

test("a watch that does not stop in time costs the engine its life; one that does, does not", async () => {
  let obedient = true;
  const { supervisor, timers, started } = supervised(() =>
    fakeHandlers({
      "engine.beat": heart,
      "series.draw": async function* (_input, { signal }) {
        yield { kind: "unmeasured", index: 0, reason: "begun", style: [0, 0, 0, 0, 0, 0, 0] };
        await new Promise<void>((resolve) => {
          if (obedient) signal.addEventListener("abort", () => resolve(), { once: true });
        });
      },
    }),
  );
  const draw = async () => {
    const controller = new AbortController();
    const client = await supervisor.ready();
    const events = client["series.draw"](smallSeries(), controller.signal)[Symbol.asyncIterator]();
    await events.next();
    controller.abort();
    return failureOf(events.next());
  };
  expect(await draw()).toEqual({ code: "cancelled" });
  await timers.pass(2500);
  expect(started[0]!.killed).toBe(false);
  obedient = false;
  const late = draw();
  await timers.pass(2000);
  expect(started[0]!.killed).toBe(true);
  expect(await late).toEqual({ code: "engine.unresponsive", milliseconds: 2000 });
});

test("a restart that somebody asks for gives its reason to whoever is being answered", async () => {
  const { supervisor, started, timers } = supervised();
  const client = await supervisor.ready();
  const drawing = failureOf(client["series.draw"](smallSeries())[Symbol.asyncIterator]().next());
  await settled();
  supervisor.restart({ code: "device.none", reason: "another device was chosen" });
  expect(await drawing).toEqual({ code: "device.none", reason: "another device was chosen" });
  await timers.pass(500);
  expect(started).toHaveLength(2);
});
