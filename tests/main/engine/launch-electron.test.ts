/** @file Engines as utility processes, against a fake of Electron: what is started, and how each end is told. */
import { EventEmitter } from "node:events";
import path from "node:path";
import { PassThrough } from "node:stream";
import { beforeEach, expect, test, vi } from "vitest";
import type { Frame } from "../../../app/contract/wire/frame.ts";
import { launchElectron, probeElectron } from "../../../main/engine/launch-electron.ts";
import { ROOT } from "../../kit/places.ts";

class FakeUtility extends EventEmitter {
  readonly pid = undefined;
  readonly stdout = new PassThrough();
  readonly stderr = new PassThrough();
  readonly posted: unknown[] = [];
  readonly options: { readonly serviceName: string };
  readonly role: unknown;
  readonly entry: string;
  kills = 0;

  constructor(entry: string, [role]: string[], options: { readonly serviceName: string }) {
    super();
    [this.entry, this.role, this.options] = [entry, JSON.parse(role!), options];
  }
  postMessage(frame: unknown): void {
    this.posted.push(frame);
  }
  kill(): boolean {
    this.kills++;
    return true;
  }
}

const electron = vi.hoisted(() => ({ started: [] as unknown[], app: undefined as unknown }));
vi.mock("electron", async () => {
  const events = await import("node:events");
  electron.app = new events.EventEmitter();
  const fork = (entry: string, words: string[], options: { readonly serviceName: string }): FakeUtility => {
    const child = new FakeUtility(entry, words, options);
    electron.started.push(child);
    return child;
  };
  return { app: electron.app, utilityProcess: { fork } };
});
const started = electron.started as FakeUtility[];
const app = (): EventEmitter => electron.app as EventEmitter;
beforeEach(() => void started.splice(0));

const FOLDERS = { blobs: "/b", uploads: "/u", models: "/m", instructions: "/i" };
const gone = (child: FakeUtility, reason: string): boolean =>
  app().emit("child-process-gone", {}, { type: "Utility", reason, exitCode: 1, name: child.options.serviceName });

test("the engine is started beside the bundle with its role, and speaks through its port", () => {
  const lines: string[] = [];
  const { port } = launchElectron(FOLDERS)((line) => lines.push(line));
  const [child] = started;
  expect(child!.entry).toBe(path.join(ROOT, "main/engine/engine.js"));
  expect(child!.role).toEqual({ role: "engine", ...FOLDERS });
  const heard: unknown[] = [];
  port.listen(
    (frame) => heard.push(frame),
    () => undefined,
  );
  const frame: Frame = { t: "stop", id: 1 };
  port.post(frame);
  child!.emit("message", { t: "done", id: 1 });
  expect([child!.posted, heard]).toEqual([[frame], [{ t: "done", id: 1 }]]);
  child!.stderr.write("one line\n");
  expect(lines).toEqual(["one line"]);
  port.close();
  expect(child!.kills).toBe(1);
});

test("an end for want of memory is told apart from others, and from the ends of other processes", async () => {
  const launch = launchElectron(FOLDERS);
  const [one, other] = [launch(), launch()];
  gone(started[1]!, "crashed");
  for (const child of started) child.emit("exit", 5);
  gone(started[0]!, "oom");
  expect(await one.ended).toEqual({ exitCode: 5, signal: null, outOfMemory: true });
  expect(await other.ended).toEqual({ exitCode: 5, signal: null, outOfMemory: false });
});

test("providers are probed one after another; one that dies has a reason", async () => {
  const probing = probeElectron();
  await vi.waitUntil(() => started.length === 1);
  started[0]!.emit("message", { milliseconds: 1.5 });
  await vi.waitUntil(() => started.length === 2);
  expect(started.map(({ role }) => role)).toEqual(["cpu", "webgpu"].map((provider) => ({ role: "probe", provider })));
  started[1]!.emit("exit", 1);
  expect(await probing).toEqual([
    { provider: "cpu", milliseconds: 1.5, reason: null },
    { provider: "webgpu", milliseconds: null, reason: "its process ended" },
  ]);
  expect(started.map(({ kills }) => kills)).toEqual([1, 1]);
});
