/** @file `npm run train:papercut`: makes the pack, its judge and its witness from nothing, and goes on where it stopped. */
import { fork } from "node:child_process";
import { cp, mkdir } from "node:fs/promises";
import path from "node:path";
import { GROUPS, STAGES, type StageName } from "../../../native/models/papercut/training/stages.ts";
import { duration, progress, type Progress } from "../progress.ts";
import { readArguments } from "../arguments.ts";
import type { StageMessage, StageOrder } from "./train-stage.ts";

const USAGE = `npm run train:papercut -- [--directory DIR] [--miniature] [--install]

  --directory DIR  where shards and checkpoints lie, default out/train; a run that was stopped goes on there
  --miniature      every stage on almost nothing, to see that it runs
  --install        copies the finished models to resources/models`;

const { values } = readArguments(process.argv.slice(2), {
  directory: { type: "string", default: "out/train" },
  miniature: { type: "boolean", default: false },
  install: { type: "boolean", default: false },
  help: { type: "boolean", default: false },
});
if (values.help) {
  process.stdout.write(`${USAGE}\n`);
} else {
  await train();
}

async function train(): Promise<void> {
  const started = performance.now();
  const directory = path.resolve(values.directory);
  await mkdir(directory, { recursive: true });
  for (const [index, group] of GROUPS.entries()) {
    const titles = group.flat().map((name) => STAGES[name].title);
    const bar = progress(`${index + 1}/${GROUPS.length} ${titles.join(" ‖ ")}`, 1);
    const groupStarted = performance.now();
    await Promise.all(group.flatMap((stages) => processesFor(stages, directory, shares(group, bar))));
    bar.finish();
    process.stderr.write(`${titles.join(", ")}: ${duration((performance.now() - groupStarted) / 1000)}\n`);
  }
  process.stderr.write(`All of it: ${duration((performance.now() - started) / 1000)}\n`);
  if (values.install) await cp(path.join(directory, "models"), "resources/models", { recursive: true });
}

/** Collects the progress of a group's processes; the slowest decides when the group is done. */
function shares(group: readonly (readonly StageName[])[], bar: Progress) {
  const done = new Map<string, number>();
  return (key: string, share: number, note: string): void => {
    done.set(key, share);
    const slowest = done.size < group.length ? 0 : Math.min(...done.values());
    bar.update(slowest, note);
  };
}

/** One process for a list of stages, or several when a single stage shares its shards. */
function processesFor(
  stages: readonly StageName[],
  directory: string,
  report: (key: string, share: number, note: string) => void,
): Promise<void>[] {
  const [first] = stages;
  const stage = STAGES[first!];
  const workers = stages.length === 1 && "workers" in stage ? stage.workers : 1;
  return Array.from({ length: workers }, (_, worker) => {
    const order: StageOrder = { stages, directory, worker, workers, miniature: values.miniature };
    return runChild(order, (message) => report(`${first} ${worker}`, message.share, message.note));
  });
}

/** The child ends when this process does: it holds the channel that the child watches. */
function runChild(order: StageOrder, onMessage: (message: StageMessage) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = fork(path.join(import.meta.dirname, "train-stage.ts"), [JSON.stringify(order)]);
    child.on("message", (message) => onMessage(message as StageMessage));
    child.on("exit", (code, signal) => {
      if (code === 0) resolve();
      else reject(new Error(`The stage ${order.stages.join(", ")} ended with ${signal ?? `code ${code}`}.`));
    });
  });
}
