/** @file The text a person copies into a bug report: facts of the machine, no path of theirs, prompts only when ticked. */
import type { Machine } from "../../app/contract/studio/machine.ts";
import type { Parts } from "./parts.ts";

const mebibytes = (bytes: number): string => `${Math.round(bytes / 2 ** 20)} MiB`;

/** The report as lines of plain text. */
export function bugReport({ store, events, engineRoom }: Parts, machine: Machine, prompts: boolean): string {
  const { engine, queue } = events.passing;
  const jobs = store.jobs.list();
  const failed = jobs.filter(({ failure }) => failure !== null);
  return [
    `Circumplex ${machine.app} (${machine.host}), ${machine.platform}`,
    `processor ${machine.cpu}, ${machine.cores} cores, memory ${mebibytes(machine.memoryBytes)}`,
    `engine ${engine.state}, provider ${engine.provider ?? "unknown"}, onnxruntime ${engine.onnxruntime ?? "unknown"}, ${engine.restarts} restarts`,
    ...engine.probes.map(
      ({ provider, milliseconds, reason }) =>
        `  ${provider}: ${milliseconds === null ? (reason ?? "not to be had") : `${milliseconds.toFixed(1)} ms`}`,
    ),
    `packs ${machine.packs.map(({ id, sha256, problem }) => `${id} ${sha256.slice(0, 12)}${problem === null ? "" : ` (${problem})`}`).join(", ") || "none"}`,
    `judges ${machine.judges.map(({ id, sha256, problem }) => `${id} ${sha256.slice(0, 12)}${problem === null ? "" : ` (${problem})`}`).join(", ") || "none"}`,
    `database ${mebibytes(machine.databaseBytes)}, pictures ${mebibytes(machine.blobBytes)}, free ${mebibytes(machine.freeBytes)}`,
    `queue ${queue.paused === null ? "runs" : `paused (${queue.paused.why})`}, jobs ${jobs.length}`,
    ...failed.map(
      ({ failure, state, title }) => `  ${state}: ${JSON.stringify(failure)}${prompts ? ` “${title}”` : ""}`,
    ),
    ...engineRoom.failures().map((line) => `  ${line}`),
    ...(prompts ? store.series.list(5).map(({ request }) => `prompt: ${request.prompt}`) : []),
    "",
  ].join("\n");
}
