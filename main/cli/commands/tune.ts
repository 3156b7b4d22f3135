/** @file `circumplex tune`: a fine-tuning run without a window; another process can ask it to pause, end or tell how it stands. */
import { randomBytes } from "node:crypto";
import { copyFile, mkdir, readFile, rm } from "node:fs/promises";
import { existsSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { runConfig, type RunConfig, totalSteps } from "../../../app/tune/config.ts";
import type { TuneEvent } from "../../../app/tune/progress.ts";
import { planRun, RECIPES } from "../../../app/tune/recipes.ts";
import { blobPath, storeBlob } from "../../../native/files/blobs.ts";
import { writeDurably } from "../../../native/files/durable-file.ts";
import { runTuning } from "../../../native/tune/run.ts";
import { embeddedModels } from "../../../native/tune/run/models.ts";
import { dataFolder } from "../../host/data-folder.ts";
import { numberBetween, readArguments, wholeNumber } from "../arguments.ts";
import { badInput, EXIT, missing } from "../exit.ts";
import { MODELS } from "../models-folder.ts";
import { progress } from "../progress.ts";
import type { Command } from "./command.ts";

const DEFAULT_WORK = path.join(dataFolder(), "tuner");

export const tune: Command = {
  usage: `circumplex tune --minutes M [options]
circumplex tune --config FILE [options]
circumplex tune --resume RUN
circumplex tune status|pause|resume|stop RUN

Fine-tunes the embedded pack and leaves an adapter for \`series --adapter FILE\`. A run can be paused (Ctrl-C), killed and resumed; it
ends with the same bytes.

  --minutes M     computing time to aim at, 0.5 … 1440
  --recipe NAME   ${RECIPES.join(", ")}; default default
  --from FILE     an adapter to go on from
  --seed N        default 0
  --config FILE   a whole config as JSON in place of these; every run writes its own beside its checkpoint
  --threads N     default 2
  --out FILE      where the adapter goes; default adapter.safetensors in the run's folder
  --work DIR      folder of runs and of scenes that were read; default ${DEFAULT_WORK}
  --json          every event as a line of JSON on standard output`,
  run,
};

const OPTIONS = {
  config: { type: "string" },
  minutes: { type: "string" },
  recipe: { type: "string", default: "default" },
  from: { type: "string" },
  seed: { type: "string", default: "0" },
  resume: { type: "string" },
  threads: { type: "string", default: "2" },
  out: { type: "string" },
  work: { type: "string", default: DEFAULT_WORK },
  json: { type: "boolean", default: false },
} as const;

const VERBS = ["status", "pause", "resume", "stop"] as const;
/** Files of a run's folder beside its checkpoint. */
const CONFIG = "config.json";
const STATUS = "status.json";
/** Asks a run of another process to pause or to end. */
const WISH = "wish";

const status = z.object({
  state: z.enum(["running", "paused", "finished", "stopped", "alarm"]),
  step: z.int(),
  steps: z.int(),
  pid: z.int(),
  sentence: z.string(),
});
type Status = z.output<typeof status>;

async function run(words: readonly string[], signal: AbortSignal): Promise<number> {
  const { values, positionals } = read(words);
  const [verb, named, ...rest] = positionals;
  if (rest.length > 0) throw badInput(`“${rest[0]}” belongs to no option.`);
  const work = path.resolve(values.work);
  if (verb === undefined) {
    const order = values.resume === undefined ? await newRun(values, work) : { id: values.resume, work };
    return learn(order, values, signal);
  }
  if (!VERBS.some((known) => known === verb))
    throw badInput(`There is no “tune ${verb}”; there are ${VERBS.join(", ")}.`);
  if (named === undefined) throw badInput(`tune ${verb} needs the name of a run.`);
  if (verb === "resume") return learn({ id: named, work }, values, signal);
  const folder = folderOf(named, work);
  const now = await statusOf(folder);
  if (verb === "status") {
    process.stdout.write(values.json ? `${JSON.stringify({ run: named, ...now })}\n` : `${now.sentence}\n`);
    return EXIT.done;
  }
  if (now.state !== "running") throw badInput(`The run ${named} does not run: ${now.sentence}`);
  await writeDurably(path.join(folder, WISH), [new TextEncoder().encode(verb)]);
  process.stdout.write(
    verb === "pause" ? "It pauses after the step at hand.\n" : "It ends with the best adapter so far.\n",
  );
  return EXIT.done;
}

interface Order {
  readonly id: string;
  readonly work: string;
}

type Values = ReturnType<typeof read>["values"];
const read = (words: readonly string[]) => readArguments(words, OPTIONS);

async function newRun(values: Values, work: string): Promise<Order> {
  if ((values.config === undefined) === (values.minutes === undefined))
    throw badInput("A new run needs either --minutes or --config.");
  const blobs = path.join(work, "blobs");
  const config = values.config === undefined ? await plannedConfig(values, blobs) : await configIn(values.config);
  const id = randomBytes(6).toString("hex");
  const folder = path.join(work, "runs", id);
  await mkdir(folder, { recursive: true });
  await writeDurably(path.join(folder, CONFIG), [new TextEncoder().encode(`${JSON.stringify(config, null, 2)}\n`)]);
  return { id, work };
}

async function plannedConfig(values: Values, blobs: string): Promise<RunConfig> {
  const recipe = RECIPES.find((name) => name === values.recipe);
  if (recipe === undefined) throw badInput(`There is no recipe “${values.recipe}”; there are ${RECIPES.join(", ")}.`);
  await mkdir(blobs, { recursive: true });
  const from =
    values.from === undefined
      ? null
      : await readFile(values.from).then(
          (bytes) => storeBlob(blobs, bytes),
          (error: NodeJS.ErrnoException) => {
            throw badInput(`The adapter ${values.from} cannot be read (${error.code ?? error.message}).`);
          },
        );
  return planRun({
    ...(await embeddedModels(MODELS)),
    recipe,
    minutes: numberBetween("minutes", values.minutes!, 0.5, 1440),
    seed: wholeNumber("seed", values.seed),
    from,
    personal: null,
    pace: null,
  });
}

async function configIn(file: string): Promise<RunConfig> {
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    throw badInput(`The config ${file} cannot be read (${error.code ?? error.message}).`);
  });
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw badInput(`The config ${file} is not JSON.`);
  }
  const parsed = runConfig.safeParse(json);
  if (parsed.success) return parsed.data;
  const { path: where, message } = parsed.error.issues[0]!;
  throw badInput(`The config ${file} does not hold at ${where.join(".") || "the top"}: ${message}`);
}

