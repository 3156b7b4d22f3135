/** @file Hostile frames by the hundred thousand: no crash, no leak, no unhandled rejection. */
import { execFile } from "node:child_process";
import path from "node:path";
import { expect, test } from "vitest";
import type { FuzzKind, FuzzReport } from "./fuzz-process.ts";

/** Megabytes that may come to be used between the first tenth of the frames and the last. */
const MOST_GROWTH = 4;

function fuzz(kind: FuzzKind, frames: number): Promise<FuzzReport> {
  const program = path.join(import.meta.dirname, "fuzz-process.ts");
  return new Promise((resolve, reject) => {
    execFile(process.execPath, ["--expose-gc", program, kind, String(frames)], (error, stdout, stderr) => {
      if (error === null) resolve(JSON.parse(stdout) as FuzzReport);
      else reject(new Error(`The fuzzed process ended badly: ${stderr}`, { cause: error }));
    });
  });
}

test.each<[kind: FuzzKind, frames: number, whom: string]>([
  ["questions", 100_000, "a served contract"],
  ["answers", 30_000, "a client that asked"],
  ["sockets", 5000, "a server of WebSockets"],
])(
  "%s: %d hostile frames do no harm to %s",
  async (kind, frames) => {
    const report = await fuzz(kind, frames);
    expect(report).toMatchObject({ frames, unhandled: [], running: 0, ended: report.begun });
    expect(report.heapLate - report.heapEarly).toBeLessThan(MOST_GROWTH);
    // Frames of every kind got through: rules were broken, and questions reached handlers.
    expect(report.refused).toBeGreaterThan(frames / 20);
    if (kind !== "answers") expect(report.begun).toBeGreaterThan(frames / 200);
  },
  240_000,
);
