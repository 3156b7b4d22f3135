/** @file A fine-tuning run from its config to its adapter: corpus, stages, the curve, alarms, checkpoints. */
import { mkdir } from "node:fs/promises";
import { existsSync } from "node:fs";
import path from "node:path";
import { CHOOSING } from "../../app/evidence/prompts.ts";
import { type RunConfig, type Stage, totalSteps } from "../../app/tune/config.ts";
import { alarmsAt, bestPoint } from "../../app/tune/guards.ts";
import type { Alarm, TuneEvent } from "../../app/tune/progress.ts";
import { loadCheckpoint, saveCheckpoint } from "../training/checkpoint.ts";
import { extractAdapter } from "../training/lora/adapter.ts";
import { bakeParameters, type Weights } from "../training/parameters.ts";
import { TrainingDiverged } from "../training/training-diverged.ts";
import { type Corpus, makeCorpus } from "./corpus/corpus.ts";
import { initialWeights } from "./flow/adapted-flow.ts";
import { Policy } from "./flow/policy.ts";
import { heldOutCells, type HeldOutSettings } from "./held-out.ts";
import type { Method, MethodParts } from "./method.ts";
import { createMethod } from "./methods/table.ts";
import { type Taught, taughtBy } from "./personal.ts";
import { rewardFor } from "./rewarding.ts";
import { divergedAt, ringEvents } from "./run/alarms.ts";
import type { RunControl, RunPlace } from "./run/control.ts";
import { endOf } from "./run/end.ts";
import { configHash, keepAdapter } from "./run/keep-adapter.ts";
import { measure } from "./run/measure.ts";
import { openRunModels, type RunModels } from "./run/models.ts";
import { drawSamples } from "./run/samples.ts";
import { fromCheckpoint, notBegun, type Standing, toCheckpoint, type Whereabouts } from "./run/standing.ts";

/** Seconds of computing after which a checkpoint is due. */
const SAVE_EVERY = 30;
/** Noises of each held-out pair, so that pictures of one wish can be told apart. */
const NOISES = 2;
/** Seed of the held-out pairs: the same for all runs, so that curves can be compared. */
const HELD_OUT_SEED = 11;

/** Thrown by `breathe` where nothing is lost by ending at once. */
class Paused extends Error {}

/**
 * Runs the config, or goes on with it from the checkpoint in its folder: the same config ends with the same bytes, however often
 * it was stopped or killed.
 *
 * @throws StudioError, ModelFileError, AdapterError and CheckpointError as the parts do; disk errors
 */
export async function* runTuning(
  order: { readonly run: string; readonly config: RunConfig },
  place: RunPlace,
  control: RunControl,
): AsyncGenerator<TuneEvent, void, undefined> {
  const folder = path.join(place.work, "runs", order.run);
  await mkdir(folder, { recursive: true });
  const models = await openRunModels(place, order.config);
  const policy = await Policy.open(models.pack, models.flow, control.threads);
  try {
    yield* new Run({ config: order.config, place, control, folder, models, policy }).events();
  } catch (error) {
    if (!(error instanceof Paused)) throw error;
  } finally {
    await policy.release();
    await models.close();
  }
}

interface RunParts {
  readonly config: RunConfig;
  readonly place: RunPlace;
  readonly control: RunControl;
  readonly folder: string;
  readonly models: RunModels;
  readonly policy: Policy;
}

/** Why a run's steps came to an end. */
type Why = Extract<TuneEvent, { kind: "ended" }>["why"];

class Run {
  readonly #parts: RunParts;
  readonly #checkpoint: string;
  readonly #taught: Taught;
  readonly #heldOut: HeldOutSettings;
  #now: Whereabouts;
  /** Milliseconds at which the stretch of computing at hand began. */
  #since = performance.now();
  #saved = 0;

