/** @file Gradients of normalisations. x̂ = (x − μ)/σ over some axes; g is the gradient of the output. */
import { floatAttribute, intAttribute } from "../../graph/attributes.ts";
import { elementCount } from "../../graph/tensors.ts";
import type { Emitter } from "../emitter.ts";
import type { Call, Rule } from "./rule.ts";
import { positiveAxis, refuse } from "./rule.ts";

const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, index) => from + index);

/** dx = y (g − Σ g y) along the axis */
export const Softmax: Rule = ({ node, inputs: [x], outputs: [y], gradient }, emit) => [
  () => {
    const axis = positiveAxis(intAttribute(node, "axis", -1), emit.shape(x!).length);
    return emit.multiply(y!, emit.subtract(gradient, emit.sum(emit.multiply(gradient, y!), [axis])));
  },
];

/** dx = g − eʸ Σ g along the axis */
export const LogSoftmax: Rule = ({ node, inputs: [x], outputs: [y], gradient }, emit) => [
  () => {
    const axis = positiveAxis(intAttribute(node, "axis", -1), emit.shape(x!).length);
    const full = emit.expand(gradient, emit.shape(x!));
    return emit.subtract(full, emit.multiply(emit.op("Exp", [y!]), emit.sum(full, [axis])));
  },
];

interface Standardised {
  readonly centred: string;
  /** 1/σ */
  readonly inverse: string;
}

/** Mean and 1/√(variance + ε) over `axes`, out of standard operators. */
function standardise(x: string, axes: readonly number[], epsilon: number, emit: Emitter): Standardised {
  const centred = emit.subtract(x, emit.mean(x, axes));
  const variance = emit.mean(emit.square(centred), axes);
  return { centred, inverse: emit.op("Reciprocal", [emit.op("Sqrt", [emit.shift(variance, epsilon)])]) };
}

/** dx of x̂ when h is the gradient of x̂: (h − mean(h) − x̂ mean(h x̂)) / σ */
function standardisedGradient(h: string, normal: string, inverse: string, axes: readonly number[], emit: Emitter) {
  const along = emit.multiply(normal, emit.mean(emit.multiply(h, normal), axes));
  return emit.multiply(emit.subtract(emit.subtract(h, emit.mean(h, axes)), along), inverse);
}

/** Uses the statistics the operator put out, where it did (see expose.ts), and recomputes them otherwise. */
export const LayerNormalization: Rule = ({ node, inputs: [x, scale, bias], outputs, gradient }, emit) => {
  const shape = emit.shape(x!);
  const axes = range(positiveAxis(intAttribute(node, "axis", -1), shape.length), shape.length);
  const { centred, inverse } =
    outputs[1] && outputs[2]
      ? { centred: emit.subtract(x!, outputs[1]), inverse: outputs[2] }
      : standardise(x!, axes, floatAttribute(node, "epsilon", 1e-5), emit);
  const normal = emit.multiply(centred, inverse);
  return [
    () => {
      const h = emit.expand(emit.multiply(gradient, scale!), shape);
      return standardisedGradient(h, normal, inverse, axes, emit);
    },
    () => emit.sumTo(emit.multiply(gradient, normal), shape, emit.shape(scale!)),
    bias ? () => emit.sumTo(gradient, shape, emit.shape(bias)) : undefined,
  ];
};

/** y = x r s with r = 1/√(mean(x²) + ε): dx = r (h − x̂ mean(h x̂)), h = g s */
export const RMSNormalization: Rule = ({ node, inputs: [x, scale], gradient }, emit) => {
  const shape = emit.shape(x!);
  const axes = range(positiveAxis(intAttribute(node, "axis", -1), shape.length), shape.length);
  const power = emit.shift(emit.mean(emit.square(x!), axes), floatAttribute(node, "epsilon", 1e-5));
  const inverse = emit.op("Reciprocal", [emit.op("Sqrt", [power])]);
  const normal = emit.multiply(x!, inverse);
  return [
    () => {
      const h = emit.expand(emit.multiply(gradient, scale!), shape);
      const along = emit.multiply(normal, emit.mean(emit.multiply(h, normal), axes));
      return emit.multiply(emit.subtract(h, along), inverse);
    },
    () => emit.sumTo(emit.multiply(gradient, normal), shape, emit.shape(scale!)),
  ];
};

/** A value per channel, shaped to broadcast over [batch, channel, …]. */
function perChannel(value: string, rank: number, emit: Emitter): string {
  return emit.reshape(value, [emit.shape(value)[0]!, ...Array<number>(rank - 2).fill(1)]);
}

/** Sums all but the channel axis. */
function channelSum(value: string, emit: Emitter): string {
  const axes = range(0, emit.shape(value).length).filter((axis) => axis !== 1);
  return emit.sum(value, axes, false);
}

