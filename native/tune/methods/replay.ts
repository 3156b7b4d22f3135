/** @file Batches of scenes of the corpus for flow matching: what a scene was read as, it is asked for. */
import type { Tensor } from "../../graph/graph.ts";
import { float32Tensor } from "../../graph/tensors.ts";
import { flowBatch } from "../../models/papercut/training/flow-batch.ts";
import type { FlowData } from "../../models/papercut/training/flow-data.ts";
import type { Corpus } from "../corpus/corpus.ts";
import type { MethodParts } from "../method.ts";
import type { Taught } from "../personal.ts";
import type { Feeds } from "./adapter-trainer.ts";

/** Scenes trained without a prompt, as the base was. */
const DROP_PROMPT = 0.1;

/** The corpus as the person feels it. */
export function feltCorpus(corpus: Corpus, { felt }: Taught): FlowData {
  const affects = new Float32Array(corpus.affects.length);
  for (let scene = 0; scene < corpus.scenes; scene++) {
    const { valence, arousal } = felt({
      valence: corpus.affects[2 * scene]!,
      arousal: corpus.affects[2 * scene + 1]!,
    });
    affects.set([valence, arousal], 2 * scene);
  }
  return { ...corpus, affects };
}

/** Rows of replay beside `rows` of the method's own, one at least, so that replay is `share` of all. */
export function replayedRows(rows: number, share: number): number {
  return Math.max(1, Math.round((rows * share) / Math.max(1 - share, 0.05)));
}

export interface ReplayOrder {
  readonly data: FlowData;
  readonly batch: number;
  readonly dropAffect: number;
  /** Tells batches of one stage apart. */
  readonly step: number;
}

/** The feeds `match.*` (flow/matching.ts) of `batch` scenes drawn at random. */
export async function replayFeeds({ policy, seed }: MethodParts, order: ReplayOrder): Promise<Feeds> {
  const { data, batch, dropAffect, step } = order;
  const { sample, clean, weight, sigma, affect, phrases, mask } = flowBatch(data, step, {
    batch,
    seed,
    dropPrompt: DROP_PROMPT,
    dropAffect,
  });
  const { slots, pooled } = await policy.encode(phrases, mask);
  const feeds: Record<string, Tensor> = { sample, clean, weight, sigma, affect, slots, pooled };
  return Object.fromEntries(Object.entries(feeds).map(([name, tensor]) => [`match.${name}`, tensor]));
}

/** Two batches as one. */
export function joinedFeeds(one: Feeds, other: Feeds): Feeds {
  return Object.fromEntries(Object.entries(one).map(([name, tensor]) => [name, stacked(tensor, other[name]!)]));
}

/** The rows of both under one another. */
function stacked(one: Tensor, other: Tensor): Tensor {
  const data = new Float32Array(one.data.length + other.data.length);
  data.set(one.data as Float32Array);
  data.set(other.data as Float32Array, one.data.length);
  return float32Tensor([one.shape[0]! + other.shape[0]!, ...one.shape.slice(1)], data);
}
