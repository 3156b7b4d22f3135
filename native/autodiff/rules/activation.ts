/** @file Gradients of the activation functions of networks. y is the output, g the gradient of y. */
import { floatAttribute, textAttribute } from "../../graph/attributes.ts";
import type { Emitter } from "../emitter.ts";
import type { Rule } from "./rule.ts";
import { broadcasting, unary } from "./rule.ts";

export const Relu: Rule = unary((x, _y, g, emit) => emit.keepWhere(emit.compare("Greater", x, 0), g));

export const LeakyRelu: Rule = unary((x, _y, g, emit, node) => {
  const slope = floatAttribute(node, "alpha", 0.01);
  return emit.op("Where", [emit.compare("Greater", x, 0), g, emit.scale(g, slope)]);
});

// y = x for x > 0, slope · x otherwise
export const PRelu: Rule = broadcasting(({ inputs: [x, slope], gradient }, emit) => {
  const negative = (): string => emit.compare("Less", x!, 0);
  return [
    () => emit.op("Where", [negative(), emit.multiply(gradient, slope!), gradient]),
    () => emit.keepWhere(negative(), emit.multiply(gradient, x!)),
  ];
});

export const ThresholdedRelu: Rule = unary((x, _y, g, emit, node) =>
  emit.keepWhere(emit.compare("Greater", x, floatAttribute(node, "alpha", 1)), g),
);

// y = α(eˣ − 1) for x < 0, so y′ = y + α there
export const Elu: Rule = unary((x, y, g, emit, node) =>
  belowZero(x, emit.multiply(g, emit.shift(y, floatAttribute(node, "alpha", 1))), g, emit),
);

// y = γx for x > 0, γα(eˣ − 1) otherwise
export const Selu: Rule = unary((x, y, g, emit, node) => {
  const alpha = floatAttribute(node, "alpha", 1.67326319217681884765625);
  const gamma = floatAttribute(node, "gamma", 1.05070102214813232421875);
  return belowZero(x, emit.multiply(g, emit.shift(y, gamma * alpha)), emit.scale(g, gamma), emit);
});

// y = α(e^(x/α) − 1) for x < 0, so y′ = y/α + 1 there
export const Celu: Rule = unary((x, y, g, emit, node) => {
  const slope = emit.shift(emit.scale(y, 1 / floatAttribute(node, "alpha", 1)), 1);
  return belowZero(x, emit.multiply(g, slope), g, emit);
});

function belowZero(x: string, below: string, above: string, emit: Emitter): string {
  return emit.op("Where", [emit.compare("Less", x, 0), below, above]);
}

// σ′ = y(1 − y)
export const Sigmoid: Rule = unary((_x, y, g, emit) => emit.multiply(g, emit.subtract(y, emit.square(y))));

export const Softplus: Rule = unary((x, _y, g, emit) => emit.multiply(g, emit.op("Sigmoid", [x])));

// y = x / (1 + |x|), y′ = (1 − |y|)²
export const Softsign: Rule = unary((_x, y, g, emit) =>
  emit.multiply(g, emit.square(emit.shift(emit.negate(emit.op("Abs", [y])), 1))),
);

// y = clip(αx + β, 0, 1)
export const HardSigmoid: Rule = unary((_x, y, g, emit, node) => {
  const inside = emit.op("And", [emit.compare("Greater", y, 0), emit.compare("Less", y, 1)]);
  return emit.keepWhere(inside, emit.scale(g, floatAttribute(node, "alpha", 0.2)));
});

// y = x · clip(x/6 + 1/2, 0, 1): 0 below −3, x above 3, slope x/3 + 1/2 between
export const HardSwish: Rule = unary((x, _y, g, emit) => {
  const rising = emit.multiply(g, emit.shift(emit.scale(x, 1 / 3), 0.5));
  const upper = emit.op("Where", [emit.compare("Greater", x, 3), g, rising]);
  return emit.keepWhere(emit.compare("Greater", x, -3), upper);
});

// y = xt, t = tanh(softplus(x)): y′ = t + x(1 − t²)σ(x)
export const Mish: Rule = unary((x, _y, g, emit) => {
  const t = emit.op("Tanh", [emit.op("Softplus", [x])]);
  const slope = emit.multiply(emit.shift(emit.negate(emit.square(t)), 1), emit.op("Sigmoid", [x]));
  return emit.multiply(g, emit.add(t, emit.multiply(x, slope)));
});

/** Both forms of Hendrycks and Gimpel (2016). */
export const Gelu: Rule = unary((x, y, g, emit, node) => {
  const isTanh = textAttribute(node, "approximate", "none") === "tanh";
  return emit.multiply(g, isTanh ? tanhGeluSlope(x, y, emit) : gaussianGeluSlope(x, emit));
});

// y = xs with s = σ(2u), since 1 + tanh u = 2σ(2u); 2u = ax + bx³, so y′ = s + (y − ys)(a + 3bx²)
function tanhGeluSlope(x: string, y: string, emit: Emitter): string {
  const a = 2 * Math.sqrt(2 / Math.PI);
  const b = a * 0.044715;
  const squared = emit.square(x);
  const s = emit.op("Sigmoid", [emit.multiply(x, emit.shift(emit.scale(squared, b), a))]);
  const inner = emit.shift(emit.scale(squared, 3 * b), a);
  return emit.add(s, emit.multiply(emit.subtract(y, emit.multiply(y, s)), inner));
}

// y = xΦ(x), y′ = Φ(x) + xφ(x)
function gaussianGeluSlope(x: string, emit: Emitter): string {
  const erf = emit.op("Erf", [emit.scale(x, Math.SQRT1_2)]);
  const cumulative = emit.shift(emit.scale(erf, 0.5), 0.5);
  const bell = emit.op("Exp", [emit.scale(emit.square(x), -0.5)]);
  return emit.add(cumulative, emit.multiply(x, emit.scale(bell, 1 / Math.sqrt(2 * Math.PI))));
}