/** y = x̂ s + b where x̂ is standardised over groups of channels; s and b are per channel. */
function groupedNormalisation({ node, inputs: [x, scale, bias], gradient }: Call, groups: number, emit: Emitter) {
  const shape = emit.shape(x!);
  const grouped = [shape[0]!, groups, elementCount(shape.slice(1)) / groups];
  const epsilon = floatAttribute(node, "epsilon", 1e-5);
  const { centred, inverse } = standardise(emit.reshape(x!, grouped), [2], epsilon, emit);
  const normal = emit.multiply(centred, inverse);
  const full = emit.expand(gradient, shape);
  const channels = emit.shape(scale!)[0]!;
  const spread = channels === shape[1] ? scale! : repeatEach(scale!, shape[1]! / channels, emit);
  const gather = (value: string): string =>
    channels === shape[1] ? value : emit.sum(emit.reshape(value, [channels, shape[1]! / channels]), [1], false);
  return [
    () => {
      const h = emit.reshape(emit.multiply(full, perChannel(spread, shape.length, emit)), grouped);
      return emit.reshape(standardisedGradient(h, normal, inverse, [2], emit), shape);
    },
    () => gather(channelSum(emit.multiply(full, emit.reshape(normal, shape)), emit)),
    bias ? () => gather(channelSum(full, emit)) : undefined,
  ];
}

function repeatEach(value: string, times: number, emit: Emitter): string {
  const size = emit.shape(value)[0]!;
  return emit.reshape(emit.expand(emit.reshape(value, [size, 1]), [size, times]), [size * times]);
}

export const InstanceNormalization: Rule = (call, emit) =>
  groupedNormalisation(call, emit.shape(call.inputs[0]!)[1]!, emit);

/** Up to opset 20 scale and bias are per group, from 21 per channel; their length tells which. */
export const GroupNormalization: Rule = (call, emit) =>
  groupedNormalisation(call, intAttribute(call.node, "num_groups"), emit);

/** Inference: y = (x − μ) r s + b with r = 1/√(v + ε), all per channel. */
export const BatchNormalization: Rule = ({ node, inputs: [x, scale, , mean, variance], outputs, gradient }, emit) => {
  if (intAttribute(node, "training_mode", 0) === 1 || outputs.filter(Boolean).length > 1)
    refuse("it is in training mode; export it for inference");
  const rank = emit.shape(x!).length;
  const inverse = emit.op("Reciprocal", [
    emit.op("Sqrt", [emit.shift(variance!, floatAttribute(node, "epsilon", 1e-5))]),
  ]);
  const factor = (): string => emit.multiply(inverse, scale!);
  const full = (): string => emit.expand(gradient, emit.shape(x!));
  const centred = (): string => emit.subtract(x!, perChannel(mean!, rank, emit));
  const scaleSum = (): string => channelSum(emit.multiply(full(), centred()), emit);
  return [
    () => emit.multiply(gradient, perChannel(factor(), rank, emit)),
    () => emit.multiply(scaleSum(), inverse),
    () => channelSum(full(), emit),
    () => emit.negate(emit.multiply(channelSum(full(), emit), factor())),
    // dr/dv = −r³/2
    () =>
      emit.scale(emit.multiply(emit.multiply(scaleSum(), scale!), emit.multiply(inverse, emit.square(inverse))), -0.5),
  ];
};

/** y = x / n, n the 1- or 2-norm along the axis: dx = (g − n′ Σ g y) / n with n′ = sign(x) or y */
export const LpNormalization: Rule = ({ node, inputs: [x], outputs: [y], gradient }, emit) => [
  () => {
    const axis = positiveAxis(intAttribute(node, "axis", -1), emit.shape(x!).length);
    const isFirst = intAttribute(node, "p", 2) === 1;
    const total = emit.sum(isFirst ? emit.op("Abs", [x!]) : emit.square(x!), [axis]);
    const norm = isFirst ? total : emit.op("Sqrt", [total]);
    const slope = isFirst ? emit.op("Sign", [x!]) : y!;
    const full = emit.expand(gradient, emit.shape(x!));
    const along = emit.multiply(slope, emit.sum(emit.multiply(full, y!), [axis]));
    return emit.divide(emit.subtract(full, along), norm);
  },
];

/**
 * y = x s^(−β), s = κ + α/n Σ x² over a window of n channels, so
 * dx = g s^(−β) − 2αβ/n x Σ′ g x s^(−β−1), where Σ′ runs over the windows that hold the channel.
 */
export const LRN: Rule = ({ node, inputs: [x], gradient }, emit) => [
  () => {
    const size = intAttribute(node, "size");
    const alpha = floatAttribute(node, "alpha", 0.0001) / size;
    const beta = floatAttribute(node, "beta", 0.75);
    const before = Math.floor((size - 1) / 2);
    const full = emit.expand(gradient, emit.shape(x!));
    const windows = windowSum(emit.square(x!), before, size - 1 - before, emit);
    const s = emit.shift(emit.scale(windows, alpha), floatAttribute(node, "bias", 1));
    const power = (exponent: number): string => emit.op("Pow", [s, emit.scalar(exponent, emit.type(x!))]);
    const inner = emit.multiply(emit.multiply(full, x!), power(-beta - 1));
    const along = emit.multiply(x!, windowSum(inner, size - 1 - before, before, emit));
    return emit.subtract(emit.multiply(full, power(-beta)), emit.scale(along, 2 * alpha * beta));
  },
];

/** Sum over the channels from `before` before to `after` after each. */
function windowSum(value: string, before: number, after: number, emit: Emitter): string {
  const shape = emit.shape(value);
  const at = (count: number): number[] => shape.map((_, axis) => (axis === 1 ? count : 0));
  const padded = emit.pad(value, at(before), at(after));
  return range(0, before + after + 1)
    .map((start) => emit.slice(padded, [{ axis: 1, start, end: start + shape[1]! }]))
    .reduce((a, b) => emit.add(a, b));
}
