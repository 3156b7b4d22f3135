/** @file Reference kernels of reductions along axes. */
import { intAttribute } from "../../graph/attributes.ts";
import { fail, normalAxis, shapeOf } from "../../graph/shapes/call.ts";
import { reducedAxes } from "../../graph/shapes/reduction.ts";
import { elementCount } from "../../graph/tensors.ts";
import { around, denseStrides, input, type Kernel, offsets } from "./kernel.ts";

/** Applies `f` to every run of elements that share the kept coordinates. */
function reduce(f: (values: Float64Array) => number): Kernel {
  return (work) => {
    const shape = shapeOf(work.call, 0);
    const axes = reducedAxes(work.call) ?? fail(work.call, "its axes are not known");
    const kept = shape.flatMap((_, axis) => (axes.includes(axis) ? [] : [axis]));
    const strides = denseStrides(shape);
    const places = (chosen: readonly number[]) =>
      offsets(
        chosen.map((axis) => shape[axis]!),
        chosen.map((axis) => strides[axis]!),
      );
    const [starts, inner] = [places(kept), places(axes)];
    const data = input(work, 0);
    const values = new Float64Array(inner.length);
    return [
      Float64Array.from(starts, (start) => {
        for (let index = 0; index < inner.length; index++) values[index] = data[start + inner[index]!]!;
        return f(values);
      }),
    ];
  };
}

const total = (values: Float64Array) => values.reduce((sum, x) => sum + x, 0);
const squares = (values: Float64Array) => values.reduce((sum, x) => sum + x * x, 0);
const largest = (values: Float64Array) => values.reduce((most, x) => Math.max(most, x), -Infinity);

/** ln Σ eˣ, with the largest taken out so that nothing overflows. */
function logSumExp(values: Float64Array): number {
  const most = largest(values);
  if (!Number.isFinite(most)) return most;
  return most + Math.log(values.reduce((sum, x) => sum + Math.exp(x - most), 0));
}

function argument(better: (x: number, best: number) => boolean): Kernel {
  return (work) => {
    const shape = shapeOf(work.call, 0);
    const axis = normalAxis(work.call, intAttribute(work.call.node, "axis", 0), shape.length);
    const last = intAttribute(work.call.node, "select_last_index", 0) !== 0;
    const { size, inner } = around(shape, axis);
    const data = input(work, 0);
    return [
      new Float64Array(elementCount(work.shapes[0]!)).map((_, position) => {
        const start = Math.floor(position / inner) * size * inner + (position % inner);
        let best = 0;
        for (let row = 1; row < size; row++) {
          const [x, old] = [data[start + row * inner]!, data[start + best * inner]!];
          if (better(x, old) || (last && x === old)) best = row;
        }
        return best;
      }),
    ];
  };
}

export const reductionKernels = {
  ArgMax: argument((x, best) => x > best),
  ArgMin: argument((x, best) => x < best),
  ReduceL1: reduce((values) => values.reduce((sum, x) => sum + Math.abs(x), 0)),
  ReduceL2: reduce((values) => Math.sqrt(squares(values))),
  ReduceLogSum: reduce((values) => Math.log(total(values))),
  ReduceLogSumExp: reduce(logSumExp),
  ReduceMax: reduce(largest),
  ReduceMean: reduce((values) => total(values) / values.length),
  ReduceMin: reduce((values) => values.reduce((least, x) => Math.min(least, x), Infinity)),
  ReduceProd: reduce((values) => values.reduce((product, x) => product * x, 1)),
  ReduceSum: reduce(total),
  ReduceSumSquare: reduce(squares),
} satisfies Record<string, Kernel>;
