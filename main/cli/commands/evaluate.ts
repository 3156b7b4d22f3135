/** @file `circumplex evaluate`: one suite of the evidence protocol, as a report with tables and plots. */
import { createHash } from "node:crypto";
import { mkdir, readFile, stat } from "node:fs/promises";
import path from "node:path";
import type { SeriesAdapter } from "../../../app/contract/engine/engine.ts";
import { type EvidenceOrder, SUITES } from "../../../app/contract/studio/evidence.ts";
import { numberText } from "../../../app/evidence/html/cells.ts";
import type { EvidenceReport } from "../../../app/evidence/report.ts";
import { runSuite } from "../../../native/evidence/run-suite.ts";
import { storeBlob } from "../../../native/files/blobs.ts";
import { APP_VERSION } from "../../version.ts";
import { numberBetween, readArguments, wholeNumber } from "../arguments.ts";
import { badInput, EXIT } from "../exit.ts";
import { MODELS } from "../models-folder.ts";
import { outputFolder } from "../output-folder.ts";
import { progress } from "../progress.ts";
import type { Command } from "./command.ts";

export const evaluate: Command = {
  usage: `circumplex evaluate --suite NAME [options]

Draws with the embedded pack, reads with its judge and with the witness, which nothing was ever trained towards, and reports errors
with intervals, controls and costs.

  --suite NAME      ${SUITES.join(", ")}
  --minutes M       computing time to aim at, 0.1 … 600, default 10; decides how many prompts
  --seed N          default 1
  --adapter FILE    an adapter to evaluate, several by several options joined with commas; default the pack's own
  --out DIR         report.html and report.json; default out/evaluate. Finished parts are kept there, and not made again
  --force           writes into a folder that is not empty
  --threads N       default 2
  --json            the report on standard output`,
  run,
};

const OPTIONS = {
  suite: { type: "string" },
  minutes: { type: "string", default: "10" },
  seed: { type: "string", default: "1" },
  adapter: { type: "string" },
  out: { type: "string", default: "out/evaluate" },
  force: { type: "boolean", default: false },
  threads: { type: "string", default: "2" },
  json: { type: "boolean", default: false },
} as const;

async function run(words: readonly string[], signal: AbortSignal): Promise<number> {
  const { values, positionals } = readArguments(words, OPTIONS);
  if (positionals.length > 0) throw badInput(`“${positionals[0]}” belongs to no option.`);
  const suite = SUITES.find((name) => name === values.suite);
  if (suite === undefined) {
    const given = values.suite === undefined ? "--suite is needed" : `There is no suite “${values.suite}”`;
    throw badInput(`${given}; there are ${SUITES.join(", ")}.`);
  }
  const order: EvidenceOrder = {
    suite,
    seed: wholeNumber("seed", values.seed),
    minutes: numberBetween("minutes", values.minutes, 0.1, 600),
  };
  const threads = numberBetween("threads", values.threads, 1, 64);
  // Parts of an evaluation that was cancelled are of use to its next start, and to no other.
  const id = createHash("sha256")
    .update(JSON.stringify([order, values.adapter ?? ""]))
    .digest("hex")
    .slice(0, 16);
  const work = path.join(path.resolve(values.out), ".parts");
  const resuming = await isFolder(path.join(work, "evaluations", id));
  const folder = await outputFolder(values.out, values.force || resuming);
  const adapters = await givenAdapters(values.adapter, path.join(work, "blobs"));
  const bar = progress("Evaluating", 1000);
  try {
    const place = { models: MODELS, blobs: path.join(work, "blobs"), work, app: APP_VERSION };
    const control = { signal, threads, breathe: () => Promise.resolve() };
    for await (const event of runSuite({ evaluation: id, order, adapters }, place, control)) {
      if (event.kind === "progress") bar.update((1000 * event.done) / Math.max(1, event.of), event.arm);
      else {
        bar.finish();
        const report = event.report as EvidenceReport;
        await folder.write({ "report.html": event.html, "report.json": `${JSON.stringify(report, null, 2)}\n` });
        process.stdout.write(values.json ? `${JSON.stringify(report)}\n` : summary(report, folder.directory));
      }
    }
    return EXIT.done;
  } catch (error) {
    if (!signal.aborted || error !== signal.reason) throw error;
    process.stderr.write(
      `Cancelled: what is finished lies in ${folder.directory}, and the same command goes on from there.\n`,
    );
    return EXIT.cancelled;
  } finally {
    bar.finish();
  }
}

async function givenAdapters(names: string | undefined, blobs: string): Promise<SeriesAdapter[]> {
  const adapters: SeriesAdapter[] = [];
  for (const file of names === undefined ? [] : names.split(",")) {
    const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
      throw badInput(`The adapter ${file} cannot be read (${error.code ?? error.message}).`);
    });
    await mkdir(blobs, { recursive: true });
    const sha256 = await storeBlob(blobs, bytes);
    adapters.push({ id: path.basename(file, ".safetensors"), sha256, strength: 1 });
  }
  return adapters;
}

async function isFolder(place: string): Promise<boolean> {
  return (await stat(place).catch(() => undefined))?.isDirectory() === true;
}

function summary({ title, verdict, findings, environment }: EvidenceReport, folder: string): string {
  const marks = { true: "✓", false: "✗", null: "·" } as const;
  return [
    title,
    "",
    verdict,
    "",
    ...findings.map(({ holds, sentence }) => `${marks[`${holds}`]} ${sentence}`),
    "",
    `${environment.pictures} pictures, ${numberText(environment.seconds / 60, 1)} min. ${path.join(folder, "report.html")}`,
    "",
  ].join("\n");
}
