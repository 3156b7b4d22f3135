/** @file `npm run train:papercut`: makes the pack, its judge and its witness from nothing, and goes on where it stopped. */
import { cp, mkdir } from "node:fs/promises";
import path from "node:path";
import { FULL_PLAN, MINIATURE_PLAN } from "../../../native/models/papercut/training/plan.ts";
import { GROUPS, STAGES } from "../../../native/models/papercut/training/stages.ts";
import { readArguments } from "../arguments.ts";
import { badInput } from "../exit.ts";
import { duration, progress } from "../progress.ts";
import { runTool } from "./tool.ts";
import { inWords } from "./train-papercut/disk.ts";
import { keepPlan } from "./train-papercut/keep-plan.ts";
import { lockFolder } from "./train-papercut/lock.ts";
import { type GroupOptions, runGroup } from "./train-papercut/stage-processes.ts";

const USAGE = `npm run train:papercut -- [--directory DIR] [--miniature] [--install]

  --directory DIR  where shards and checkpoints lie, default out/train; a run that was stopped goes on there
  --miniature      every stage on almost nothing, to see that it runs
  --install        copies the finished models to resources/models
`;

const OPTIONS = {
  directory: { type: "string", default: "out/train" },
  miniature: { type: "boolean", default: false },
  install: { type: "boolean", default: false },
  help: { type: "boolean", default: false },
} as const;

await runTool(train, "Stopped; run the same command again to go on.");

async function train(signal: AbortSignal): Promise<void> {
  const { values, positionals } = readArguments(process.argv.slice(2), OPTIONS);
  if (values.help) {
    process.stdout.write(USAGE);
    return;
  }
  if (positionals.length > 0) throw badInput(`“${positionals[0]}” belongs to no option.`);
  const directory = path.resolve(values.directory);
  try {
    await mkdir(directory, { recursive: true });
    const lock = await lockFolder(directory);
    try {
      await keepPlan(directory, values.miniature ? MINIATURE_PLAN : FULL_PLAN);
      await runGroups({ directory, miniature: values.miniature, signal, onStart: lock.add });
      if (values.install) await cp(path.join(directory, "models"), "resources/models", { recursive: true });
    } finally {
      lock.release();
    }
  } catch (error) {
    throw inWords(directory, error);
  }
}

/** One group after another; the bar tells the time left of the group and how long the run has taken. */
async function runGroups(options: Omit<GroupOptions, "onProgress">): Promise<void> {
  const started = performance.now();
  const since = (start: number): string => duration((performance.now() - start) / 1000);
  for (const [index, group] of GROUPS.entries()) {
    const place = `${index + 1}/${GROUPS.length}`;
    const titles = group.flat().map((name) => STAGES[name].title);
    process.stderr.write(`${place}: ${titles.join("; ")}\n`);
    const bar = progress(place, 1);
    const groupStarted = performance.now();
    const onProgress = (share: number, note: string): void =>
      bar.update(share, [`${since(started)} so far`, note].filter(Boolean).join(", "));
    try {
      await runGroup(group, { ...options, onProgress });
    } finally {
      bar.finish();
    }
    process.stderr.write(`${place}: done in ${since(groupStarted)}\n`);
  }
  process.stderr.write(`All of it: ${since(started)}\n`);
}
