/** @file Starts the engine as a utility process of Electron. */
import { app, type Details, utilityProcess, type UtilityProcess } from "electron";
import path from "node:path";
import type { ProviderProbe } from "../../app/contract/studio/machine.ts";
import { MOST_ENGINE_WEIGHT } from "../../app/contract/wire/frame.ts";
import type { Provider } from "../../native/runtime/providers.ts";
import { utilityPort } from "../ports/electron-port.ts";
import { LastWords } from "./last-words.ts";
import type { Ended, EngineOptions, Launch, TunerOptions } from "./launch.ts";
import { probeAll, PROBE_LIMIT_MS, readProbe } from "./probe.ts";
import type { Role } from "./role.ts";

/** Beside the bundle this file becomes part of. */
const ENTRY = path.join(import.meta.dirname, "engine.js");

/** How long after its end Electron may take to say why a process is gone. */
const GONE_LIMIT_MS = 1000;

/** Tells the utility processes of this program apart where Electron says why one is gone. */
let started = 0;

function start(asked: Role): { readonly child: UtilityProcess; readonly serviceName: string } {
  const serviceName = `circumplex ${asked.role} ${started++}`;
  return { child: utilityProcess.fork(ENTRY, [JSON.stringify(asked)], { serviceName, stdio: "pipe" }), serviceName };
}

/** Starts the engine. Closing its port asks the process to end. */
export function launchElectron(options: EngineOptions): Launch {
  return launchRole({ role: "engine", ...options });
}

/** Starts the tuner. Closing its port asks the process to end. */
export function launchTunerElectron(options: TunerOptions): Launch {
  return launchRole({ role: "tuner", ...options });
}

function launchRole(asked: Role): Launch {
  return (onLine) => {
    const { child, serviceName } = start(asked);
    const words = new LastWords(onLine);
    child.stderr?.setEncoding("utf8");
    child.stderr?.on("data", (text: string) => words.take(text));
    child.stdout?.resume();
    return {
      port: utilityPort(child, MOST_ENGINE_WEIGHT),
      kill: () => killHard(child),
      ended: ending(child, serviceName).then(({ exitCode, outOfMemory }): Ended => {
        words.end();
        return { exitCode, signal: null, outOfMemory: outOfMemory || words.outOfMemory };
      }),
    };
  };
}

/** `kill` asks politely, which a process that hangs does not hear. */
function killHard(child: UtilityProcess): void {
  if (child.pid === undefined) return void child.kill();
  try {
    process.kill(child.pid, "SIGKILL");
  } catch {
    // It has ended meanwhile.
  }
}

/**
 * A process tells only that it has ended; why, Electron says on the app, and in which order is not promised. A process that
 * ended well may not be spoken of at all.
 */
function ending(child: UtilityProcess, serviceName: string): Promise<{ exitCode: number; outOfMemory: boolean }> {
  return new Promise((resolve) => {
    let reason: Details["reason"] | undefined;
    let exitCode: number | undefined;
    const over = (): void => {
      if (exitCode === undefined) return;
      app.off("child-process-gone", onGone);
      resolve({ exitCode, outOfMemory: reason === "oom" });
    };
    const onGone = (_event: unknown, details: Details): void => {
      if (details.name !== serviceName) return;
      reason = details.reason;
      over();
    };
    app.on("child-process-gone", onGone);
    child.once("exit", (code) => {
      exitCode = code;
      if (code === 0 || reason !== undefined) over();
      else setTimeout(over, GONE_LIMIT_MS);
    });
  });
}

/** All providers of this machine. Throws the signal's reason when aborted. */
export function probeElectron(signal?: AbortSignal): Promise<ProviderProbe[]> {
  return probeAll(probeInUtility, signal);
}

function probeInUtility(provider: Provider, signal?: AbortSignal): Promise<number> {
  const { child } = start({ role: "probe", provider });
  child.stdout?.resume();
  child.stderr?.resume();
  return new Promise<unknown>((resolve, reject) => {
    child.once("message", resolve);
    child.once("exit", () => reject(new Error("its process ended")));
    setTimeout(() => reject(new Error("it did not answer in time")), PROBE_LIMIT_MS).unref();
    signal?.addEventListener("abort", () => reject(signal.reason as Error), { once: true });
  })
    .then(readProbe)
    .finally(() => killHard(child));
}
