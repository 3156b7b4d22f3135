/** @file `circumplex doctor`: what this machine has, what really runs, and what is missing. */
import { execFile } from "node:child_process";
import os from "node:os";
import path from "node:path";
import { PROVIDERS, type Provider } from "../../../native/runtime/probe.ts";
import { RUNTIME_VERSION } from "../../../native/runtime/session.ts";
import { readArguments } from "../arguments.ts";
import { EXIT } from "../exit.ts";
import { judgeById, judgeIds, packById, packIds } from "../resources.ts";
import { APP_VERSION } from "../version.ts";
import type { Command } from "./command.ts";

export const doctor: Command = {
  summary: "says what this machine has, what really runs, and what is missing",
  usage: "circumplex doctor [--json]",
  run,
};

const PROBE_MS = 20_000;

type Finding = { readonly works: true; readonly detail: string } | { readonly works: false; readonly detail: string };

async function run(words: readonly string[]): Promise<number> {
  const { values } = readArguments(words, { json: { type: "boolean", default: false } });
  const providers = await byName(PROVIDERS, probe);
  const packs = await byName(packIds(), async (id) => {
    const pack = await packById(id, {});
    await pack.close();
    return `adapter ${pack.adapter?.id ?? "none"}, ${pack.sha256.slice(0, 12)}`;
  });
  const judges = await byName(judgeIds(), async (id) => {
    const judge = await judgeById(id);
    await judge.close();
    return judge.sha256.slice(0, 12);
  });
  const report = {
    app: APP_VERSION,
    machine: {
      system: `${os.type()} ${os.release()} ${os.arch()}`,
      cpu: os.cpus()[0]?.model ?? "unknown",
      cores: os.availableParallelism(),
      memoryGiB: Math.round((os.totalmem() / 2 ** 30) * 10) / 10,
      node: process.versions.node,
      onnxruntime: RUNTIME_VERSION,
    },
    providers,
    packs,
    judges,
  };
  const broken = ["papercut", "papercut-judge"].filter((id) => !(packs[id] ?? judges[id])?.works);
  process.stdout.write(values.json ? `${JSON.stringify(report)}\n` : asText(report));
  for (const id of broken) {
    process.stderr.write(
      `${id} is missing or damaged: restore resources/models/${id}, or make it with npm run train:papercut.\n`,
    );
  }
  return broken.length > 0 || providers["cpu"]?.works !== true ? EXIT.missing : EXIT.done;
}

async function byName(
  names: readonly string[],
  look: (name: never) => Promise<string>,
): Promise<Record<string, Finding>> {
  const findings: Record<string, Finding> = {};
  for (const name of names) {
    findings[name] = await look(name as never).then(
      (detail): Finding => ({ works: true, detail }),
      (error: unknown): Finding => ({ works: false, detail: (error as Error).message }),
    );
  }
  return findings;
}

/** In a child process with a time limit: a provider without its driver may abort or hang. */
function probe(provider: Provider): Promise<string> {
  const entry = path.join(import.meta.dirname, "../probe-child.ts");
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [entry, provider], { timeout: PROBE_MS }, (error, stdout) => {
      const answer = stdout === "" ? undefined : (JSON.parse(stdout) as { milliseconds?: number; reason?: string });
      if (answer?.milliseconds !== undefined) return resolve(`${answer.milliseconds.toFixed(1)} ms for a 256² product`);
      const ended = error?.killed === true ? "it did not answer in time" : "its process ended";
      return reject(new Error(answer?.reason ?? ended));
    });
  });
}

interface Report {
  readonly app: string;
  readonly machine: Readonly<Record<string, string | number>>;
  readonly providers: Readonly<Record<string, Finding>>;
  readonly packs: Readonly<Record<string, Finding>>;
  readonly judges: Readonly<Record<string, Finding>>;
}

function asText({ app, machine, providers, packs, judges }: Report): string {
  const list = (title: string, findings: Readonly<Record<string, Finding>>): string => {
    const lines = Object.entries(findings).map(
      ([name, { works, detail }]) => `  ${works ? "✓" : "✗"} ${name.padEnd(18)} ${detail}`,
    );
    return `${title}\n${lines.join("\n") || "  none"}\n`;
  };
  const facts = Object.entries(machine).map(([name, value]) => `  ${name.padEnd(12)} ${value}`);
  return `Circumplex ${app}\n${facts.join("\n")}\n${list("Providers", providers)}${list("Packs", packs)}${list("Judges", judges)}`;
}
