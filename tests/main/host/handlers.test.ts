/** @file What a page asks and tells through the contract, with every answer checked against it; one studio for all. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Failure } from "../../../app/contract/failure.ts";
import { openStore } from "../../../main/store/open.ts";
import { temporaryFolder } from "../../kit/circumplex.ts";
import { finishFrame, startSeries } from "../../kit/store-rows.ts";
import {
  detailOf,
  smallRequest,
  studioAt,
  until,
  untilJob,
  type StudioUnderTest,
} from "../../kit/studio-in-process.ts";

const PROBES = [
  { provider: "cpu", milliseconds: 3, reason: null },
  { provider: "cuda", milliseconds: null, reason: "no driver" },
];

let open: StudioUnderTest;
let series: string;
let pictures: string[];

beforeAll(async () => {
  const directory = temporaryFolder();
  const store = openStore({ directory });
  const started = startSeries(store, 3);
  series = started.series;
  store.jobs.move(started.job, "running");
  pictures = store.frames.missing(started.job).map((frame) => finishFrame(store, series, frame));
  store.jobs.move(started.job, "done");
  store.close();
  open = studioAt({ directory, probe: async () => PROBES, probeAfter: 0 });
  await probed(open);
});

/** Waits until the providers have been tried. */
async function probed(studio: StudioUnderTest): Promise<void> {
  await until(studio, (event) => {
    if (event.kind === "snapshot") return event.overview.engine.probed !== null;
    return event.kind === "engine" && event.engine.probed !== null;
  });
}

afterAll(() => open.studio.close());

/** Pictures of the library and its trash, as every page hears of them. */
async function library(): Promise<readonly [number, number]> {
  const event = await until(open, ({ kind }) => kind === "snapshot");
  if (event.kind !== "snapshot") throw new Error("The feed began without a snapshot.");
  return [event.overview.library.pictures, event.overview.library.trashed];
}

describe("pictures", () => {
  test("go into the trash, leave their frames empty, come back, and go for good only when it is emptied", async () => {
    const { client } = open;
    const [first, second] = pictures as [string, string];
    await client["pictures.trash"]({ pictures: [first, second] });
    expect(await library()).toEqual([1, 2]);
    const shown = async (): Promise<boolean[]> => (await detailOf(open, series)).frames.map(({ picture }) => !!picture);
    expect(await shown()).toEqual([false, false, true]);
    await client["pictures.restore"]({ pictures: [first] });
    expect([await library(), await shown()]).toEqual([
      [2, 1],
      [true, false, true],
    ]);
    expect(await client["trash.empty"]({})).toEqual({ deleted: 1 });
    expect(await library()).toEqual([2, 0]);
    await expect(client["pictures.get"]({ picture: second })).rejects.toMatchObject({
      failure: { code: "input.unknown", what: "picture", id: second } satisfies Failure,
    });
  });

  test("are rated, laid on boards, and found by either", async () => {
    const { client } = open;
    const [first] = pictures as [string];
    await client["pictures.rate"]({ pictures: [first], stars: 4 });
    const { board } = await client["boards.create"]({ name: "Boats" });
    await client["boards.set"]({ board, pictures: [first], on: true });
    await client["boards.rename"]({ board, name: "Ships" });
    expect((await client["boards.list"]({})).boards).toMatchObject([{ id: board, name: "Ships", pictures: 1 }]);
    expect((await client["gallery.ids"]({ filter: { board } })).ids).toEqual([first]);
    expect(await client["pictures.get"]({ picture: first })).toMatchObject({ stars: 4, boards: [board] });
    await client["boards.remove"]({ board });
    expect((await client["boards.list"]({})).boards).toEqual([]);
  });

  test("are looked over: where matches lie, and how they run through the moods", async () => {
    const { client } = open;
    const { stretches } = await client["gallery.rail"]({ stretches: 2 });
    expect(stretches).toHaveLength(2);
    expect((await client["gallery.points"]({ limit: 10 })).points).toEqual([2, 1, -2, -1]);
    const { view } = await client["views.save"]({ name: "All", filter: {}, order: "newest" });
    expect((await client["views.list"]({})).views).toMatchObject([{ id: view, name: "All" }]);
    await client["views.remove"]({ view });
    expect((await client["views.list"]({})).views).toEqual([]);
  });
});

describe("the queue", () => {
  test("keeps what is drawn now when all others are cancelled, and forgets what has ended when asked to", async () => {
    const { client } = open;
    const now = await client["series.start"]({ request: smallRequest() });
    const one = await client["series.start"]({ request: smallRequest({ seed: 1 }) });
    const two = await client["series.start"]({ request: smallRequest({ seed: 2 }) });
    await untilJob(open, now.job, "running");
    expect(await client["jobs.cancelOthers"]({})).toEqual({ cancelled: 2 });
    await untilJob(open, one.job, "cancelled");
    await untilJob(open, two.job, "cancelled");
    expect((await untilJob(open, now.job, "done")).finished).toBe(3);
    await client["jobs.clear"]({});
    const event = await until(open, ({ kind }) => kind === "snapshot");
    expect(event).toMatchObject({ overview: { jobs: [], library: { trashed: 0 } } });
    expect((await client["series.list"]({ limit: 10 })).series.map(({ id }) => id)).toContain(now.series);
  });
});

describe("the machine", () => {
  test("says what runs on it and what was tried, and why not", async () => {
    const { client } = open;
    expect(await client["machine.probe"]({})).toEqual({ probes: PROBES });
    const machine = await client["machine.get"]({});
    expect(machine.dataFolder).toBe(open.directory);
    expect(machine.packs.map(({ id, problem }) => [id, problem])).toContainEqual(["papercut", null]);
  });

  test("reports to be copied hold no prompt and no path of a person, unless prompts are ticked", async () => {
    const report = async (prompts: boolean): Promise<string> => (await open.client["machine.report"]({ prompts })).text;
    const without = await report(false);
    expect(without).toContain("cuda: no driver");
    for (const secret of ["boat", open.directory]) expect(without).not.toContain(secret);
    expect(await report(true)).toContain("prompt: a red boat on a lake");
  });
});

test("the draft, the settings and what was probed are there after the next start, before anything is tried anew", async () => {
  const directory = temporaryFolder();
  const first = studioAt({ directory, probe: async () => PROBES, probeAfter: 0 });
  await probed(first);
  await first.client["settings.set"]({ language: "de" });
  await first.studio.close();
  const second = studioAt({ directory, probe: (signal) => new Promise((_, reject) => giveWay(signal, reject)) });
  const event = await until(second, () => true);
  await second.studio.close();
  expect(event).toMatchObject({ overview: { settings: { language: "de" }, engine: { probes: PROBES } } });
});

function giveWay(signal: AbortSignal, reject: (reason: unknown) => void): void {
  signal.addEventListener("abort", () => reject(signal.reason), { once: true });
}