  constructor(parts: RunParts) {
    const { config, folder, models, policy } = parts;
    this.#parts = parts;
    this.#checkpoint = path.join(folder, "checkpoint.bin");
    this.#taught = taughtBy(config.personal);
    this.#heldOut = {
      policy,
      judge: models.judge,
      witness: models.witness,
      steps: models.pack.manifest.sampling.steps,
      guidance: config.guidance,
      detail: "low",
      breathe: () => this.#breatheOrEnd(),
    };
    this.#now = { standing: notBegun(configHash(config)), start: initialWeights(models.flow), method: null };
  }

  get #standing(): Standing {
    return this.#now.standing;
  }

  #stand(change: Partial<Standing>): void {
    this.#now = { ...this.#now, standing: { ...this.#standing, ...change } };
  }

  async *events(): AsyncGenerator<TuneEvent, void, undefined> {
    const { config, control } = this.#parts;
    if (existsSync(this.#checkpoint))
      this.#now = fromCheckpoint(await loadCheckpoint(this.#checkpoint), this.#standing.config);
    const of = totalSteps(config);
    yield { kind: "opened", step: this.#standing.step, of, provider: control.provider, threads: control.threads };
    const corpus = yield* this.#corpus();
    if (this.#standing.curve.length === 0) {
      yield* this.#measure(this.#now.start);
      yield* this.#save();
    }
    for (const [index, stage] of config.stages.entries()) {
      if (index < this.#standing.stage) continue;
      const why = yield* this.#stage(index, stage, corpus);
      if (why === "paused") return;
      if (why !== undefined) return yield* this.#end(why);
    }
    yield* this.#end("finished");
  }

  async *#corpus(): AsyncGenerator<TuneEvent, Corpus, undefined> {
    const { config, place, models } = this.#parts;
    const { scenes, seed } = config.corpus;
    const telling = (done: number): TuneEvent => ({
      kind: "phase",
      phase: "preparing",
      method: null,
      done,
      of: scenes,
    });
    yield telling(0);
    const making = makeCorpus({
      scenes,
      seed,
      pack: models.pack.sha256,
      latent: models.pack.latent,
      reader: models.judge,
      directory: path.join(place.work, "corpora"),
      breathe: () => this.#breatheOrEnd(),
    });
    for (;;) {
      const { done, value } = await making.next();
      if (done) return value;
      this.#addTime();
      yield telling(value);
    }
  }

  /** Makes the stage's steps. Undefined when it came to its end. */
  async *#stage(
    index: number,
    stage: Stage,
    corpus: Corpus,
  ): AsyncGenerator<TuneEvent, Why | "paused" | undefined, undefined> {
    const { config, control, models } = this.#parts;
    const { method: name, steps } = stage;
    yield { kind: "phase", phase: "learning", method: name, done: this.#standing.stageStep, of: steps };
    const flow = { ...models.flow, graph: bakeParameters(models.flow.graph, this.#now.start) };
    let stepping = false;
    const parts: MethodParts = {
      flow,
      policy: this.#parts.policy,
      corpus,
      judge: models.judge,
      taught: this.#taught,
      rewarding: rewardFor(this.#taught, this.#standing.before!.fidelity),
      steps: models.pack.manifest.sampling.steps,
      guidance: config.guidance,
      seed: config.seed * 16 + index,
      threads: control.threads,
      provider: control.provider,
      // Half a step cannot be kept; it is made whole before the run ends.
      breathe: () => (stepping ? this.#breathe() : this.#breatheOrEnd()),
    };
    const method = await createMethod(stage, parts, this.#now.method);
    try {
      for (;;) {
        if (this.#isDue(steps)) {
          const stopping = yield* this.#measure(method.weights());
          yield* this.#save(method);
          if (stopping !== undefined) return "alarm";
        }
        if (this.#standing.stageStep >= steps) break;
        if (control.signal.aborted) {
          yield* this.#save(method);
          return "paused";
        }
        if (control.keep()) return "stopped";
        stepping = true;
        const before = performance.now();
        const { loss, pictures } = await method.step(this.#standing.stageStep);
        stepping = false;
        this.#addTime();
        this.#stand({
          stageStep: this.#standing.stageStep + 1,
          step: this.#standing.step + 1,
          pictures: this.#standing.pictures + pictures,
        });
        const { step, seconds } = this.#standing;
        const milliseconds = performance.now() - before;
        yield { kind: "step", step, milliseconds, loss, pictures: this.#standing.pictures, seconds };
        // What is measured can be measured again: the step is kept first.
        if (this.#isDue(steps) || seconds - this.#saved >= SAVE_EVERY) yield* this.#save(method);
      }
      this.#now = { ...this.#now, start: copyOf(method.weights()), method: null };
      this.#stand({ stage: index + 1, stageStep: 0 });
      yield* this.#save();
      return undefined;
    } catch (error) {
      if (!(error instanceof TrainingDiverged)) throw error;
      yield* this.#ring([divergedAt(this.#standing.step, error.message)]);
      return "alarm";
    } finally {
      await method.release();
    }
  }

  /** Whether the curve lacks a point at the step at hand. */
  #isDue(steps: number): boolean {
    const { stageStep, step, curve } = this.#standing;
    const due = stageStep > 0 && (step % this.#parts.config.heldOut.everySteps === 0 || stageStep === steps);
    return due && !curve.some((point) => point.step === step);
  }

  /** A point of the curve, sample pictures and alarms; gives the alarm that stops the run, if one does. */
  async *#measure(weights: Weights): AsyncGenerator<TuneEvent, Alarm | undefined, undefined> {
    const { config, place, folder, models } = this.#parts;
    const standing = this.#standing;
    if (standing.curve.some(({ step }) => step === standing.step)) return undefined;
    yield { kind: "phase", phase: "measuring", method: null, done: 0, of: 1 };
    const cells = heldOutCells(CHOOSING, config.heldOut.pairs, HELD_OUT_SEED, NOISES);
    const { point, before } = await measure(weights, cells, this.#heldOut, { standing, taught: this.#taught });
    this.#addTime();
    const adapter = await keepAdapter(
      { blobs: place.blobs, folder },
      extractAdapter(models.flow.adapter, weights),
      config,
    );
    const curve = [...standing.curve, point];
    const adapters = [...standing.adapters, { step: point.step, blob: adapter }];
    this.#stand({ curve, adapters, before });
    yield { kind: "point", point, adapter, best: bestPoint(curve)?.step === point.step };
    for (const sample of await drawSamples(weights, this.#heldOut, place.blobs, point.step)) yield sample;
    this.#addTime();
    const alarms = alarmsAt(curve);
    yield* this.#ring(alarms);
    return alarms.find(({ stops }) => stops);
  }

  async *#ring(alarms: readonly Alarm[]): AsyncGenerator<TuneEvent, void, undefined> {
    const { ringing, step } = this.#standing;
    yield* ringEvents(ringing, alarms, step);
    this.#stand({ ringing: alarms.map(({ code }) => code) });
  }

  async *#end(why: Why): AsyncGenerator<TuneEvent, void, undefined> {
    const { models, place } = this.#parts;
    yield await endOf(why, this.#standing, place, models.pack.manifest.id);
  }

  async *#save(method?: Method): AsyncGenerator<TuneEvent, void, undefined> {
    this.#now = { ...this.#now, method: method?.state() ?? null };
    await saveCheckpoint(this.#checkpoint, toCheckpoint(this.#now));
    this.#saved = this.#standing.seconds;
    this.#addTime();
    yield { kind: "saved", step: this.#standing.step };
  }

  /** Rests are no computing time. */
  async #breathe(): Promise<void> {
    const before = performance.now();
    await this.#parts.control.breathe();
    this.#since += performance.now() - before;
  }

  async #breatheOrEnd(): Promise<void> {
    await this.#breathe();
    if (this.#parts.control.signal.aborted) throw new Paused();
  }

  #addTime(): void {
    const now = performance.now();
    this.#stand({ seconds: this.#standing.seconds + (now - this.#since) / 1000 });
    this.#since = now;
  }
}

const copyOf = (weights: Weights): Weights => new Map([...weights].map(([name, values]) => [name, values.slice()]));
