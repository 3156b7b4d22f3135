/** @file The training loop's one step: run forward and backward, check, clip, update, average. */
import type { Graph, NamedValue, Tensor } from "../graph/graph.ts";
import { differentiate } from "../autodiff/differentiate.ts";
import { weightsAsInputs } from "../autodiff/trainable.ts";
import { type Session, type SessionOptions, createSession } from "../runtime/session.ts";
import { zeros } from "../runtime/tensor.ts";
import { accumulate } from "./accumulate.ts";
import { type AdamWSettings, updateAdamW } from "./adamw.ts";
import { CheckpointError, type TrainingState } from "./checkpoint.ts";
import { clipFactor, globalNorm } from "./clip.ts";
import { moveAverage } from "./ema.ts";
import { type Parameter, type Weights, parameterOf } from "./parameters.ts";
import type { Schedule } from "./schedule.ts";
import { TrainingDiverged } from "./training-diverged.ts";

/** Parameters with a learning rate or a decay of their own. */
export interface ParameterGroup {
  readonly contains: (parameter: string) => boolean;
  /** Factor of the learning rate; 1 unless told. */
  readonly learningRateScale?: number;
  /** Instead of the optimiser's. */
  readonly weightDecay?: number;
}

export interface Optimiser extends AdamWSettings {
  /** By steps made before, so the first step asks for 0. */
  readonly learningRate: Schedule;
  readonly weightDecay: number;
  /** The first group that contains a parameter decides; none is also an answer. */
  readonly groups?: readonly ParameterGroup[];
}

export interface TrainerOptions {
  /** A forward graph of fixed shapes; its output `loss` is one float32 value. */
  readonly graph: Graph;
  readonly loss: string;
  /** float32 initializers of the graph, to be trained. */
  readonly parameters: readonly string[];
  readonly optimiser: Optimiser;
  /** Largest global norm of a gradient; unlimited unless told. */
  readonly clipNorm?: number;
  /** Decay of the moving average, constant or by steps made; no average is kept unless told. */
  readonly emaDecay?: number | Schedule;
  /** Batches to a step; their gradients are averaged. 1 unless told. */
  readonly accumulate?: number;
  readonly threads?: number;
  readonly provider?: SessionOptions["provider"];
}

/** What one batch gave. */
export interface BatchResult {
  readonly loss: number;
  /** Of the mean gradient of the step, before clipping; of the batch alone when the batch completes no step. */
  readonly gradientNorm: number;
  /** What the graph's outputs hold now, until the next batch. */
  readonly outputs: Readonly<Record<string, Tensor>>;
}

/** A parameter with everything that is kept for it. The arrays stay the same for life; their values move. */
interface Slot {
  readonly name: string;
  readonly parameter: Parameter;
  readonly first: Float32Array;
  readonly second: Float32Array;
  readonly averaged: Float32Array | undefined;
  readonly accumulated: Float32Array | undefined;
  /** Where the session writes: never the parameter itself, which later nodes still read. */
  readonly gradient: Float32Array;
  readonly learningRateScale: number;
  readonly weightDecay: number;
}

/**
 * Prepares the training of some initializers of a graph.
 *
 * @throws Error when a parameter is no float32 initializer, or no gradient reaches it
 */
export async function createTrainer(options: TrainerOptions): Promise<Trainer> {
  const { graph, loss, parameters, threads, provider } = options;
  const initial = parameters.map((name) => parameterOf(graph, name));
  const { graph: backward, gradients } = differentiate(weightsAsInputs(graph, parameters), loss, parameters, {
    // The WebGPU provider does not give LayerNormalization's statistics.
    recomputeStatistics: provider === "webgpu",
  });
  const session = await createSession(backward, {
    ...(threads === undefined ? {} : { threads }),
    ...(provider === undefined ? {} : { provider }),
    memoryPattern: false,
  });
  const slots = parameters.map((name, index): Slot => {
    const { shape, data } = initial[index]!;
    const group = options.optimiser.groups?.find(({ contains }) => contains(name));
    return {
      name,
      parameter: { type: "float32", shape, data: data.slice() },
      first: new Float32Array(data.length),
      second: new Float32Array(data.length),
      averaged: options.emaDecay === undefined ? undefined : data.slice(),
      accumulated: (options.accumulate ?? 1) > 1 ? new Float32Array(data.length) : undefined,
      gradient: new Float32Array(data.length),
      learningRateScale: group?.learningRateScale ?? 1,
      weightDecay: group?.weightDecay ?? options.optimiser.weightDecay,
    };
  });
  const gradientTensors = slots.map(({ name, parameter, gradient }): [string, Tensor] => [
    gradients.get(name)!,
    { type: "float32", shape: parameter.shape, data: gradient },
  ]);
  return new Trainer(options, session, slots, Object.fromEntries(gradientTensors));
}

/** Training in progress. One call at a time: batches share the gradient buffers. */
export class Trainer {
  readonly #options: TrainerOptions;
  readonly #session: Session;
  readonly #slots: readonly Slot[];
  readonly #feeds: Readonly<Record<string, Tensor>>;
  readonly #outputs: Readonly<Record<string, Tensor>>;
  readonly #fetches: Readonly<Record<string, Tensor>>;
  #step = 0;
  #batches = 0;

  constructor(
    options: TrainerOptions,
    session: Session,
    slots: readonly Slot[],
    gradients: Readonly<Record<string, Tensor>>,
  ) {
    this.#options = options;
    this.#session = session;
    this.#slots = slots;
    this.#feeds = Object.fromEntries(slots.map(({ name, parameter }) => [name, parameter]));
    this.#outputs = Object.fromEntries(options.graph.outputs.map((output) => [output.name, bufferOf(output)]));
    this.#fetches = { ...this.#outputs, ...gradients };
  }

