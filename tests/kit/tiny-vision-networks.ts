/** @file The networks of a tiny vision-language model: features of a picture, embeddings of tokens, and what token comes next. */
import type { Attribute, DataType, Dimension, Graph, NamedValue, Node, Tensor } from "../../native/graph/graph.ts";
import { float32Tensor, int64Tensor } from "../../native/graph/tensors.ts";

/** Rows and columns of a matrix of float32, row after row. */
export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float32Array;
}

/** The matrix whose element at a row and column is `at` of them. */
export function matrix(rows: number, columns: number, at: (row: number, column: number) => number): Matrix {
  const values = Float32Array.from({ length: rows * columns }, (_, i) => at(Math.floor(i / columns), i % columns));
  return { rows, columns, values };
}

/** Colour channels at the end of a hidden state; those before are one for each token. */
export const CHANNELS = 3;

const value = (name: string, shape: readonly Dimension[], type: DataType = "float32"): NamedValue => ({
  name,
  type,
  shape,
});
const ints = (name: string, values: readonly number[]): [string, Tensor] => [name, int64Tensor(values)];
const table = (name: string, { rows, columns, values }: Matrix): [string, Tensor] => [
  name,
  float32Tensor([rows, columns], values),
];

type Step = readonly [op: string, inputs: readonly string[], output: string, attributes?: Record<string, Attribute>];

/** A graph of free dimensions: the builder of native/graph wants them all, and a conversation grows. */
function network(
  inputs: readonly NamedValue[],
  outputs: readonly NamedValue[],
  constants: readonly [string, Tensor][],
  steps: readonly Step[],
): Graph {
  const nodes = steps.map(([op, from, output, attributes = {}]): Node => ({
    op,
    domain: "",
    name: output,
    inputs: from,
    outputs: [output],
    attributes,
  }));
  const initializers = new Map(constants);
  return { name: "tiny", opsets: { "": 20 }, inputs, outputs, initializers, nodes, values: new Map(), metadata: {} };
}

/** Every picture as its mean colour, in the colour channels, on each of its `tokens`. */
export function visionEncoder(hidden: number, tokens: number, isBatched: boolean): Graph {
  const place = matrix(CHANNELS, hidden, (row, column) => Number(column === hidden - CHANNELS + row));
  return network(
    [value("pixel_values", isBatched ? ["b", "n", "c", "h", "w"] : ["n", "c", "h", "w"])],
    [value("image_features", ["n", tokens, hidden])],
    [
      ints("one by one", [-1, 3, 32, 32]),
      ints("axes", [2, 3]),
      ints("second", [1]),
      ints("spread", [1, tokens, 1]),
      table("place", place),
    ],
    [
      ["Reshape", ["pixel_values", "one by one"], "pictures"],
      ["ReduceMean", ["pictures", "axes"], "colour", { keepdims: { kind: "int", value: 0 } }],
      ["MatMul", ["colour", "place"], "placed"],
      ["Unsqueeze", ["placed", "second"], "one"],
      ["Expand", ["one", "spread"], "image_features"],
    ],
  );
}

/** One channel for each token. */
export function embedTokens(words: number): Graph {
  return network(
    [value("input_ids", ["b", "s"], "int64")],
    [value("inputs_embeds", ["b", "s", words + CHANNELS])],
    [
      table(
        "embeddings",
        matrix(words, words + CHANNELS, (row, column) => Number(row === column)),
      ),
    ],
    [["Gather", ["embeddings", "input_ids"], "inputs_embeds"]],
  );
}

export interface Speech {
  /** Which token follows which: hidden by words. */
  readonly next: Matrix;
  /** The token after which an answer begins. */
  readonly mark: number;
  /** Scores of an answer's first token, by all that was said and shown before: hidden by words. */
  readonly first: Matrix;
  /** Side of two matrices multiplied for nothing at each token. */
  readonly labour: number;
  /** Megabytes of weights that add nothing. */
  readonly ballast: number;
}

/** A row of ballast, bytes. */
const ROW = 4096;

/** Keeps all hidden states as its keys, and looks at the last one and at the largest of each channel. */
export function decoder({ next, mark, first, labour, ballast }: Speech): Graph {
  const { rows: hidden, columns: words } = next;
  const past = ["b", 1, "past", hidden];
  const rows = Math.max(2, Math.round((ballast * 1e6) / ROW));
  return network(
    [
      value("inputs_embeds", ["b", "s", hidden]),
      value("attention_mask", ["b", "all"], "int64"),
      value("past_key_values.0.key", past),
      value("past_key_values.0.value", past),
    ],
    [
      value("logits", ["b", 1, words]),
      value("present.0.key", ["b", 1, "all", hidden]),
      value("present.0.value", ["b", 1, "all", hidden]),
    ],
    [
      table("next", next),
      table(
        "mark",
        matrix(hidden, 1, (row) => Number(row === mark)),
      ),
      table("first", first),
      ints("head", [1]),
      ints("time", [2]),
      ints("end", [-1]),
      ints("square", [labour, labour]),
      ["ballast", float32Tensor([rows, ROW / 4], new Float32Array(rows * (ROW / 4)))],
    ],
    [
      ["Unsqueeze", ["inputs_embeds", "head"], "states"],
      ["Concat", ["past_key_values.0.key", "states"], "present.0.key", { axis: { kind: "int", value: 2 } }],
      ["Concat", ["past_key_values.0.value", "states"], "present.0.value", { axis: { kind: "int", value: 2 } }],
      ["Gather", ["inputs_embeds", "end"], "last", { axis: { kind: "int", value: 1 } }],
      ["ReduceMax", ["present.0.key", "time"], "seen", { keepdims: { kind: "int", value: 0 } }],
      ["MatMul", ["last", "next"], "follows"],
      ["MatMul", ["last", "mark"], "begins"],
      ["MatMul", ["seen", "first"], "firsts"],
      ["Mul", ["begins", "firsts"], "chosen"],
      ["Add", ["follows", "chosen"], "scores"],
      ["ReduceMax", ["attention_mask"], "whole", { keepdims: { kind: "int", value: 0 } }],
      ["Cast", ["whole"], "number", { to: { kind: "int", value: 1 } }],
      ["Expand", ["number", "square"], "work"],
      ["MatMul", ["work", "work"], "done"],
      ["ReduceMax", ["done"], "most", { keepdims: { kind: "int", value: 0 } }],
      // Looked up by what is known only when it runs, so that nothing of it is computed beforehand and left out.
      ["Gather", ["ballast", "whole"], "row"],
      ["ReduceMax", ["row"], "nothing", { keepdims: { kind: "int", value: 0 } }],
      ["Mul", ["most", "nothing"], "none"],
      ["Add", ["scores", "none"], "logits"],
    ],
  );
}
