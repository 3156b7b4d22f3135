/** @file Real engines in processes of their own: they draw, stop, die, hang and are replaced, and lose nothing. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { engineContract } from "../../../app/contract/engine/engine.ts";
import { connect } from "../../../app/contract/wire.ts";
import type { EngineProcess } from "../../../main/engine/launch.ts";
import { launchNode } from "../../../main/engine/launch-node.ts";
import { PATIENCE } from "../../../main/engine/patience.ts";
import { probeProviders } from "../../../main/engine/probe-in-child.ts";
import { type Hello, superviseEngine } from "../../../main/engine/supervise.ts";
import { blobPath } from "../../../native/files/blobs.ts";
import { ROOT } from "../../kit/places.ts";
import { HandTimers } from "../../kit/fake-engines.ts";
import { type DrawEvent, type DrawInput, engineFolders, eventsOf, ofKind, smallSeries } from "../../kit/engine.ts";

const ENTRY = path.join(ROOT, "main/engine/index.ts");

/** Starts an engine and keeps it running; with timers wound by hand no load of the machine is taken for a fault. */
function engineOfItsOwn(timers?: HandTimers) {
  const folders = engineFolders();
  const pids: number[] = [];
  const processes: EngineProcess[] = [];
  const launch = launchNode(folders);
  const supervisor = superviseEngine({
    launch: (onLine) => {
      const process = launch(onLine);
      processes.push(process);
      return process;
    },
    onHello: ({ pid }: Hello) => pids.push(pid),
    patience: { pauses: [10, 10, 10] },
    ...(timers && { timers }),
  });
  onTestFinished(() => supervisor.stop());
  const draw = async (input: DrawInput, signal?: AbortSignal): Promise<DrawEvent[]> =>
    eventsOf((await supervisor.ready())["series.draw"](input, signal));
  return { supervisor, pids, processes, draw, blobs: folders.blobs };
}

const blobsOf = (events: readonly DrawEvent[]): string[] => ofKind(events, "drawn").map(({ picture }) => picture.blob);
const failureOf = (error: unknown): unknown => (error as { failure: unknown }).failure;

test("an engine says what it is and draws; killed in a frame it is replaced, and the same is drawn again", async () => {
  const { supervisor, pids, draw } = engineOfItsOwn();
  const whole = await draw(smallSeries());
  expect(blobsOf(whole)).toHaveLength(3);

  const cut: DrawEvent[] = [];
  const drawing = (async () => {
    for await (const event of (await supervisor.ready())["series.draw"](smallSeries())) {
      cut.push(event);
      if (event.kind === "step" && event.index === 1) process.kill(pids[0]!, "SIGKILL");
    }
  })();
  expect(failureOf(await drawing.catch((error: unknown) => error))).toEqual({
    code: "engine.crashed",
    exitCode: null,
    signal: "SIGKILL",
  });
  expect(blobsOf(cut)).toEqual(blobsOf(whole).slice(0, 1));

  expect(blobsOf(await draw(smallSeries()))).toEqual(blobsOf(whole));
  expect(new Set(pids).size).toBe(2);
});

test("a series that nobody wants any more ends at its next step, and the engine draws on for others", async () => {
  const { draw, supervisor, pids, blobs } = engineOfItsOwn();
  const controller = new AbortController();
  const events: DrawEvent[] = [];
  let stopped = 0;
  const drawing = (async () => {
    for await (const event of (await supervisor.ready())["series.draw"](smallSeries(), controller.signal)) {
      events.push(event);
      if (event.kind === "step" && event.index === 1 && stopped === 0) {
        stopped = performance.now();
        controller.abort();
      }
    }
  })();
  expect(failureOf(await drawing.catch((error: unknown) => error))).toEqual({ code: "cancelled" });
  console.info(`cancelled ${(performance.now() - stopped).toFixed(0)} ms after the wish`);
  expect(ofKind(events, "drawn").map(({ index }) => index)).toEqual([0]);
  expect(existsSync(blobPath(blobs, blobsOf(events)[0]!))).toBe(true);
  expect(blobsOf(await draw(smallSeries({ frames: 2 })))).toHaveLength(2);
  expect(pids).toHaveLength(1);
});

test("an engine that hangs is ended as unresponsive and replaced", async () => {
  const timers = new HandTimers();
  const { supervisor, pids, processes, draw } = engineOfItsOwn(timers);
  const client = await supervisor.ready();
  const events = client["series.draw"](smallSeries())[Symbol.asyncIterator]();
  await events.next();
  process.kill(pids[0]!, "SIGSTOP");
  // A beat that was on its way may still come, once.
  await timers.pass(3 * PATIENCE.beat);
  expect(await processes[0]!.ended).toEqual({ exitCode: null, signal: "SIGKILL", outOfMemory: false });
  let error: unknown;
  while (error === undefined) await events.next().catch((reason: unknown) => (error = reason));
  expect(failureOf(error)).toEqual({ code: "engine.unresponsive", milliseconds: PATIENCE.beat });
  await timers.pass(10);
  expect(blobsOf(await draw(smallSeries({ frames: 2 })))).toHaveLength(2);
});

test("an engine whose host is gone goes too", async () => {
  const { port, ended } = launchNode(engineFolders())();
  const client = connect(engineContract, port);
  await client["engine.hello"]({});
  const drawing = client["series.draw"](smallSeries())[Symbol.asyncIterator]();
  await drawing.next();
  port.close();
  expect(await ended).toEqual({ exitCode: 0, signal: null, outOfMemory: false });
});

test.each([
  ["no argument", []],
  ["no JSON", ["{"]],
  ["another role", ['{"role":"host"}']],
  ["a folder that is no text", ['{"role":"engine","blobs":1,"uploads":"","models":""}']],
  ["more than there is to say", ['{"role":"probe","provider":"cpu","more":1}']],
])("an entry given %s says so on one line and ends", async (_what, words) => {
  const child = spawn(process.execPath, [ENTRY, ...words], { stdio: ["ignore", "pipe", "pipe"] });
  let [stdout, stderr] = ["", ""];
  child.stdout.on("data", (chunk: Buffer) => (stdout += chunk));
  child.stderr.on("data", (chunk: Buffer) => (stderr += chunk));
  const [code] = (await once(child, "close")) as [number];
  expect([code, stdout]).toEqual([64, ""]);
  expect(JSON.parse(stderr)).toMatchObject({ message: "The one argument must be a role as JSON." });
});

test("an engine started by hand says that it is not", async () => {
  const folders = engineFolders();
  const child = spawn(process.execPath, [ENTRY, JSON.stringify({ role: "engine", ...folders })], { stdio: "pipe" });
  let stderr = "";
  child.stderr.on("data", (chunk: Buffer) => (stderr += chunk));
  const [code] = (await once(child, "close")) as [number];
  expect([code, (JSON.parse(stderr) as { message: string }).message]).toEqual([
    70,
    "This process is started by the studio, not by hand.",
  ]);
});

test("every provider is tried, and one that cannot be had says why", async () => {
  const probes = await probeProviders();
  expect(probes.map(({ provider }) => provider)).toEqual(["cpu", "webgpu"]);
  for (const { milliseconds, reason } of probes) expect((milliseconds === null) === (reason !== null)).toBe(true);
  expect(probes[0]!.milliseconds).toBeGreaterThan(0);
});
