/** @file The shell learns from the studio's own feed whether the queue works and which language is spoken. */
import { expect, test } from "vitest";
import type { Job } from "../../../app/contract/studio/jobs.ts";
import type { Overview, StudioEvent } from "../../../app/contract/studio/studio.ts";
import type { Run } from "../../../app/contract/studio/tuner.ts";
import { watchStanding } from "../../../main/electron/background.ts";
import { menuBar } from "../../../main/electron/menu.ts";
import { aRun } from "../../kit/tuner-rows.ts";

const job = (id: string, state: Job["state"]): Job => ({ id, state }) as Job;
const snapshot = (jobs: readonly Job[], language: "en" | "de" = "en"): StudioEvent => ({
  kind: "snapshot",
  seq: 1,
  overview: {
    jobs: [...jobs],
    queue: { paused: null },
    settings: { language },
    tuner: { runs: [] },
  } as unknown as Overview,
});

/** What is reported while these events come. */
async function reports(...events: StudioEvent[]): Promise<string[]> {
  const said: string[] = [];
  const watch = async function* (): AsyncIterable<StudioEvent> {
    yield* events;
  };
  await watchStanding({ "studio.watch": watch }, new AbortController().signal, ({ working, language }) =>
    said.push(`${working ? "working" : "idle"} ${language}`),
  );
  return said;
}

test("an empty queue is idle, and nothing is said twice", async () => {
  const settings = { kind: "settings", seq: 2, settings: { language: "en" } } as StudioEvent;
  expect(await reports(snapshot([job("1", "done")]), settings, snapshot([]))).toEqual(["idle en"]);
});

test("it works from the first job that waits to the last that ends", async () => {
  expect(
    await reports(
      snapshot([]),
      { kind: "job", seq: 2, job: job("1", "waiting") },
      { kind: "job", seq: 3, job: job("1", "running") },
      { kind: "job", seq: 4, job: job("2", "waiting") },
      { kind: "job", seq: 5, job: job("1", "done") },
      { kind: "jobsRemoved", seq: 6, jobs: ["1"] },
      { kind: "job", seq: 7, job: job("2", "cancelled") },
    ),
  ).toEqual(["idle en", "working en", "idle en"]);
});

test("a paused queue waits for a person, so it is idle unless a job still runs", async () => {
  const paused = { kind: "queue", seq: 2, queue: { paused: { why: "person" } } } as const;
  const resumed = { kind: "queue", seq: 3, queue: { paused: null } } as const;
  expect(await reports(snapshot([job("1", "waiting")]), paused, resumed)).toEqual([
    "working en",
    "idle en",
    "working en",
  ]);
  expect(await reports(snapshot([job("1", "cancelling")]), paused)).toEqual(["working en"]);
});

test("a run that learns keeps it at work, a paused one does not", async () => {
  const tuner = (seq: number, ...runs: Run[]): StudioEvent => ({
    kind: "tuner",
    seq,
    tuner: { runs, tuning: null, adapters: 0, evidence: 0 },
  });
  const told = [tuner(2, aRun()), tuner(3, aRun({ state: "paused" })), tuner(4, aRun({ state: "waiting" })), tuner(5)];
  expect(await reports(snapshot([]), ...told)).toEqual(["idle en", "working en", "idle en", "working en", "idle en"]);
});

test("the language is told", async () => {
  expect(await reports(snapshot([], "de"))).toEqual(["idle de"]);
});

test("the menus hold no key that the page has, and the developer's entries only while developing", () => {
  const bar = (isPackaged: boolean) =>
    menuBar({ platform: "linux", language: "de", isPackaged, openDataFolder: () => {} });
  expect(bar(true)).toEqual([
    { label: "Datei", submenu: [{ label: "Datenordner öffnen", click: expect.any(Function) }, { role: "close" }] },
    { label: "Bearbeiten", role: "editMenu" },
    { label: "Ansicht", submenu: [{ role: "togglefullscreen" }] },
    { label: "Fenster", role: "windowMenu" },
  ]);
  expect(JSON.stringify(bar(false))).toContain("toggleDevTools");
  expect(menuBar({ platform: "darwin", language: "en", isPackaged: true, openDataFolder: () => {} })[0]).toEqual({
    role: "appMenu",
  });
});
