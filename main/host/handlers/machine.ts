/** @file The machine: what is installed and computes, the report for a bug, the page's log. */
import os from "node:os";
import type { Handlers } from "../../../app/contract/kinds.ts";
import type { Machine, machineCalls } from "../../../app/contract/studio/machine.ts";
import { APP_VERSION } from "../../version.ts";
import type { Parts } from "../parts.ts";
import { bugReport } from "../report.ts";

export function machineHandlers(parts: Parts): Handlers<typeof machineCalls> {
  const { store, host, engineRoom, log } = parts;
  const describe = (): Machine => ({
    app: APP_VERSION,
    host,
    platform: `${os.type()} ${os.release()} ${os.arch()}`,
    cpu: os.cpus()[0]?.model ?? "unknown",
    cores: os.availableParallelism(),
    memoryBytes: os.totalmem(),
    dataFolder: store.directory,
    blobBytes: store.blobs.bytes(),
    ...store.space(),
    ...engineRoom.installed(),
    lastBackup: store.lastBackup,
  });
  return {
    "machine.get": describe,
    "machine.probe": async (_input, { signal }) => ({ probes: await engineRoom.probe(signal) }),
    "machine.report": ({ prompts }) => ({ text: bugReport(parts, describe(), prompts) }),
    "log.write": ({ level, message }) => {
      log[level](`page: ${message}`);
      return {};
    },
  };
}
