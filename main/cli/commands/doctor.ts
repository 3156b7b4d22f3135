/** @file `circumplex doctor`: what this machine has, what really runs, and what is missing and how to get it. */
import { statfsSync } from "node:fs";
import os from "node:os";
import { PROVIDERS } from "../../../native/runtime/providers.ts";
import { RUNTIME_VERSION } from "../../../native/runtime/session.ts";
import { probeInChild } from "../../engine/probe-in-child.ts";
import { dataFolder } from "../../host/data-folder.ts";
import { readArguments } from "../arguments.ts";
import { holdsData, namedFolder } from "../data-folder.ts";
import { badInput, EXIT } from "../exit.ts";
import { explain } from "../explain.ts";
import { type AddedJudge, addedJudges } from "../judges/added-judges.ts";
import { EMBEDDED_JUDGE, EMBEDDED_PACK, HOW_TO_RESTORE, judgeById, judgeIds, packById, packIds } from "../resources.ts";
import { MODELS } from "../models-folder.ts";
import { APP_VERSION } from "../../version.ts";
import type { Command } from "./command.ts";

export const doctor: Command = {
  usage: `circumplex doctor [--data DIR] [--json]

  --data DIR  the data folder, for the judges that were added in the studio; default ${dataFolder()}
  --json      what was found, on standard output`,
  run,
};

/** Whether a part works, and in a few words how or why not. */
interface Finding {
  readonly works: boolean;
  readonly detail: string;
}
type Findings = Readonly<Record<string, Finding>>;

interface Report {
  readonly app: string;
  readonly machine: Readonly<Record<string, string | number>>;
  readonly providers: Findings;
  readonly packs: Findings;
  readonly judges: Findings;
  /** Judges that were added in the studio, by id, as they were found there; the folder where they cannot be read. */
  readonly added: Findings;
  /** What the program cannot do without, in sentences. */
  readonly missing: readonly string[];
}

const OPTIONS = { data: { type: "string" }, json: { type: "boolean", default: false } } as const;

async function run(words: readonly string[]): Promise<number> {
  const { values, positionals } = readArguments(words, OPTIONS);
  if (positionals.length > 0) throw badInput(`doctor takes no “${positionals[0]}”.`);
  const data = namedFolder(values.data);
  const providers = await examine(PROVIDERS, async (provider) => {
    const milliseconds = await probeInChild(provider);
    return `computes, ${milliseconds.toFixed(1)} ms for a product of 256² matrices`;
  });
  const packs = await examine([...new Set([EMBEDDED_PACK, ...packIds()])], async (id) => {
    const pack = await packById(id);
    await pack.close();
    return `adapter ${pack.adapter?.id ?? "none"}, SHA-256 ${pack.sha256.slice(0, 12)}`;
  });
  const judges = await examine([...new Set([EMBEDDED_JUDGE, ...judgeIds()])], async (id) => {
    const judge = await judgeById(id);
    await judge.close();
    return `SHA-256 ${judge.sha256.slice(0, 12)}`;
  });
  const report = { app: APP_VERSION, machine: machine(), providers, packs, judges, added: addedFindings(data) };
  const missing = lacking(report);
  process.stdout.write(values.json ? `${JSON.stringify({ ...report, missing })}\n` : asText({ ...report, missing }));
  for (const sentence of missing) process.stderr.write(`${sentence}\n`);
  return missing.length > 0 ? EXIT.missing : EXIT.done;
}

/** Looks at one thing after another; whatever a look throws is the finding. */
async function examine<Name extends string>(
  names: readonly Name[],
  look: (name: Name) => Promise<string>,
): Promise<Findings> {
  const findings: Record<string, Finding> = {};
  for (const name of names) {
    findings[name] = await look(name).then(
      (detail) => ({ works: true, detail }),
      (error: unknown) => ({ works: false, detail: (error as Error).message.split("\n")[0]! }),
    );
  }
  return findings;
}

/** Nobody is asked: trying a judge is the studio's. */
function addedFindings(directory: string): Findings {
  if (!holdsData(directory)) return {};
  try {
    return Object.fromEntries(addedJudges(directory).map((judge) => [judge.id, addedFinding(judge)]));
  } catch (error) {
    return { [directory]: { works: false, detail: explain(error).sentence } };
  }
}

function addedFinding({ name, probe, calibration }: AddedJudge): Finding {
  if (probe === null) return { works: false, detail: `${name}: not tried yet` };
  if (!probe.ok) return { works: false, detail: `${name}: did not pass its trial: ${probe.sentence}` };
  const scale = calibration === null ? "not calibrated" : `calibrated on ${calibration.pictures} pictures`;
  return { works: true, detail: `${name}: passed its trial, ${scale}` };
}

function machine(): Report["machine"] {
  const gibibytes = (bytes: number): number => Math.round((bytes / 2 ** 30) * 10) / 10;
  const { bavail, bsize } = statfsSync(".");
  return {
    system: `${os.type()} ${os.release()} ${os.arch()}`,
    cpu: os.cpus()[0]?.model ?? "unknown",
    cores: os.availableParallelism(),
    memoryGiB: gibibytes(os.totalmem()),
    freeDiskGiB: gibibytes(bavail * bsize),
    node: process.versions.node,
    onnxruntime: RUNTIME_VERSION,
    models: MODELS,
  };
}

/** Only the processor is needed: other providers are faster where they are there. */
function lacking({ providers, packs, judges }: Pick<Report, "providers" | "packs" | "judges">): string[] {
  const cpu = providers["cpu"]!;
  const models = { ...packs, ...judges };
  return [
    ...(cpu.works ? [] : [`onnxruntime does not compute on this processor (${cpu.detail}): run npm ci again.`]),
    ...[EMBEDDED_PACK, EMBEDDED_JUDGE]
      .filter((id) => !models[id]!.works)
      .map((id) => `${id} is missing or damaged: ${HOW_TO_RESTORE}.`),
  ];
}

function asText({ app, machine: facts, providers, packs, judges, added, missing }: Report): string {
  const list = (title: string, findings: Findings): string =>
    `${title}\n${Object.entries(findings)
      .map(([name, { works, detail }]) => `  ${works ? "✓" : "✗"} ${name.padEnd(18)} ${detail}\n`)
      .join("")}`;
  const lines = Object.entries(facts).map(([name, value]) => `  ${name.padEnd(12)} ${value}\n`);
  const verdict = missing.length === 0 ? "Nothing is missing.\n" : "";
  return [
    `Circumplex ${app}\n`,
    ...lines,
    list("Providers", providers),
    list("Packs", packs),
    list("Judges", judges),
    ...(Object.keys(added).length === 0 ? [] : [list("Judges added in the studio", added)]),
    verdict,
  ].join("");
}
