/** @file Opens the store of a data folder: one program at a time, sound, migrated, and honest about an unclean end. */
import { statSync } from "node:fs";
import path from "node:path";
import { createAdapters } from "./adapters.ts";
import { backUp, backUpNow, listBackups } from "./backups.ts";
import { createBase } from "./base.ts";
import { createBlobs } from "./blobs.ts";
import { openConnection } from "./connection.ts";
import { diskFailure, freeBytes } from "./disk-failure.ts";
import { DATABASE, dropLeftovers, makeFolders } from "./folders.ts";
import { createEvaluations } from "./evaluations.ts";
import { createFrames } from "./frames.ts";
import { guarded } from "./guarded.ts";
import { createGallery } from "./gallery.ts";
import { createJobs } from "./jobs.ts";
import { createJudges } from "./judges.ts";
import { takeLock } from "./lock.ts";
import { createLog } from "./log.ts";
import type { Migration } from "./migrations/migration.ts";
import { MIGRATIONS } from "./migrations/table.ts";
import { requireNodeApi } from "./node-api.ts";
import { createPeople } from "./people.ts";
import { createPictures } from "./pictures.ts";
import { createRefinements } from "./refinements.ts";
import { createRuns } from "./runs.ts";
import { createSeries } from "./series.ts";
import { beginSession, endSession } from "./session.ts";
import { createSettings } from "./settings.ts";
import { createStudies } from "./studies.ts";
import type { AdapterStore } from "./tuning-store.ts";
import type { OpenedStore } from "./store.ts";

export interface StoreOptions {
  /** The data folder; made when it is not there. */
  readonly directory: string;
  /** The clock, milliseconds since 1970. */
  readonly now?: () => number;
  readonly migrations?: readonly Migration[];
  /** Leaves an unclean end to be told of by whoever opens the store next, for a command that draws nothing. */
  readonly visit?: boolean;
}

/**
 * Opens the store.
 *
 * @throws StudioError `store.locked` when a program uses the folder already; `store.newer`; `store.damaged`, naming the
 *   newest good backup; `disk.full`, `disk.readOnly`, `disk.gone`. Nothing is then held
 * @throws RangeError when this Node cannot load the database
 */
export function openStore(options: StoreOptions): OpenedStore {
  const { directory, now = Date.now, migrations = MIGRATIONS, visit = false } = options;
  requireNodeApi(process.versions);
  const opened: (() => void)[] = [];
  try {
    return openUnguarded({ directory: path.resolve(directory), now, migrations, visit }, opened);
  } catch (error) {
    for (const undo of opened.toReversed()) undo();
    throw diskFailure(error, directory) ?? error;
  }
}

function openUnguarded(
  { directory, now, migrations, visit }: Required<StoreOptions>,
  opened: (() => void)[],
): OpenedStore {
  const folders = makeFolders(directory);
  const release = takeLock(directory);
  opened.push(release);
  const connection = openConnection(directory, migrations, (older) => backUpNow(older, folders.backups, now()));
  opened.push(() => connection.close());
  const base = createBase(connection, { directory, blobs: folders.blobs, now });
  const unclean = beginSession(base);
  dropLeftovers(folders);
  const blobs = createBlobs(base);
  const people = createPeople(base);
  const log = createLog(base, people);
  const adapters = createAdapters(base);
  const nouns = {
    series: createSeries(base),
    frames: createFrames(base),
    pictures: createPictures(base, blobs),
    gallery: createGallery(base),
    jobs: createJobs(base),
    settings: createSettings(base),
    people,
    log,
    refinements: createRefinements(base, log),
    judges: createJudges(base),
    adapters,
    runs: createRuns(base, adapters),
    evaluations: createEvaluations(base),
    studies: createStudies(base),
    blobs,
  };
  const guard = <T extends object>(noun: T): T => guarded(noun, directory);
  return {
    unclean,
    directory,
    folders,
    series: guard(nouns.series),
    frames: guard(nouns.frames),
    pictures: guard(nouns.pictures),
    gallery: guard(nouns.gallery),
    jobs: guard(nouns.jobs),
    settings: guard(nouns.settings),
    people: guard(nouns.people),
    log: guard(nouns.log),
    refinements: guard(nouns.refinements),
    judges: guard(nouns.judges),
    adapters: guard<AdapterStore>(nouns.adapters),
    runs: guard(nouns.runs),
    evaluations: guard(nouns.evaluations),
    studies: guard(nouns.studies),
    blobs: guard(nouns.blobs),
    async backup() {
      try {
        return await backUp(connection, folders.backups, now());
      } catch (error) {
        throw diskFailure(error, directory) ?? error;
      }
    },
    get lastBackup() {
      // A copy from a time that has not come was made while the clock was wrong, and counts for none.
      return listBackups(folders.backups).find(({ time }) => time <= now())?.time ?? null;
    },
    space: () => ({ databaseBytes: databaseBytes(directory), freeBytes: freeBytes(directory) }),
    close() {
      if (!connection.open) return;
      try {
        if (!(visit && unclean)) endSession(base);
        connection.pragma("wal_checkpoint(TRUNCATE)");
      } catch (error) {
        // What cannot be written down, for want of space or of the folder, is an unclean end; the next start says so.
        if (diskFailure(error, directory) === undefined) throw error;
      } finally {
        connection.close();
        release();
      }
    },
  };
}

function databaseBytes(directory: string): number {
  const file = path.join(directory, DATABASE);
  return [file, `${file}-wal`].reduce((sum, name) => sum + (statSync(name, { throwIfNoEntry: false })?.size ?? 0), 0);
}
