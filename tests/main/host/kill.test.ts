/**
 * @file What survives SIGKILL: every finished frame once, a sound database, and a queue that resumes to the same bytes.
 * CIRCUMPLEX_KILLS says how many kills there are; `npm run figures:kill` makes 200.
 */
import { createHash } from "node:crypto";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import path from "node:path";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import type { SeriesDetail } from "../../../app/contract/studio/series.ts";
import { stream } from "../../../app/random/philox.ts";
import { parseSeriesRequest } from "../../../app/series/request.ts";
import { temporaryFolder } from "../../kit/circumplex.ts";
import { childrenOf, connectTo, startStudio, type Connection, type StudioProcess } from "../../kit/studio-process.ts";

const KILLS = Number(process.env["CIRCUMPLEX_KILLS"] ?? 3);
/** In turn. */
const VICTIMS = ["host", "engine", "both"] as const;
const FRAMES = 20;
const REQUEST = parseSeriesRequest({
  prompt: "a red boat on a lake, two birds",
  path: [
    { valence: -1.8, arousal: -0.5 },
    { valence: 1.8, arousal: 1 },
  ],
  frames: FRAMES,
  seed: 11,
  size: 256,
});

/** Watches until no job waits or runs; the number of events seen is told on the way. */
async function untilIdle({ client }: Connection, onEvent: (count: number) => void = () => undefined): Promise<void> {
  let count = 0;
  const live = new Map<string, boolean>();
  for await (const event of client["studio.watch"]({})) {
    onEvent(++count);
    const jobs = event.kind === "snapshot" ? event.overview.jobs : event.kind === "job" ? [event.job] : [];
    for (const { id, state } of jobs) live.set(id, ["waiting", "running", "cancelling"].includes(state));
    if (![...live.values()].some(Boolean)) return;
  }
  throw new Error("the feed ended");
}

async function detailOf({ client }: Connection, series: string): Promise<SeriesDetail> {
  for await (const event of client["series.watch"]({ series })) if (event.kind === "snapshot") return event.series;
  throw new Error("the feed ended");
}

const blobsOf = ({ frames }: SeriesDetail): (string | undefined)[] => frames.map(({ picture }) => picture?.blob);

/** Kills one of them at a random moment of the drawing; `both` dies with the host first. */
function killer(studio: StudioProcess, victim: (typeof VICTIMS)[number], afterEvents: number, delay: number) {
  let armed = false;
  return (count: number): void => {
    if (armed || count < afterEvents) return;
    armed = true;
    setTimeout(() => {
      const host = studio.process.pid!;
      const engines = childrenOf(host);
      if (victim !== "engine") process.kill(host, "SIGKILL");
      if (victim !== "host") for (const engine of engines) kill(engine);
    }, delay);
  };
}

function kill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It ended by itself in the meantime.
  }
}

test(
  `SIGKILL of host, engine and both at ${KILLS} random moments loses and doubles nothing`,
  { timeout: 60_000 + 20_000 * KILLS },
  async () => {
    const directory = temporaryFolder();
    const random = stream(20261125, "kills");
    const series: string[] = [];
    let kills = 0;

    let studio = await startStudio(directory);
    let connection = await connectTo(studio);
    const start = async (): Promise<void> => {
      series.push((await connection.client["series.start"]({ request: REQUEST })).series);
    };
    await start();
    await untilIdle(connection);
    const expected = blobsOf(await detailOf(connection, series[0]!));
    expect(expected.filter((blob) => blob !== undefined)).toHaveLength(FRAMES);

    while (kills < KILLS) {
      const before = series.length;
      await start();
      const victim = VICTIMS[kills % VICTIMS.length]!;
      const onEvent = killer(studio, victim, random.below(70), random.between(0, 40));
      const ended = once(studio.process, "exit");
      const outcome = await Promise.race([
        untilIdle(connection, onEvent).then(
          () => "idle" as const,
          () => "lost" as const,
        ),
        ended.then(() => "lost" as const),
      ]);
      kills++;
      if (outcome === "lost") {
        await ended;
        connection.close();
        studio = await startStudio(directory);
        connection = await connectTo(studio);
        await connection.client["queue.resume"]({});
        await untilIdle(connection);
      }
      expect(series).toHaveLength(before + 1);
      expect(blobsOf(await detailOf(connection, series.at(-1)!)), `after kill ${kills} of ${victim}`).toEqual(expected);
    }

    const { total } = await connection.client["gallery.find"]({});
    expect(total).toBe(FRAMES * series.length);
    for (const { frames } of await Promise.all(series.map((one) => detailOf(connection, one)))) {
      expect(frames.every(({ state, measurement }) => state === "finished" && measurement !== null)).toBe(true);
    }
    connection.close();
    await studio.stop();
    for (const hash of new Set(expected)) {
      const bytes = readFileSync(path.join(directory, "blobs", hash!.slice(0, 2), hash!.slice(2)));
      expect(createHash("sha256").update(bytes).digest("hex")).toBe(hash);
    }
    const database = new Database(path.join(directory, "studio.db"), { readonly: true });
    expect(database.pragma("integrity_check")).toEqual([{ integrity_check: "ok" }]);
    expect(database.pragma("foreign_key_check")).toEqual([]);
    database.close();
  },
);
