/** @file Reference kernels of recurrent layers with their default activations. */
import { floatsAttribute, intAttribute, textAttribute } from "../../graph/attributes.ts";
import { fail, shapeOf } from "../../graph/shapes/call.ts";
import { input, type Kernel, spend, type Work } from "./kernel.ts";
import { sigmoid } from "./special.ts";

/** Moves the state of one item on by a step, given W·x + Wb (`gates`) and R·h + Rb (`inner`). */
type Cell = (gates: Float64Array, inner: Float64Array, state: State, peepholes: Float64Array | undefined) => void;

interface State {
  readonly hidden: Float64Array;
  readonly cell: Float64Array;
  /** Length of both. */
  readonly size: number;
}

/** Rows of `matrix` times `vector`, plus `bias` from `start`. */
function affine(matrix: Float64Array, vector: Float64Array, bias: Float64Array | undefined): Float64Array {
  const width = vector.length;
  const rows = width === 0 ? 0 : matrix.length / width;
  return Float64Array.from({ length: rows }, (_, row) => {
    let sum = bias?.[row] ?? 0;
    for (let column = 0; column < width; column++) sum += matrix[row * width + column]! * vector[column]!;
    return sum;
  });
}

/** Gates stacked as input, output, forget, cell: c ← f·c + i·tanh g, h ← o·tanh c. */
const lstmCell: Cell = (gates, inner, { hidden, cell, size }, peepholes) => {
  const gate = (part: number, index: number) => gates[part * size + index]! + inner[part * size + index]!;
  for (let index = 0; index < size; index++) {
    const peep = (part: number) => (peepholes ? peepholes[part * size + index]! * cell[index]! : 0);
    const [write, forget] = [sigmoid(gate(0, index) + peep(0)), sigmoid(gate(2, index) + peep(2))];
    cell[index] = forget * cell[index]! + write * Math.tanh(gate(3, index));
    hidden[index] = sigmoid(gate(1, index) + peep(1)) * Math.tanh(cell[index]!);
  }
};

/** Gates stacked as update, reset, candidate; the reset applies after the inner product (linear_before_reset = 1). */
const gruCell: Cell = (gates, inner, { hidden, size }) => {
  for (let index = 0; index < size; index++) {
    const [update, reset] = [0, 1].map((part) => sigmoid(gates[part * size + index]! + inner[part * size + index]!));
    const candidate = Math.tanh(gates[2 * size + index]! + reset! * inner[2 * size + index]!);
    hidden[index] = (1 - update!) * candidate + update! * hidden[index]!;
  }
};

const rnnCell: Cell = (gates, inner, { hidden, size }) => {
  for (let index = 0; index < size; index++) hidden[index] = Math.tanh(gates[index]! + inner[index]!);
};

function refuseVariants(work: Work): void {
  const { node } = work.call;
  if (node.attributes["activations"] && !hasDefaultActivations(work))
    fail(work.call, "its activations are not the default ones");
  if (floatsAttribute(node, "activation_alpha") || node.attributes["clip"])
    fail(work.call, "clipping is not supported");
  if (intAttribute(node, "layout", 0) !== 0) fail(work.call, "the batch-first layout is not supported");
  if (intAttribute(node, "input_forget", 0) !== 0) fail(work.call, "coupled gates are not supported");
  if (node.op === "GRU" && intAttribute(node, "linear_before_reset", 0) === 0)
    fail(work.call, "resetting before the inner product is not supported");
  if (work.inputs[4]) fail(work.call, "sequence lengths are not supported");
}

function hasDefaultActivations(work: Work): boolean {
  const given = work.call.node.attributes["activations"];
  const defaults =
    { LSTM: ["Sigmoid", "Tanh", "Tanh"], GRU: ["Sigmoid", "Tanh"], RNN: ["Tanh"] }[work.call.node.op] ?? [];
  return given?.kind === "strings" && given.value.every((name, index) => name === defaults[index % defaults.length]);
}

function recurrent(cell: Cell): Kernel {
  return (work) => {
    refuseVariants(work);
    const [steps, batch, width] = shapeOf(work.call, 0) as [number, number, number];
    const [directions, rows, size] = shapeOf(work.call, 2) as [number, number, number];
    spend(work, steps * batch * directions * rows * (width + size));
    const direction = textAttribute(work.call.node, "direction", "forward");
    const x = input(work, 0);
    const all = new Float64Array(steps * directions * batch * size);
    const [lastHidden, lastCell] = [
      new Float64Array(directions * batch * size),
      new Float64Array(directions * batch * size),
    ];
    const part = (index: number, at: number, length: number) =>
      work.inputs[index]?.subarray(at * length, (at + 1) * length);
    for (let way = 0; way < directions; way++) {
      const weights = part(1, way, rows * width)!;
      const inner = part(2, way, rows * size)!;
      const bias = part(3, way, 2 * rows);
      const backwards = direction === "reverse" || way === 1;
      for (let item = 0; item < batch; item++) {
        const at = way * batch + item;
        const state = {
          hidden: part(5, at, size)?.slice() ?? new Float64Array(size),
          cell: part(6, at, size)?.slice() ?? new Float64Array(size),
          size,
        };
        for (let count = 0; count < steps; count++) {
          const step = backwards ? steps - 1 - count : count;
          const now = x.subarray((step * batch + item) * width, (step * batch + item + 1) * width);
          const gates = affine(weights, now, bias?.subarray(0, rows));
          cell(gates, affine(inner, state.hidden, bias?.subarray(rows)), state, part(7, way, 3 * size));
          all.set(state.hidden, ((step * directions + way) * batch + item) * size);
        }
        lastHidden.set(state.hidden, at * size);
        lastCell.set(state.cell, at * size);
      }
    }
    return [all, lastHidden, lastCell];
  };
}

export const recurrentKernels = {
  GRU: recurrent(gruCell),
  LSTM: recurrent(lstmCell),
  RNN: recurrent(rnnCell),
} satisfies Record<string, Kernel>;
