/** @file Shapes of sliding windows: convolutions and pooling, with ONNX's padding modes. */
import { intAttribute, intsAttribute, textAttribute } from "../attributes.ts";
import { type Call, fail, type Shape, type ShapeRule, shapeOf, shapeOfRankAtLeast, show } from "./call.ts";

/** One spatial axis of a sliding window. */
export interface WindowAxis {
  readonly input: number;
  readonly output: number;
  readonly kernel: number;
  readonly stride: number;
  readonly dilation: number;
  /** Padding before the first element; what lies after the last follows from `output`. */
  readonly before: number;
  readonly after: number;
}

interface Settings {
  readonly strides: readonly number[];
  readonly dilations: readonly number[];
  readonly pads: readonly number[];
  readonly autoPad: string;
}

function settings(call: Call, kernel: Shape): Settings {
  const rank = kernel.length;
  const list = (name: string, length: number, fallback: number, least: number) => {
    const values = intsAttribute(call.node, name) ?? Array.from({ length }, () => fallback);
    if (values.length !== length || values.some((value) => value < least))
      fail(call, `its ${name} are ${show(values)}`);
    return values;
  };
  if (kernel.some((size) => size < 1)) fail(call, `its kernel is ${show(kernel)}`);
  return {
    strides: list("strides", rank, 1, 1),
    dilations: list("dilations", rank, 1, 1),
    pads: list("pads", 2 * rank, 0, 0),
    autoPad: textAttribute(call.node, "auto_pad", "NOTSET"),
  };
}

/** Padding of which SAME_UPPER puts the odd one behind, the other modes in front. */
function distribute(total: number, autoPad: string): { readonly before: number; readonly after: number } {
  const [less, more] = [Math.floor(total / 2), Math.ceil(total / 2)];
  return autoPad === "SAME_UPPER" ? { before: less, after: more } : { before: more, after: less };
}

/** The spatial axes of a convolution or pooling of `input` (without batch and channels) with `kernel`. */
export function windowAxes(call: Call, input: Shape, kernel: Shape): readonly WindowAxis[] {
  if (kernel.length !== input.length) fail(call, `kernel ${show(kernel)} does not fit ${show(input)}`);
  const { strides, dilations, pads, autoPad } = settings(call, kernel);
  const roundUp = intAttribute(call.node, "ceil_mode", 0) !== 0;
  return input.map((size, axis) => {
    const [stride, dilation] = [strides[axis]!, dilations[axis]!];
    const reach = (kernel[axis]! - 1) * dilation + 1;
    const same = autoPad === "SAME_UPPER" || autoPad === "SAME_LOWER";
    const explicit = autoPad === "VALID" ? [0, 0] : [pads[axis]!, pads[axis + input.length]!];
    const needed = Math.max(0, (Math.ceil(size / stride) - 1) * stride + reach - size);
    const { before, after } = same ? distribute(needed, autoPad) : { before: explicit[0]!, after: explicit[1]! };
    const steps = (size + before + after - reach) / stride;
    let output = (roundUp ? Math.ceil(steps) : Math.floor(steps)) + 1;
    // A rounded-up last window must not start in the padding behind.
    if (roundUp && (output - 1) * stride >= size + before) output--;
    if (output < 1) fail(call, `kernel ${show(kernel)} is larger than its padded input ${show(input)}`);
    return { input: size, output, kernel: kernel[axis]!, stride, dilation, before, after };
  });
}

/** The spatial axes of a ConvTranspose, seen as the convolution it is the transpose of: `input` is its *result*. */
export function transposedAxes(call: Call): readonly WindowAxis[] {
  const [size, weight] = [shapeOf(call, 0).slice(2), shapeOf(call, 1).slice(2)];
  if (weight.length !== size.length) fail(call, `kernel ${show(weight)} does not fit ${show(size)}`);
  const { strides, dilations, pads, autoPad } = settings(call, weight);
  const extra = intsAttribute(call.node, "output_padding") ?? size.map(() => 0);
  const wanted = intsAttribute(call.node, "output_shape");
  const same = autoPad === "SAME_UPPER" || autoPad === "SAME_LOWER";
  return size.map((length, axis) => {
    const [stride, dilation, kernel] = [strides[axis]!, dilations[axis]!, weight[axis]!];
    const full = (length - 1) * stride + (extra[axis] ?? 0) + (kernel - 1) * dilation + 1;
    const target = wanted?.[axis - size.length + wanted.length] ?? (same ? length * stride : undefined);
    const [first, last] = autoPad === "VALID" ? [0, 0] : [pads[axis]!, pads[axis + size.length]!];
    const padding =
      target === undefined ? { before: first, after: last } : distribute(Math.max(0, full - target), autoPad);
    const input = target ?? full - first - last;
    if (input < 1) fail(call, `its output would have a size of ${input}`);
    return { input, output: length, kernel, stride, dilation, ...padding };
  });
}

function conv(call: Call): readonly Shape[] {
  const [shape, weight] = [shapeOfRankAtLeast(call, 0, 3), shapeOfRankAtLeast(call, 1, 3)];
  const groups = intAttribute(call.node, "group", 1);
  if (groups < 1 || shape[1] !== weight[1]! * groups || weight[0]! % groups !== 0)
    fail(call, `weights ${show(weight)} in ${groups} groups do not fit the input ${show(shape)}`);
  checkBias(call, weight[0]!);
  return [[shape[0]!, weight[0]!, ...windowAxes(call, shape.slice(2), weight.slice(2)).map(({ output }) => output)]];
}

function convTranspose(call: Call): readonly Shape[] {
  const [shape, weight] = [shapeOfRankAtLeast(call, 0, 3), shapeOfRankAtLeast(call, 1, 3)];
  const groups = intAttribute(call.node, "group", 1);
  if (groups < 1 || shape[1] !== weight[0] || weight[0]! % groups !== 0)
    fail(call, `weights ${show(weight)} in ${groups} groups do not fit the input ${show(shape)}`);
  checkBias(call, weight[1]! * groups);
  return [[shape[0]!, weight[1]! * groups, ...transposedAxes(call).map(({ input }) => input)]];
}

function checkBias(call: Call, channels: number): void {
  const bias = call.operands[2]?.shape;
  if (bias && bias.join() !== `${channels}`) fail(call, `bias ${show(bias)} is not [${channels}]`);
}

function pool(call: Call): readonly Shape[] {
  const shape = shapeOfRankAtLeast(call, 0, 3);
  const kernel = intsAttribute(call.node, "kernel_shape") ?? fail(call, "its kernel_shape is missing");
  const sizes = windowAxes(call, shape.slice(2), kernel).map(({ output }) => output);
  const result = [shape[0]!, shape[1]!, ...sizes];
  return [result, result];
}

function globalPool(call: Call): readonly Shape[] {
  return [shapeOfRankAtLeast(call, 0, 3).map((size, axis) => (axis < 2 ? size : 1))];
}

export const windowShapes = {
  AveragePool: pool,
  Conv: conv,
  ConvTranspose: convTranspose,
  GlobalAveragePool: globalPool,
  GlobalMaxPool: globalPool,
  MaxPool: pool,
} satisfies Record<string, ShapeRule>;
