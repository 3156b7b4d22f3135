/** @file One training a folder: a lock names the processes at work; one that a killed run left behind is seen through. */
import { readFileSync, rmSync, writeFileSync, appendFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { missing } from "../../exit.ts";

const FILE = "run.lock";
/** Processes of a killed run end as soon as they notice, between two batches. */
const PATIENCE_MS = 30_000;
const POLL_MS = 100;

export interface FolderLock {
  /** Names another process that writes to the folder. */
  readonly add: (pid: number) => void;
  readonly release: () => void;
}

/**
 * Takes the folder for this process. Where a killed run's processes are still ending, waits for them.
 *
 * @throws CommandError when another run has the folder
 */
export async function lockFolder(directory: string): Promise<FolderLock> {
  const file = path.join(directory, FILE);
  const patience = performance.now() + PATIENCE_MS;
  for (;;) {
    const [owner, ...others] = processesIn(file);
    if (owner === undefined && create(file)) {
      // Two runs that found the same stale lock at once: the later one's lock stands.
      await delay(POLL_MS);
      if (processesIn(file)[0] === process.pid) break;
      continue;
    }
    const busy = owner !== undefined && isAlive(owner) ? owner : others.find(isAlive);
    if (busy === undefined) {
      rmSync(file, { force: true });
    } else if (busy === owner || performance.now() > patience) {
      throw missing(
        `Process ${busy} is training in ${directory}; wait for it, or delete ${file} if it is no training.`,
      );
    } else {
      await delay(POLL_MS);
    }
  }
  return {
    add: (pid) => appendFileSync(file, `${pid}\n`),
    release: () => rmSync(file, { force: true }),
  };
}

/** Whether the lock was made; false when there is one already. */
function create(file: string): boolean {
  try {
    writeFileSync(file, `${process.pid}\n`, { flag: "wx" });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

/** The process that made the lock, then those it started; none when there is no lock, or an empty one. */
function processesIn(file: string): number[] {
  try {
    return readFileSync(file, "utf8").split("\n").slice(0, -1).map(Number);
  } catch {
    return [];
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
  return !isZombie(pid);
}

/** On Linux a process that ended stays listed until its parent asks; where the first process never does, for ever. */
function isZombie(pid: number): boolean {
  if (process.platform !== "linux") return false;
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
    return "ZX".includes(stat.charAt(stat.lastIndexOf(")") + 2));
  } catch {
    return true;
  }
}
