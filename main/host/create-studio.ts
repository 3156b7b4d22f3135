/** @file The whole back end: store, queue, engine, feeds and handlers, put together for whichever shell hosts it. */
import os from "node:os";
import type { JudgeOrder } from "../../app/contract/engine/engine.ts";
import { toFailure } from "../../app/contract/failure.ts";
import type { Handlers } from "../../app/contract/kinds.ts";
import type { ProviderProbe } from "../../app/contract/studio/machine.ts";
import type { StudioContract } from "../../app/contract/studio/studio.ts";
import type { EngineOptions, Launch, TunerOptions } from "../engine/launch.ts";
import type { Logger } from "../log.ts";
import { openStore } from "../store/open.ts";
import { engineBeforeHello, openEngineRoom } from "./engine-room.ts";
import { Events } from "./events.ts";
import { ExportFiles } from "./export-files.ts";
import { createFetch, type Fetch } from "./fetch.ts";
import { FollowUp } from "./feedback/follow-up.ts";
import { Learned } from "./feedback/learned.ts";
import { Suggesting } from "./feedback/suggesting.ts";
import { adapterHandlers } from "./handlers/adapters.ts";
import { evidenceHandlers } from "./handlers/evidence.ts";
import { exportHandlers } from "./handlers/exports.ts";
import { galleryHandlers } from "./handlers/gallery.ts";
import { judgeHandlers } from "./handlers/judges.ts";
import { jobHandlers } from "./handlers/jobs.ts";
import { machineHandlers } from "./handlers/machine.ts";
import { pictureHandlers } from "./handlers/pictures.ts";
import { profileHandlers } from "./handlers/profile.ts";
import { refinementHandlers } from "./handlers/refinements.ts";
import { seriesHandlers } from "./handlers/series.ts";
import { settingsHandlers } from "./handlers/settings.ts";
import { studyHandlers } from "./handlers/studies.ts";
import { tunerHandlers } from "./handlers/tuner.ts";
import { Importer } from "./importer.ts";
import { Judges } from "./judges/judges.ts";
import { Lease } from "./lease.ts";
import { keepHouse } from "./maintenance.ts";
import type { Parts } from "./parts.ts";
import { Queue } from "./queue.ts";
import { type KeyStore, Secrets, sessionKeys } from "./secrets.ts";
import { AdapterImporter } from "./tuner/adapter-importer.ts";
import { readMachine } from "./tuner/read-machine.ts";
import { Tuner } from "./tuner/tuner.ts";
import { TunerRoom } from "./tuner/tuner-room.ts";

export interface StudioOptions {
  /** The data folder; made when it is not there. */
  readonly directory: string;
  /** Folder of the models. */
  readonly models: string;
  /** Folder of the texts that chat judges are instructed with. */
  readonly instructions: string;
  /** Folder of the built page. */
  readonly page: string;
  readonly host: "electron" | "node";
  /** Starts the process that computes. */
  readonly launch: (options: EngineOptions) => Launch;
  /** Starts the process that fine-tunes. */
  readonly launchTuner: (options: TunerOptions) => Launch;
  /** Milliseconds that each provider of this machine needs, measured in processes of their own. */
  readonly probe: (signal: AbortSignal) => Promise<ProviderProbe[]>;
  /** Milliseconds after the engine is ready before that is done for the first time, 5,000 unless told. */
  readonly probeAfter?: number;
  readonly log: Logger;
  /** Where keys of judges are kept; for this session only unless told. */
  readonly keys?: KeyStore;
}

export interface Studio {
  readonly handlers: Handlers<StudioContract>;
  readonly fetch: Fetch;
  /** Whether work is under way or waits: a shell then stays in the tray. */
  readonly busy: () => boolean;
  /** Stops after the step at hand, and closes the store cleanly. */
  close(): Promise<void>;
}

