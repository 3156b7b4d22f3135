/** @file A studio inside the test's own process, with a real store and a real engine process. */
import path from "node:path";
import { onTestFinished } from "vitest";
import type { Client } from "../../app/contract/kinds.ts";
import { memoryPorts } from "../../app/contract/ports/memory.ts";
import type { Job } from "../../app/contract/studio/jobs.ts";
import type { SeriesDetail } from "../../app/contract/studio/series.ts";
import { studio as contract, type StudioContract, type StudioEvent } from "../../app/contract/studio/studio.ts";
import { connect, serve } from "../../app/contract/wire.ts";
import { parseSeriesRequest, type SeriesRequest } from "../../app/series/request.ts";
import { launchNode, launchTunerNode } from "../../main/engine/launch-node.ts";
import { createStudio, type Studio, type StudioOptions } from "../../main/host/create-studio.ts";
import { SILENT } from "../../main/log.ts";
import { temporaryFolder } from "./circumplex.ts";
import { ROOT } from "./places.ts";

export interface StudioUnderTest {
  readonly studio: Studio;
  readonly client: Client<StudioContract>;
  readonly directory: string;
}

/** Opens a studio that is closed when the test is over. */
export function openStudio(options: Partial<StudioOptions> = {}): StudioUnderTest {
  const opened = studioAt(options);
  onTestFinished(() => opened.studio.close(), 60_000);
  return opened;
}

/** Opens a studio that whoever asked for it closes. */
export function studioAt(options: Partial<StudioOptions> = {}): StudioUnderTest {
  const directory = options.directory ?? temporaryFolder();
  const studio = createStudio({
    models: path.join(ROOT, "resources/models"),
    instructions: path.join(ROOT, "resources/judge"),
    page: path.join(ROOT, "out/renderer"),
    host: "node",
    launch: launchNode,
    launchTuner: launchTunerNode,
    probe: async () => [{ provider: "cpu", milliseconds: 1, reason: null }],
    log: SILENT,
    ...options,
    directory,
  });
  const [here, there] = memoryPorts();
  serve(contract, studio.handlers, there, { checkOutputs: true });
  return { studio, client: connect(contract, here), directory };
}

/** A small series from sad to joyful; what is given replaces its parts. */
export function smallRequest(change: Partial<SeriesRequest> = {}): SeriesRequest {
  return parseSeriesRequest({
    prompt: "a red boat on a lake",
    path: [
      { valence: -1.5, arousal: -0.5 },
      { valence: 1.5, arousal: 0.5 },
    ],
    frames: 3,
    seed: 5,
    size: 128,
    ...change,
  });
}

/** Reads the studio's feed until something holds of an event. */
export async function until(
  { client }: Pick<StudioUnderTest, "client">,
  holds: (event: StudioEvent) => boolean,
): Promise<StudioEvent> {
  for await (const event of client["studio.watch"]({})) if (holds(event)) return event;
  throw new Error("The feed ended before it came.");
}

/** Waits until a job is in a state. */
export async function untilJob(
  studio: Pick<StudioUnderTest, "client">,
  id: string,
  ...states: readonly Job["state"][]
): Promise<Job> {
  let found: Job | undefined;
  await until(studio, (event) => {
    const jobs = event.kind === "snapshot" ? event.overview.jobs : event.kind === "job" ? [event.job] : [];
    found = jobs.find((job) => job.id === id && states.includes(job.state)) ?? found;
    return found !== undefined;
  });
  return found!;
}

/** A series as it is now. */
export async function detailOf({ client }: Pick<StudioUnderTest, "client">, series: string): Promise<SeriesDetail> {
  for await (const event of client["series.watch"]({ series })) if (event.kind === "snapshot") return event.series;
  throw new Error("The feed ended before its snapshot.");
}
