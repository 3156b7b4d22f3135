/** @file The whole back end: store, queue, engine, feeds and handlers, put together for whichever shell hosts it. */
import os from "node:os";
import type { Client } from "../../app/contract/kinds.ts";
import type { EngineContract } from "../../app/contract/engine/engine.ts";
import type { Handlers } from "../../app/contract/kinds.ts";
import type { Engine, ProviderProbe } from "../../app/contract/studio/machine.ts";
import type { StudioContract } from "../../app/contract/studio/studio.ts";
import type { EngineOptions, Launch } from "../engine/launch.ts";
import { superviseEngine } from "../engine/supervise.ts";
import type { Logger } from "../log.ts";
import { openStore } from "../store/open.ts";
import { Events } from "./events.ts";
import { ExportFiles } from "./export-files.ts";
import { createFetch, type Fetch } from "./fetch.ts";
import { exportHandlers } from "./handlers/exports.ts";
import { galleryHandlers } from "./handlers/gallery.ts";
import { jobHandlers } from "./handlers/jobs.ts";
import { machineHandlers } from "./handlers/machine.ts";
import { pictureHandlers } from "./handlers/pictures.ts";
import { seriesHandlers } from "./handlers/series.ts";
import { settingsHandlers } from "./handlers/settings.ts";
import { Importer } from "./importer.ts";
import { Lease } from "./lease.ts";
import { keepHouse } from "./maintenance.ts";
import type { Parts } from "./parts.ts";
import { Queue } from "./queue.ts";

export interface StudioOptions {
  /** The data folder; made when it is not there. */
  readonly directory: string;
  /** Folder of the models. */
  readonly models: string;
  /** Folder of the built page. */
  readonly page: string;
  readonly host: "electron" | "node";
  /** Starts the process that computes. */
  readonly launch: (options: EngineOptions) => Launch;
  /** Milliseconds that each provider of this machine needs, measured in processes of their own. */
  readonly probe: (signal: AbortSignal) => Promise<ProviderProbe[]>;
  readonly log: Logger;
}

export interface Studio {
  readonly handlers: Handlers<StudioContract>;
  readonly fetch: Fetch;
  /** Whether work is under way or waits: a shell then stays in the tray. */
  readonly busy: () => boolean;
  /** Stops after the step at hand, and closes the store cleanly. */
  close(): Promise<void>;
}

/** The judge that measures what is drawn. */
const JUDGE = "papercut-judge";

/**
 * Opens the data folder and starts the engine.
 *
 * @throws StudioError `store.*` or `disk.*` when the data folder cannot be used; nothing is started then
 */
export function createStudio(options: StudioOptions): Studio {
  const { log } = options;
  const store = openStore({ directory: options.directory });
  const known = store.settings.engine();
  const waiting = store.jobs.list().filter(({ state }) => state === "interrupted" || state === "waiting");
  const left = waiting.reduce((sum, job) => sum + job.frames.length - job.finished, 0);
  // With every picture there, only the end was not written down: nobody needs to be asked.
  if (left === 0) {
    for (const { id, state } of waiting) if (state === "interrupted") store.jobs.move(id, "waiting");
  }
  const events = new Events(store, {
    progress: null,
    queue: { paused: store.unclean && left > 0 ? { why: "unclean", waiting: left } : null },
    engine: {
      state: "starting",
      restarts: 0,
      failure: null,
      provider: known?.provider ?? null,
      probes: known?.probes ?? [],
      probed: known?.probed ?? null,
      threads: 0,
      onnxruntime: null,
    },
  });
  const closing = new AbortController();
  const failures: string[] = [];
  const engineState = (change: Partial<Engine>): void => {
    const engine = { ...events.passing.engine, ...change };
    if (change.failure) failures.push(`${new Date().toISOString()} engine: ${JSON.stringify(change.failure)}`);
    events.engine(engine);
  };

  type Hello = Awaited<ReturnType<Client<EngineContract>["engine.hello"]>>;
  let hello: Hello | undefined;
  const supervisor = superviseEngine({
    launch: options.launch({ blobs: store.folders.blobs, uploads: store.folders.uploads, models: options.models }),
    log,
    onState: engineState,
    onHello: (answer) => {
      hello = answer;
      const { onnxruntime, threads, provider } = answer;
      engineState({ onnxruntime, threads, provider });
    },
  });
  const engine = (signal: AbortSignal): Promise<Client<EngineContract>> => supervisor.ready(signal);
  const judge = (): string | null =>
    hello?.judges.some(({ id, problem }) => id === JUDGE && problem === null) ? JUDGE : null;

  const lease = new Lease();
  const queue = new Queue({ store, events, lease, log, engine, judge, clock: () => performance.now() });
  const exports = new ExportFiles(store.folders.exports);
  const importer = new Importer({ store, events, engine, judge });
  const probe = async (signal: AbortSignal): Promise<ProviderProbe[]> => {
    const probes = await options.probe(signal);
    const found = { probes, probed: Date.now(), provider: events.passing.engine.provider };
    store.settings.saveEngine(found);
    engineState(found);
    return probes;
  };
  const parts: Parts = {
    store,
    events,
    queue,
    exports,
    log,
    host: options.host,
    engine,
    installed: () => ({ packs: hello?.packs ?? [], judges: hello?.judges ?? [] }),
    judge,
    probe,
    recentFailures: () => failures.slice(-10),
    leftBehind: new Set(store.unclean ? waiting.map(({ id }) => id) : []),
  };

  // A speed measured beside a drawing would be wrong, so the probe gives way and is left for the next start.
  const probing = lease
    .background((giveWay) => probe(AbortSignal.any([giveWay, closing.signal])), closing.signal)
    .catch((error: unknown) => log.info("probe", { ended: error instanceof Error ? error.name : String(error) }));
  const house = keepHouse({ store, events, log, signal: closing.signal });
  queue.start();
  log.info("open", { unclean: store.unclean, waiting: left, cores: os.availableParallelism() });

  let closed: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    closing.abort();
    await queue.close();
    await supervisor.stop();
    await Promise.all([probing, house]);
    events.close();
    await exports.close();
    try {
      store.close();
      log.info("close");
    } catch (error) {
      // A data folder that has gone cannot be closed cleanly; the next start will ask what to do with what waited.
      log.error("close", { message: error instanceof Error ? error.message : String(error) });
    }
  };
  return {
    handlers: {
      "studio.watch": (_input, { signal }) => events.overview.watch(signal),
      ...seriesHandlers(parts),
      ...jobHandlers(parts),
      ...pictureHandlers(parts),
      ...galleryHandlers(parts),
      ...exportHandlers(parts),
      ...settingsHandlers(parts),
      ...machineHandlers(parts),
    },
    fetch: createFetch({ store, exports, importer, page: options.page }),
    busy: () => store.jobs.list().some(({ state }) => state === "running" || state === "waiting"),
    close: () => (closed ??= close()),
  };
}
