/** @file Critics in training: on scenes of the corpus first, and on new pictures when there are any. */
import { stream } from "../../../app/random/philox.ts";
import { mean, standardDeviation } from "../../../app/statistics/mean.ts";
import { STYLE_FEATURES } from "../../../app/affect/ground/style-reference.ts";
import { GraphBuilder } from "../../graph/builder.ts";
import { int, type Graph } from "../../graph/graph.ts";
import { float32Tensor } from "../../graph/tensors.ts";
import { Parameters } from "../../network/parameters.ts";
import { TOKEN_SIZE } from "../../scene/tokens.ts";
import type { Weights } from "../../training/parameters.ts";
import { cosineDecay, warmUp } from "../../training/schedule.ts";
import { createTrainer } from "../../training/trainer.ts";
import type { Corpus } from "../corpus/corpus.ts";
import { addCritic, charbonnier, CRITIC_OUTPUTS } from "./critic-network.ts";

/** Two that start apart: where they differ, neither knows. */
export const CRITICS = 2;
const BATCH = 128;
const STEPS = 700;
const LEARNING_RATE = 1.5e-3;
/** Noise on the tokens, so that a critic is no sharper than a scene. */
const INPUT_NOISE = 0.05;
/** Error on `range` from which the loss is absolute. */
const BETA = 0.24;
/** What style counts beside affect. */
const STYLE_WEIGHT = 0.1;

/** Mean and deviation of the style of the corpus, which critics tell style in. */
export interface StyleScale {
  readonly mean: readonly number[];
  readonly deviation: readonly number[];
}

/**
 * Trains the critics on what the judge read.
 *
 * @param breathe is awaited between steps
 * @returns weights by names `critic.0…`, `critic.1…`
 */
export async function trainCritics(
  corpus: Corpus,
  seed: number,
  threads: number,
  breathe: () => Promise<void>,
): Promise<Weights> {
  const style = styleScale(corpus);
  const { graph, parameters } = trainingGraph(BATCH, seed);
  const trainer = await createTrainer({
    graph,
    parameters,
    loss: "loss",
    threads,
    optimiser: {
      learningRate: warmUp(20, cosineDecay(LEARNING_RATE, STEPS - 20, LEARNING_RATE / 30)),
      beta1: 0.9,
      beta2: 0.98,
      epsilon: 1e-8,
      weightDecay: 0.01,
    },
    clipNorm: 5,
  });
  try {
    for (let step = 0; step < STEPS; step++) {
      await breathe();
      const random = stream(seed, "critic batch", step);
      const tokens = new Float32Array(BATCH * TOKEN_SIZE);
      const wanted = new Float32Array(BATCH * CRITIC_OUTPUTS);
      for (let row = 0; row < BATCH; row++) {
        const scene = random.below(corpus.scenes);
        for (let i = 0; i < TOKEN_SIZE; i++)
          tokens[row * TOKEN_SIZE + i] = corpus.tokens[scene * TOKEN_SIZE + i]! + INPUT_NOISE * random.normal();
        wanted.set(wantedOf(corpus, style, scene), row * CRITIC_OUTPUTS);
      }
      await trainer.train({
        tokens: float32Tensor([BATCH, TOKEN_SIZE], tokens),
        wanted: float32Tensor([BATCH, CRITIC_OUTPUTS], wanted),
      });
    }
    return new Map([...trainer.parameters()].map(([name, values]) => [name, values.slice()]));
  } finally {
    await trainer.release();
  }
}

function wantedOf({ affects, styles }: Corpus, { mean, deviation }: StyleScale, scene: number): number[] {
  const features = STYLE_FEATURES.map((_, i) => {
    const value = styles[scene * STYLE_FEATURES.length + i]!;
    return (value - mean[i]!) / deviation[i]!;
  });
  return [affects[2 * scene]!, affects[2 * scene + 1]!, ...features];
}

/** @returns deviations above 0 */
export function styleScale({ styles, scenes }: Corpus): StyleScale {
  const columns = STYLE_FEATURES.map((_, i) =>
    Array.from({ length: scenes }, (__, scene) => styles[scene * STYLE_FEATURES.length + i]!),
  );
  return {
    mean: columns.map((column) => mean(column)),
    deviation: columns.map((column) => Math.max(1e-6, standardDeviation(column))),
  };
}

/** Inputs `tokens` and `wanted`; the output `loss`. */
function trainingGraph(batch: number, seed: number): { readonly graph: Graph; readonly parameters: readonly string[] } {
  const graph = new GraphBuilder({ name: "critics" });
  const net = { graph, parameters: new Parameters(graph, seed) };
  const tokens = graph.input("tokens", "float32", [batch, TOKEN_SIZE]);
  const wanted = graph.input("wanted", "float32", [batch, CRITIC_OUTPUTS]);
  const weights = graph.constant(
    float32Tensor([CRITIC_OUTPUTS], [1, 1, ...Array<number>(CRITIC_OUTPUTS - 2).fill(STYLE_WEIGHT)]),
  );
  const losses = Array.from({ length: CRITICS }, (_, critic) => {
    const read = addCritic(net, `critic.${critic}`, tokens);
    const error = charbonnier(net, graph.op("Sub", [read, wanted]), BETA);
    return graph.op("ReduceMean", [graph.op("Mul", [error, weights])], { keepdims: int(0) });
  });
  graph.output(
    losses.reduce((sum, loss) => graph.op("Add", [sum, loss])),
    "loss",
  );
  return { graph: graph.build(), parameters: net.parameters.names };
}
