/** @file Papercut's text encoder: phrases in, one small condition for every element slot and one vector for the whole. */
import { int, type Tensor } from "../../graph/graph.ts";
import { SLOTS } from "../../scene/tokens.ts";
import { attend, attendSelf, linear, normalise, perceptron, reshape, rows, type Net } from "../../network/layers.ts";
import { conceptColumn, FEATURES, ROWS } from "./phrase-features.ts";

const WIDTH = 64;
const HEADS = 4;
/** Numbers each slot is told about the prompt. */
export const SLOT_CONDITION = 12;
/** Learned questions whose answers make up the vector for the whole picture. */
const QUESTIONS = 8;
/** Width of the vector for the whole picture. */
export const POOLED = QUESTIONS * WIDTH;
/** How strongly a slot starts out looking for its own kind: an attention score of about three. */
const LOOK = 3;

export interface TextCondition {
  /** [batch, slots, SLOT_CONDITION] */
  readonly slots: string;
  /** [batch, POOLED] */
  readonly pooled: string;
}

/**
 * Adds the encoder. One self-attention block lets phrases qualify one another; then every element slot, and eight
 * questions about the whole, look up the phrases that concern them.
 *
 * @param features value [batch, ROWS, FEATURES]
 * @param mask value [batch, ROWS], 0 or −10⁴
 */
export function addTextEncoder(net: Net, features: string, mask: string): TextCondition {
  const { graph, parameters } = net;
  const embedded = linear(net, "text.embed", reshape(net, features, [-1, FEATURES]), WIDTH, 0.5);
  const spreadMask = reshape(net, mask, [-1, 1, 1, ROWS]);

  const tokens = reshape(net, embedded, [-1, ROWS, WIDTH]);
  const apart = (x: string): string => reshape(net, x, [-1, ROWS, WIDTH]);
  const attended = attendSelf(net, "text.attention", normalise(net, tokens), HEADS, 0.02, spreadMask);
  const joined = graph.op("Add", [tokens, attended]);
  const inner = rows(net, normalise(net, joined));
  const phrases = graph.op("Add", [joined, apart(perceptron(net, "text.mlp", inner, 2 * WIDTH, 0.02))]);

  const known = rows(net, phrases);
  const keys = apart(linear(net, "text.lookup.key", known, WIDTH));
  const values = apart(linear(net, "text.lookup.value", known, WIDTH));
  const queries = parameters.get("text.lookup.queries", [1, SLOTS.length + QUESTIONS, WIDTH], () =>
    firstQueries(graph.tensorOf("text.embed.weight")!, graph.tensorOf("text.lookup.key.weight")!),
  );
  const answers = attend(net, queries, keys, values, HEADS, spreadMask);

  const [perSlot, whole] = graph.ops(
    "Split",
    [answers, graph.integers([SLOTS.length, QUESTIONS])],
    { axis: int(1) },
    2,
  ) as [string, string];
  const narrow = linear(net, "text.slots", rows(net, perSlot), SLOT_CONDITION);
  return {
    slots: reshape(net, narrow, [-1, SLOTS.length, SLOT_CONDITION]),
    pooled: reshape(net, whole, [-1, POOLED]),
  };
}

/**
 * Every slot starts by asking for the key its own kind's concept gets, so training need not first discover which word
 * belongs to which slot. The questions about the whole start undecided.
 */
function firstQueries(embedding: Tensor, key: Tensor): Float32Array {
  const embed = embedding.data as Float32Array;
  const project = key.data as Float32Array;
  const queries = new Float32Array((SLOTS.length + QUESTIONS) * WIDTH);
  SLOTS.forEach(({ kind }, slot) => {
    const row = conceptColumn(kind) * WIDTH;
    for (let out = 0; out < WIDTH; out++) {
      let sum = 0;
      for (let i = 0; i < WIDTH; i++) sum += embed[row + i]! * project[i * WIDTH + out]!;
      queries[slot * WIDTH + out] = LOOK * sum;
    }
  });
  return queries;
}
