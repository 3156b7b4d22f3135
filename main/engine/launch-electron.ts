/** @file Starts the engine as a utility process of Electron. */
import { app, type Details, utilityProcess, type UtilityProcess } from "electron";
import path from "node:path";
import type { ProviderProbe } from "../../app/contract/studio/machine.ts";
import type { Provider } from "../../native/runtime/providers.ts";
import { utilityPort } from "../ports/electron-port.ts";
import { LastWords } from "./last-words.ts";
import type { Ended, EngineOptions, Launch } from "./launch.ts";
import { probeAll, PROBE_LIMIT_MS, readProbe } from "./probe.ts";
import type { Role } from "./role.ts";

/** Beside the bundle this file becomes part of. */
const ENTRY = path.join(import.meta.dirname, "engine.js");

/** Tells the utility processes of this program apart where Electron says why one is gone. */
let started = 0;

function start(asked: Role): { readonly child: UtilityProcess; readonly serviceName: string } {
  const serviceName = `circumplex ${asked.role} ${started++}`;
  return { child: utilityProcess.fork(ENTRY, [JSON.stringify(asked)], { serviceName, stdio: "pipe" }), serviceName };
}

/** Starts the engine; closing its port asks it to end, since a utility process has no channel to lose. */
export function launchElectron(options: EngineOptions): Launch {
  return (onLine) => {
    const { child, serviceName } = start({ role: "engine", ...options });
    const words = new LastWords(onLine);
    child.stderr?.setEncoding("utf8");
    child.stderr?.on("data", (text: string) => words.take(text));
    child.stdout?.resume();
    const port = utilityPort(child);
    return {
      port: {
        ...port,
        close(reason) {
          port.close(reason);
          child.kill();
        },
      },
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

/** Electron says why a process is gone on the app, before the process's own `exit`. */
function ending(child: UtilityProcess, serviceName: string): Promise<{ exitCode: number; outOfMemory: boolean }> {
  let outOfMemory = false;
  const onGone = (_event: unknown, { name, reason }: Details): void => {
    if (name === serviceName) outOfMemory = reason === "oom";
  };
  app.on("child-process-gone", onGone);
  return new Promise((resolve) => {
    child.once("exit", (exitCode) => {
      app.off("child-process-gone", onGone);
      resolve({ exitCode, outOfMemory });
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
