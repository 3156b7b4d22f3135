/** @file Training: each batch runs forward and backward, is checked, and moves the weights. */
import { differentiate } from "../autodiff/differentiate.ts";
import { weightsAsInputs } from "../autodiff/trainable.ts";
import type { Graph, Tensor } from "../graph/graph.ts";
import { writeGraph } from "../graph/write.ts";
import { type Session, type SessionOptions, createSession } from "../runtime/session.ts";
import { accumulate } from "./accumulate.ts";
import { CheckpointError, type TrainingState } from "./checkpoint.ts";
import { clipFactor, globalNorm } from "./clip.ts";
import { discard } from "./discard.ts";
import { type Optimiser, type Slot, createSlot, updateSlots } from "./optimiser.ts";
import { type Weights, parameterOf } from "./parameters.ts";
import type { Schedule } from "./schedule.ts";
import { TrainingDiverged } from "./training-diverged.ts";

/** How weights move. */
export interface TrainingPlan {
  readonly optimiser: Optimiser;
  /** Largest global norm of a gradient; unlimited unless told. */
  readonly clipNorm?: number;
  /** Decay of the moving average, constant or by steps made; no average is kept unless told. */
  readonly emaDecay?: number | Schedule;
  /** Batches to a step; their gradients are averaged. 1 unless told. */
  readonly accumulate?: number;
}

export interface TrainerOptions extends TrainingPlan {
  /** A forward graph with inputs of fixed shape; its output `loss` is one float32 value. */
  readonly graph: Graph;
  readonly loss: string;
  /** float32 initializers of the graph, to be trained. */
  readonly parameters: readonly string[];
  readonly threads?: number;
  readonly provider?: SessionOptions["provider"];
}

/** What one batch gave. */
export interface BatchResult {
  readonly loss: number;
  /** Of the mean gradient of the step, before clipping; of the batch alone when the batch completes no step. */
  readonly gradientNorm: number;
  /** The graph's outputs. */
  readonly outputs: Readonly<Record<string, Tensor>>;
}

/**
 * Prepares the training of some initializers of a graph. The graph is left as it is.
 *
 * @throws Error when there is no parameter or one is no float32 initializer; what `differentiate` throws when no gradient reaches it
 */
export async function createTrainer(options: TrainerOptions): Promise<Trainer> {
  const { graph, loss, parameters, threads, provider, ...plan } = options;
  if (parameters.length === 0) throw new Error(`No parameter of ${graph.name} was named to be trained.`);
  const keep = { average: plan.emaDecay !== undefined, sum: (plan.accumulate ?? 1) > 1 };
  const slots = parameters.map((name) => createSlot(name, parameterOf(graph, name), plan.optimiser, keep));
  const { graph: backward, gradients } = differentiate(weightsAsInputs(graph, parameters), loss, parameters, {
    // The WebGPU provider does not give LayerNormalization's statistics.
    recomputeStatistics: provider === "webgpu",
  });
  const model = writeGraph(backward);
  const session = await createSession(model, {
    ...(threads === undefined ? {} : { threads }),
    ...(provider === undefined ? {} : { provider }),
    memoryPattern: false,
  });
  discard(model);
  return new Trainer(plan, session, loss, slots, gradients);
}

/** Training in progress. One call at a time: a batch starts from the weights the last one left. */
export class Trainer {
  readonly #plan: TrainingPlan;
  readonly #session: Session;
  readonly #loss: string;
  readonly #slots: readonly Slot[];
  /** Names of the session's outputs, one for each slot. */
  readonly #gradients: readonly string[];
  readonly #perStep: number;
  #begun = false;
  #step = 0;
  #batches = 0;

  constructor(
    plan: TrainingPlan,
    session: Session,
    loss: string,
    slots: readonly Slot[],
    gradients: ReadonlyMap<string, string>,
  ) {
    this.#plan = plan;
    this.#session = session;
    this.#loss = loss;
    this.#slots = slots;
    this.#gradients = slots.map(({ name }) => gradients.get(name)!);
    this.#perStep = plan.accumulate ?? 1;
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
    // Building left the model in memory two or three times over. Its makers have returned by now, so it can go before
    // the first batch takes its share (in a process started as process.ts says).
    if (!this.#begun) globalThis.gc?.();
    this.#begun = true;
    const weights = this.#slots.map(({ name, parameter }) => [name, parameter] as const);
    // Gradients come in arrays of their own: a session that wrote into what it was fed would be silently wrong, since
    // later nodes still read the weights; and onnxruntime copies what it writes into given arrays once more.
    const results = await this.#session.run({ ...feeds, ...Object.fromEntries(weights) });
    const gradients = this.#gradients.map((name) => results[name]!.data as Float32Array);
    try {
      const loss = Number(results[this.#loss]!.data[0]);
      if (!Number.isFinite(loss)) throw new TrainingDiverged(this.#step, `the loss is ${loss}`);
      const norm = globalNorm(gradients);
      if (!Number.isFinite(norm)) throw new TrainingDiverged(this.#step, `the gradient's norm is ${norm}`);
      const gradientNorm = this.#perStep === 1 ? this.#makeStep(gradients, norm) : this.#gather(gradients, norm);
      const taken = new Set(this.#gradients);
      const outputs = Object.fromEntries(Object.entries(results).filter(([name]) => !taken.has(name)));
      return { loss, gradientNorm, outputs };
    } finally {
      gradients.forEach(discard);
    }
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
    if (state.batches >= this.#perStep)
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

  /** Adds one batch to the sums, and makes a step when they are complete. Returns the norm to report. */
  #gather(gradients: readonly Float32Array[], norm: number): number {
    const sums = this.#slots.map(({ accumulated }) => accumulated!);
    for (const [index, sum] of sums.entries()) accumulate(sum, gradients[index]!);
    this.#batches++;
    if (this.#batches < this.#perStep) return norm;
    const meanNorm = this.#makeStep(sums, globalNorm(sums) / this.#perStep);
    for (const sum of sums) sum.fill(0);
    this.#batches = 0;
    return meanNorm;
  }

  /** One step of all parameters; the session is not running, so they may change in place. Returns `norm`. */
  #makeStep(gradients: readonly Float32Array[], norm: number): number {
    const { optimiser, clipNorm = Infinity, emaDecay = 1 } = this.#plan;
    this.#step++;
    const decay = typeof emaDecay === "function" ? emaDecay(this.#step) : emaDecay;
    const scale = clipFactor(norm, clipNorm) / this.#perStep;
    updateSlots(this.#slots, gradients, optimiser, this.#step, scale, decay);
    return norm;
  }

  #weights(pick: (slot: Slot) => Float32Array): Weights {
    return new Map(this.#slots.map((slot) => [slot.name, pick(slot)]));
  }
}