/**
 * Opens the data folder and starts the engine.
 *
 * @throws StudioError `store.*` or `disk.*` when the data folder cannot be used; nothing is started then
 */
export function createStudio(options: StudioOptions): Studio {
  const { log } = options;
  const store = openStore({ directory: options.directory });
  const waiting = store.jobs.list().filter(({ state }) => state === "interrupted" || state === "waiting");
  const left = waiting.reduce((sum, job) => sum + job.frames.length - job.finished, 0);
  // With every picture there, only the end was not written down: nobody needs to be asked.
  if (left === 0) {
    for (const { id, state } of waiting) if (state === "interrupted") store.jobs.move(id, "waiting");
  }
  const events = new Events(store, {
    progress: null,
    queue: { paused: store.unclean && left > 0 ? { why: "unclean", waiting: left } : null },
    engine: engineBeforeHello(store),
    judge: null,
    tuner: { runs: [], tuning: null, adapters: 0, evidence: 0 },
  });
  const closing = new AbortController();
  const lease = new Lease();
  const engineRoom = openEngineRoom({
    store,
    events,
    lease,
    log,
    launch: options.launch({
      blobs: store.folders.blobs,
      uploads: store.folders.uploads,
      models: options.models,
      instructions: options.instructions,
    }),
    probe: options.probe,
    probeAfter: options.probeAfter ?? 5000,
    onInstalled: () => {
      try {
        judges.changed();
      } catch (error) {
        // A store that cannot be read stops the queue with a reason; the engine is not to blame.
        log.warn("judges", { failure: JSON.stringify(toFailure(error)) });
      }
    },
    closing: closing.signal,
  });
  const secrets = new Secrets(options.keys ?? sessionKeys(), process.env);
  const judges = new Judges({ store, events, secrets, installed: () => engineRoom.installed().judges });
  const { ready: engine } = engineRoom;
  const judge = (): JudgeOrder | null => judges.order();
  const learned = new Learned(store);
  const suggesting = new Suggesting({ store, events, learned, lease, log, engine, judge });
  const followUp = new FollowUp({ store, events, learned, suggesting, log });
  const heard = (series: string): void => followUp.heard(series);
  const queue = new Queue({ store, events, lease, log, engine, judge, heard, clock: () => performance.now() });
  const { blobs, tuner: work } = store.folders;
  const tunerRoom = new TunerRoom(options.launchTuner({ blobs, models: options.models, work }), log);
  lease.guest = tunerRoom;
  const tuner = new Tuner({ store, events, log, room: tunerRoom, machine: readMachine });
  const exports = new ExportFiles(store.folders.exports);
  const importer = new Importer({ store, events, engine, judge });
  const parts: Parts = {
    store,
    events,
    queue,
    exports,
    log,
    host: options.host,
    engineRoom,
    lease,
    judges,
    secrets,
    learned,
    suggesting,
    tuner,
    tunerRoom,
    closing: closing.signal,
    leftBehind: new Set(store.unclean ? waiting.map(({ id }) => id) : []),
  };
  const house = keepHouse({ store, events, log, signal: closing.signal });
  followUp.start();
  queue.start();
  tuner.start();
  log.info("open", { unclean: store.unclean, waiting: left, cores: os.availableParallelism() });

  let closed: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    closing.abort();
    await queue.close();
    await suggesting.close();
    await tuner.close();
    await engineRoom.close();
    await house;
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
      ...judgeHandlers(parts),
      ...refinementHandlers(parts),
      ...profileHandlers(parts),
      ...tunerHandlers(parts),
      ...adapterHandlers(parts),
      ...evidenceHandlers(parts),
      ...studyHandlers(parts),
    },
    fetch: createFetch({ store, exports, importer, adapters: new AdapterImporter(parts), page: options.page }),
    busy: () => tuner.busy || store.jobs.list().some(({ state }) => state === "running" || state === "waiting"),
    close: () => (closed ??= close()),
  };
}
