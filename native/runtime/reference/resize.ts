/** @file Reference kernels of Resize and Upsample: one axis after the other, each a small table of weights. */
import { floatAttribute, intAttribute, textAttribute } from "../../graph/attributes.ts";
import { fail, shapeOf } from "../../graph/shapes/call.ts";
import { resizing } from "../../graph/shapes/resize.ts";
import { around, input, type Kernel, spend, type Work } from "./kernel.ts";

/** What one output position takes: input places with their weights. */
type Taps = readonly { readonly at: number; readonly weight: number }[];

interface Axis {
  readonly from: number;
  readonly to: number;
  readonly scale: number;
}

/** Where an output position lies on the input axis, in ONNX's coordinate modes. */
function coordinate(work: Work, mode: string, index: number, { from, to, scale }: Axis): number {
  switch (mode) {
    case "half_pixel":
      return (index + 0.5) / scale - 0.5;
    case "half_pixel_symmetric": {
      const adjusted = (from / 2) * (1 - to / (from * scale));
      return adjusted + (index + 0.5) / scale - 0.5;
    }
    case "pytorch_half_pixel":
      return to > 1 ? (index + 0.5) / scale - 0.5 : 0;
    case "align_corners":
      return to > 1 ? (index * (from - 1)) / (to - 1) : 0;
    case "asymmetric":
      return index / scale;
    default:
      return fail(work.call, `its coordinate mode "${mode}" is not supported`);
  }
}

function nearest(work: Work, mode: string, x: number, scale: number): number {
  switch (mode) {
    case "round_prefer_floor":
      return Math.ceil(x - 0.5);
    case "round_prefer_ceil":
      return Math.floor(x + 0.5);
    case "floor":
      return Math.floor(x);
    case "ceil":
      return Math.ceil(x);
    case "simple":
      return scale < 1 ? Math.ceil(x) : Math.floor(x);
    default:
      return fail(work.call, `its nearest mode "${mode}" is not known`);
  }
}

/** Keys' cubic convolution kernel. */
function cubic(distance: number, a: number): number {
  const x = Math.abs(distance);
  if (x <= 1) return ((a + 2) * x - (a + 3)) * x * x + 1;
  return x < 2 ? a * (((x - 5) * x + 8) * x - 4) : 0;
}

function tapsOf(work: Work): (index: number, axis: Axis) => Taps {
  const { node, opset } = work.call;
  const isOld = node.op === "Upsample" || opset < 11;
  const mode = textAttribute(node, "mode", "nearest");
  const transform = isOld ? "asymmetric" : textAttribute(node, "coordinate_transformation_mode", "half_pixel");
  const rounding = isOld ? "simple" : textAttribute(node, "nearest_mode", "round_prefer_floor");
  const a = floatAttribute(node, "cubic_coeff_a", -0.75);
  const excludes = intAttribute(node, "exclude_outside", 0) !== 0;
  if (intAttribute(node, "antialias", 0) !== 0) fail(work.call, "antialiasing is not supported");
  return (index, axis) => {
    const x = coordinate(work, transform, index, axis);
    const clamp = (place: number) => Math.min(Math.max(place, 0), axis.from - 1);
    if (mode === "nearest") return [{ at: clamp(nearest(work, rounding, x, axis.scale)), weight: 1 }];
    const low = Math.floor(x);
    if (mode === "linear") {
      const inside = clamp(x);
      const first = Math.floor(inside);
      return [
        { at: first, weight: 1 - (inside - first) },
        { at: clamp(first + 1), weight: inside - first },
      ];
    }
    if (mode !== "cubic") return fail(work.call, `its mode "${mode}" is not known`);
    const taps = [-1, 0, 1, 2].map((step) => ({ at: low + step, weight: cubic(x - low - step, a) }));
    if (!excludes) return taps.map(({ at, weight }) => ({ at: clamp(at), weight }));
    const inside = taps.filter(({ at }) => at >= 0 && at < axis.from);
    const sum = inside.reduce((total, { weight }) => total + weight, 0);
    return inside.map(({ at, weight }) => ({ at, weight: weight / sum }));
  };
}

function resize(work: Work): readonly Float64Array[] {
  const { sizes, scales } = resizing(work.call) ?? fail(work.call, "its sizes are not known");
  const taps = tapsOf(work);
  let data = input(work, 0);
  let shape = shapeOf(work.call, 0);
  for (const [axis, to] of sizes.entries()) {
    const { outer, size: from, inner } = around(shape, axis);
    if (from === to && scales[axis] === 1) continue;
    spend(work, outer * to * inner * 4);
    const result = new Float64Array(outer * to * inner);
    for (let index = 0; index < to; index++)
      for (const { at, weight } of taps(index, { from, to, scale: scales[axis]! }))
        for (let block = 0; block < outer; block++)
          for (let column = 0; column < inner; column++)
            result[(block * to + index) * inner + column]! += weight * data[(block * from + at) * inner + column]!;
    data = result;
    shape = shape.map((size, other) => (other === axis ? to : size));
  }
  return [data];
}

export const resizeKernels = { Resize: resize, Upsample: resize } satisfies Record<string, Kernel>;