function folderOf(id: string, work: string): string {
  const folder = path.join(work, "runs", path.basename(id));
  if (!existsSync(path.join(folder, CONFIG))) throw badInput(`There is no run “${id}” in ${path.join(work, "runs")}.`);
  return folder;
}

async function statusOf(folder: string): Promise<Status> {
  const text = await readFile(path.join(folder, STATUS), "utf8").catch(() => undefined);
  const found = text === undefined ? undefined : status.safeParse(JSON.parse(text)).data;
  if (found === undefined) throw missing("The run has not begun.");
  if (found.state === "running" && !isAlive(found.pid))
    return {
      ...found,
      state: "paused",
      sentence: `Its process ended at step ${found.step} of ${found.steps}; tune resume goes on.`,
    };
  return found;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Runs or goes on with a run until it ends, is paused or interrupted. */
async function learn({ id, work }: Order, values: Values, signal: AbortSignal): Promise<number> {
  const folder = folderOf(id, work);
  const config = await configIn(path.join(folder, CONFIG));
  const threads = numberBetween("threads", values.threads, 1, 64);
  const steps = totalSteps(config);
  const blobs = path.join(work, "blobs");
  await mkdir(blobs, { recursive: true });
  // What was asked of it before has been done.
  await rm(path.join(folder, WISH), { force: true });
  const wish = new Wish(path.join(folder, WISH));
  const pause = new AbortController();
  const until = AbortSignal.any([signal, pause.signal]);
  let step = 0;
  const tell = (state: Status["state"], sentence: string): Promise<void> =>
    writeDurably(path.join(folder, STATUS), [
      new TextEncoder().encode(JSON.stringify({ state, step, steps, pid: process.pid, sentence } satisfies Status)),
    ]);
  await tell("running", `Run ${id} prepares.`);
  if (!values.json) process.stderr.write(`Run ${id}, in ${folder}\n`);
  const bar = progress("Learning", steps);
  const breathe = async (): Promise<void> => {
    if ((await wish.now()) === "pause") pause.abort();
  };
  const control = { signal: until, keep: () => wish.kept, breathe, threads, provider: "cpu" } as const;
  let ended: Extract<TuneEvent, { kind: "ended" }> | undefined;
  try {
    for await (const event of runTuning({ run: id, config }, { models: MODELS, blobs, work }, control)) {
      if (values.json) process.stdout.write(`${JSON.stringify(event)}\n`);
      if (event.kind === "opened") step = event.step;
      if (event.kind === "step") bar.update((step = event.step));
      if (event.kind === "phase" && event.phase === "preparing")
        bar.update(step, `the judge reads scenes, ${event.done} of ${event.of}`);
      if (event.kind === "saved") await tell("running", `Step ${step} of ${steps}.`);
      if (event.kind === "alarm" && !event.cleared) process.stderr.write(`\n${event.alarm.sentence}\n`);
      if (event.kind === "ended") ended = event;
    }
  } finally {
    bar.finish();
  }
  if (ended === undefined) {
    await tell("paused", `Paused at step ${step} of ${steps}; tune resume ${id} goes on.`);
    process.stderr.write(`Paused at step ${step} of ${steps}; circumplex tune --resume ${id} goes on.\n`);
    return EXIT.cancelled;
  }
  const refused = ended.gate.find(({ passed }) => !passed);
  if (ended.adapter === null) {
    const why = refused?.sentence ?? "no checkpoint was better than the start";
    await tell(ended.why, `Ended without an adapter: ${why}`);
    process.stderr.write(`Ended without an adapter: ${why}\n`);
    return EXIT.missing;
  }
  const out = path.resolve(values.out ?? path.join(folder, "adapter.safetensors"));
  await mkdir(path.dirname(out), { recursive: true });
  await copyFile(blobPath(blobs, ended.adapter), out);
  await tell(ended.why, `Ended at step ${ended.step}; the adapter of step ${ended.best} is ${out}.`);
  if (!values.json) process.stdout.write(`${out}\n`);
  return EXIT.done;
}

/** What another process has asked of this run; looked at ten times a second at most. */
class Wish {
  readonly #file: string;
  #looked = -Infinity;
  #said: string | undefined;

  constructor(file: string) {
    this.#file = file;
  }

  get kept(): boolean {
    return this.#said === "stop";
  }

  async now(): Promise<string | undefined> {
    const time = performance.now();
    if (time - this.#looked < 100) return this.#said;
    this.#looked = time;
    this.#said = (await readFile(this.#file, "utf8").catch(() => this.#said)) ?? this.#said;
    return this.#said;
  }
}
