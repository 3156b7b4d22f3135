/** @file A studio in a process of its own whose event loop and memory can be asked for. */
import { once } from "node:events";
import path from "node:path";
import { createInterface } from "node:readline";
import { startStudio, type StudioProcess } from "../kit/studio-process.ts";
import type { HostReport } from "./host-monitor.ts";

const MONITOR = path.join(import.meta.dirname, "host-monitor.ts");

/** Starts a studio that {@link watchHost} can watch. */
export function startWatchedHost(directory: string): Promise<StudioProcess> {
  return startStudio(directory, { NODE_OPTIONS: `--import=${MONITOR}` });
}

/** Watches the host while `work` runs. */
export async function watchHost({ process: host }: StudioProcess, work: () => Promise<void>): Promise<HostReport> {
  const lines = createInterface(host.stderr!);
  try {
    host.kill("SIGUSR2");
    await work();
    host.kill("SIGUSR2");
    for (;;) {
      const [line] = (await once(lines, "line")) as [string];
      if (line.startsWith('{"report"')) return (JSON.parse(line) as { readonly report: HostReport }).report;
    }
  } finally {
    lines.close();
  }
}
