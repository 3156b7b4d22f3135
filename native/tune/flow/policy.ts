/** @file The policy: the flow with whatever weights its adapter has at the moment, and the text encoder before it. */
import type { Affect } from "../../../app/affect/plane.ts";
import type { Phrase } from "../../../app/prompt/phrase.ts";
import { weightsAsInputs } from "../../autodiff/trainable.ts";
import type { Tensor } from "../../graph/graph.ts";
import { float32Tensor } from "../../graph/tensors.ts";
import type { Latent } from "../../models/papercut/latent.ts";
import { normaliseBounds } from "../../models/papercut/latent.ts";
import { demandBounds } from "../../models/papercut/demands.ts";
import { AFFECT, LEAST_SIGMA } from "../../models/papercut/flow.ts";
import { FEATURES, ROWS, writePhrases } from "../../models/papercut/phrase-features.ts";
import { affectNumbers } from "../../models/papercut/sample.ts";
import { createSession, type Session } from "../../runtime/session.ts";
import { TOKEN_SIZE, type TokenBounds } from "../../scene/tokens.ts";
import type { Parameter, Weights } from "../../training/parameters.ts";
import { parameterOf } from "../../training/parameters.ts";
import type { AdaptedFlow, TunablePack } from "./adapted-flow.ts";

/** What a picture is drawn from, without its noise. */
export interface Wish {
  readonly phrases: readonly Phrase[];
  readonly target: Affect;
}

/** The conditions of a batch of wishes, a row each. */
export interface Conditions {
  readonly slots: Tensor;
  readonly pooled: Tensor;
}

/** How far one integration goes. */
export interface Stretch {
  /** Noise levels, falling. */
  readonly sigmas: readonly number[];
  /** Affect guidance; 1 asks the flow once a step. */
  readonly guidance: number;
}

export class Policy {
  readonly latent: Latent;
  readonly #text: Session;
  readonly #flow: Session;
  readonly #shapes: ReadonlyMap<string, Parameter>;
  readonly #bounds = new Map<string, TokenBounds>();

  private constructor(latent: Latent, text: Session, flow: Session, shapes: ReadonlyMap<string, Parameter>) {
    this.latent = latent;
    this.#text = text;
    this.#flow = flow;
    this.#shapes = shapes;
  }

  static async open(pack: TunablePack, { graph, parameters }: AdaptedFlow, threads: number): Promise<Policy> {
    const shapes = new Map(parameters.map((name) => [name, parameterOf(graph, name)]));
    const text = await createSession(pack.textEncoder, { threads });
    const flow = await createSession(weightsAsInputs(graph, parameters), { threads });
    return new Policy(pack.latent, text, flow, shapes);
  }

  /** `slots` and `pooled` of prompts, an empty prompt being none. */
  async conditions(prompts: readonly (readonly Phrase[])[]): Promise<Conditions> {
    const rows = prompts.length;
    const phrases = new Float32Array(rows * ROWS * FEATURES);
    const mask = new Float32Array(rows * ROWS);
    prompts.forEach((said, row) => writePhrases(said, row, phrases, mask));
    return this.encode(float32Tensor([rows, ROWS, FEATURES], phrases), float32Tensor([rows, ROWS], mask));
  }

  /** The same from phrases and masks that are written already (models/papercut/phrase-features.ts). */
  async encode(phrases: Tensor, mask: Tensor): Promise<Conditions> {
    const { slots, pooled } = await this.#text.run({ phrases, mask });
    return { slots: slots!, pooled: pooled! };
  }

  /** What a prompt demands, as bounds on normalised tokens. */
  bounds(phrases: readonly Phrase[]): TokenBounds {
    const key = JSON.stringify(phrases);
    const known = this.#bounds.get(key) ?? normaliseBounds(demandBounds(phrases), this.latent);
    this.#bounds.set(key, known);
    return known;
  }

  /** The flow's velocity [rows, TOKEN_SIZE] with the given weights. */
  async velocity(
    weights: Weights,
    feeds: Conditions & { readonly sample: Tensor; readonly sigma: Tensor; readonly affect: Tensor },
  ): Promise<Float32Array> {
    const own = [...this.#shapes].map(([name, { type, shape }]): [string, Tensor] => [
      name,
      { type, shape, data: weights.get(name)! },
    ]);
    const { velocity } = await this.#flow.run({ ...feeds, ...Object.fromEntries(own) }, ["velocity"]);
    return velocity!.data as Float32Array;
  }

  /**
   * Euler steps within the wishes' bounds, as the pack draws (models/papercut/sample.ts).
   *
   * @param states [TOKEN_SIZE] a wish, at the first level; they are not changed
   * @param breathe is awaited between two steps
   * @returns states at the last level
   */
  async integrate(
    weights: Weights,
    wishes: readonly Wish[],
    states: readonly Float32Array[],
    { sigmas, guidance }: Stretch,
    breathe: () => Promise<void>,
  ): Promise<Float32Array[]> {
    const rows = wishes.length;
    const conditions = await this.conditions(wishes.map(({ phrases }) => phrases));
    const affect = affectRows(wishes.map(({ target }) => target));
    const none = float32Tensor([rows, AFFECT], new Float32Array(rows * AFFECT));
    const bounds = wishes.map(({ phrases }) => this.bounds(phrases));
    const now = states.map((state) => Float64Array.from(state));
    for (let step = 0; step + 1 < sigmas.length; step++) {
      await breathe();
      const [sigma, next] = [sigmas[step]!, sigmas[step + 1]!];
      const sample = new Float32Array(rows * TOKEN_SIZE);
      now.forEach((state, row) => sample.set(state, row * TOKEN_SIZE));
      const feeds = {
        ...conditions,
        sample: float32Tensor([rows, TOKEN_SIZE], sample),
        sigma: float32Tensor([rows, 1], new Float32Array(rows).fill(sigma)),
      };
      const asked = await this.velocity(weights, { ...feeds, affect });
      const plain = guidance === 1 ? asked : await this.velocity(weights, { ...feeds, affect: none });
      const level = Math.max(sigma, LEAST_SIGMA);
      now.forEach((state, row) => {
        const { low, high } = bounds[row]!;
        for (let i = 0; i < TOKEN_SIZE; i++) {
          const at = row * TOKEN_SIZE + i;
          const velocity = plain[at]! + guidance * (asked[at]! - plain[at]!);
          const clean = Math.min(high[i]!, Math.max(low[i]!, state[i]! - level * velocity));
          state[i]! += ((next - sigma) * (state[i]! - clean)) / level;
        }
      });
    }
    return now.map((state) => Float32Array.from(state));
  }

  async release(): Promise<void> {
    await Promise.all([this.#text.release(), this.#flow.release()]);
  }
}

/** Affects as the flow reads them, [rows, AFFECT]. */
export function affectRows(targets: readonly (Affect | undefined)[]): Tensor {
  const data = new Float32Array(targets.length * AFFECT);
  targets.forEach((target, row) => {
    if (target !== undefined) data.set(affectNumbers(target), row * AFFECT);
  });
  return float32Tensor([targets.length, AFFECT], data);
}