  /** Steps made. */
  get step(): number {
    return this.#step;
  }

  /**
   * Learns from one batch. With `accumulate`, only every n-th batch makes a step.
   *
   * @throws TrainingDiverged when loss or gradient is not finite; parameters, moments and counters are then untouched
   */
  async train(feeds: Readonly<Record<string, Tensor>>): Promise<BatchResult> {
    await this.#session.run({ ...feeds, ...this.#feeds }, this.#fetches);
    const loss = Number(this.#outputs[this.#options.loss]!.data[0]);
    if (!Number.isFinite(loss)) throw new TrainingDiverged(this.#step, `the loss is ${loss}`);
    const batchNorm = globalNorm(this.#slots.map(({ gradient }) => gradient));
    if (!Number.isFinite(batchNorm)) throw new TrainingDiverged(this.#step, `the gradient's norm is ${batchNorm}`);
    return { loss, gradientNorm: this.#learn(batchNorm), outputs: this.#outputs };
  }

  /** The trained values, live: they move with the next step. */
  parameters(): Weights {
    return this.#weights(({ parameter }) => parameter.data);
  }

  /** Their moving average, live; the parameters themselves when none is kept. */
  averaged(): Weights {
    return this.#weights(({ averaged, parameter }) => averaged ?? parameter.data);
  }

  /** A copy of everything a resumed run needs from the trainer. */
  state(): TrainingState {
    const [slot] = this.#slots;
    return {
      step: this.#step,
      batches: this.#batches,
      parameters: this.#weights(({ parameter }) => parameter.data.slice()),
      first: this.#weights(({ first }) => first.slice()),
      second: this.#weights(({ second }) => second.slice()),
      averaged: slot?.averaged && this.#weights(({ averaged }) => averaged!.slice()),
      accumulated: slot?.accumulated && this.#weights(({ accumulated }) => accumulated!.slice()),
    };
  }

  /**
   * Goes on from a state: the next batches give the bits they would have given where it was taken. A state without
   * average starts one at its parameters.
   *
   * @throws CheckpointError when the state is of other parameters or in the middle of a step this trainer cannot finish
   */
  restore(state: TrainingState): void {
    if (state.batches >= (this.#options.accumulate ?? 1))
      throw new CheckpointError(
        `The checkpoint holds ${state.batches} batches of an unfinished step; train on with the same accumulation.`,
      );
    for (const { name, parameter } of this.#slots)
      for (const weights of [state.parameters, state.first, state.second, state.averaged, state.accumulated])
        if (weights && weights.get(name)?.length !== parameter.data.length)
          throw new CheckpointError(`The checkpoint is of another model: it does not fit the parameter ${name}.`);
    for (const slot of this.#slots) {
      slot.parameter.data.set(state.parameters.get(slot.name)!);
      slot.first.set(state.first.get(slot.name)!);
      slot.second.set(state.second.get(slot.name)!);
      slot.averaged?.set((state.averaged ?? state.parameters).get(slot.name)!);
      if (state.accumulated) slot.accumulated?.set(state.accumulated.get(slot.name)!);
      else slot.accumulated?.fill(0);
    }
    this.#step = state.step;
    this.#batches = state.batches;
  }

  release(): Promise<void> {
    return this.#session.release();
  }

  /** Takes the gradients of one batch in, makes a step when enough are there; returns the norm to report. */
  #learn(batchNorm: number): number {
    const perStep = this.#options.accumulate ?? 1;
    if (perStep === 1) {
      this.#update(1, batchNorm);
      return batchNorm;
    }
    for (const { accumulated, gradient } of this.#slots) accumulate(accumulated!, gradient);
    this.#batches++;
    if (this.#batches < perStep) return batchNorm;
    const norm = globalNorm(this.#slots.map(({ accumulated }) => accumulated!)) / perStep;
    this.#update(1 / perStep, norm);
    for (const { accumulated } of this.#slots) accumulated!.fill(0);
    this.#batches = 0;
    return norm;
  }

  /** One step of all parameters. The session is not running, so they may change in place. */
  #update(gradientScale: number, norm: number): void {
    const { optimiser, clipNorm, emaDecay } = this.#options;
    const rate = optimiser.learningRate(this.#step);
    this.#step++;
    const scale = clipNorm === undefined ? gradientScale : gradientScale * clipFactor(norm, clipNorm);
    const decay = typeof emaDecay === "function" ? emaDecay(this.#step) : emaDecay;
    for (const slot of this.#slots) {
      updateAdamW(slot.parameter.data, slot.accumulated ?? slot.gradient, slot.first, slot.second, {
        beta1: optimiser.beta1,
        beta2: optimiser.beta2,
        epsilon: optimiser.epsilon,
        step: this.#step,
        learningRate: rate * slot.learningRateScale,
        weightDecay: slot.weightDecay,
        gradientScale: scale,
      });
      if (slot.averaged && decay !== undefined) moveAverage(slot.averaged, slot.parameter.data, decay);
    }
  }

  #weights(pick: (slot: Slot) => Float32Array): Weights {
    return new Map(this.#slots.map((slot) => [slot.name, pick(slot)]));
  }
}

function bufferOf({ name, type, shape }: NamedValue): Tensor {
  if (!shape?.every((side) => typeof side === "number"))
    throw new Error(`The output ${name} has no fixed shape; a graph to train needs one.`);
  return zeros(shape, type);
}
