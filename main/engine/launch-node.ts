/** @file Starts the engine as a child process of plain Node. */
import { type ChildProcess, fork } from "node:child_process";
import { readFileSync } from "node:fs";
import { getCompileCacheDir } from "node:module";
import path from "node:path";
import { MOST_ENGINE_WEIGHT } from "../../app/contract/wire/frame.ts";
import { TRAINING_ARGUMENTS, TRAINING_ENVIRONMENT } from "../../native/training/process.ts";
import { childPort } from "../ports/child-process.ts";
import { LastWords } from "./last-words.ts";
import type { Ended, EngineOptions, Launch, TunerOptions } from "./launch.ts";
import type { Role } from "./role.ts";

const ENTRY = path.join(import.meta.dirname, "index.ts");

/** A shell that could not be told of a signal says 128 + its number. */
const ABORTED = [134, 137];

/** Children have no window, no debugger and no flags of their parent. */
export function launchNode(options: EngineOptions): Launch {
  return launchRole({ role: "engine", ...options }, []);
}

/** Starts the tuner as a child process of plain Node. */
export function launchTunerNode(options: TunerOptions): Launch {
  return launchRole({ role: "tuner", ...options }, TRAINING_ARGUMENTS);
}

function launchRole(asked: Role, execArgv: readonly string[]): Launch {
  return (onLine) => {
    const killsBefore = memoryKills();
    const child = fork(ENTRY, [JSON.stringify(asked)], {
      serialization: "advanced",
      execArgv: [...execArgv],
      env: { ...process.env, ...TRAINING_ENVIRONMENT, ...compileCache() },
      stdio: ["ignore", "ignore", "pipe", "ipc"],
    });
    const words = new LastWords(onLine);
    child.stderr!.setEncoding("utf8").on("data", (text: string) => words.take(text));
    return {
      port: childPort(child, MOST_ENGINE_WEIGHT),
      kill: () => void child.kill("SIGKILL"),
      ended: ending(child).then(([exitCode, signal]): Ended => {
        words.end();
        const killed = signal === "SIGKILL" || ABORTED.includes(exitCode ?? 0);
        return { exitCode, signal, outOfMemory: words.outOfMemory || (killed && memoryKills() > killsBefore) };
      }),
    };
  };
}

/** A parent that disconnects its child never hears `close` of it; its exit and the end of standard error say the same. */
function ending(child: ChildProcess): Promise<readonly [number | null, string | null]> {
  const silence = new Promise<void>((resolve) => child.stderr!.once("close", resolve));
  return new Promise((resolve) => {
    child.once("exit", (exitCode, signal) => void silence.then(() => resolve([exitCode, signal])));
    // One that could not be started has no exit.
    child.once("error", () => {
      if (child.pid === undefined) resolve([null, null]);
    });
  });
}

/**
 * Where this process keeps its compiled sources, which halves the processor time of a start. Each version of Node has its
 * own folder in there.
 */
function compileCache(): Readonly<Record<string, string>> {
  const folder = getCompileCacheDir();
  return folder === undefined ? {} : { NODE_COMPILE_CACHE: path.dirname(folder) };
}

/** How many processes Linux has killed to get memory back: a kill looks the same whoever sent it. 0 where nobody counts. */
function memoryKills(): number {
  try {
    return Number(/^oom_kill (\d+)$/m.exec(readFileSync("/proc/vmstat", "utf8"))?.[1] ?? 0);
  } catch {
    return 0;
  }
}
