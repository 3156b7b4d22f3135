/** @file Gradients of arithmetic and of the functions of one real number. y is the output, g the gradient of y. */
import type { Emitter } from "../emitter.ts";
import type { Rule } from "./rule.ts";
import { broadcasting, refuse, unary } from "./rule.ts";

export const Identity: Rule = unary((_x, _y, g) => g);

/** The gradient has the type of the input. */
export const Cast: Rule = unary((x, _y, g, emit) => emit.cast(g, emit.type(x)));

/** The identity at inference, and with a ratio of 0; the mask has no gradient. */
export const Dropout: Rule = ({ inputs, gradient }, emit) => {
  const training = inputs[2] ?? "";
  const isOff = training === "" || emit.constantOf(training)?.[0] === 0 || emit.constantOf(inputs[1] ?? "")?.[0] === 0;
  if (!isOff) refuse("its training mode is on, which is random");
  return [() => gradient];
};

// d(a + b) = da + db
export const Add: Rule = broadcasting(({ gradient }) => [() => gradient, () => gradient]);

// d(a − b) = da − db
export const Sub: Rule = broadcasting(({ gradient }, emit) => [() => gradient, () => emit.negate(gradient)]);

// d(ab) = b da + a db
export const Mul: Rule = broadcasting(({ inputs: [a, b], gradient }, emit) => [
  () => emit.multiply(gradient, b!),
  () => emit.multiply(gradient, a!),
]);

// d(a / b) = da / b − y db / b
export const Div: Rule = broadcasting(({ inputs: [, b], outputs: [y], gradient }, emit) => [
  () => emit.divide(gradient, b!),
  () => emit.negate(emit.multiply(emit.divide(gradient, b!), y!)),
]);

// d(aᵇ) = b aᵇ⁻¹ da + y ln(a) db
export const Pow: Rule = broadcasting(({ inputs: [a, b], outputs: [y], gradient }, emit) => [
  () => emit.multiply(gradient, powerSlope(a!, b!, emit)),
  () => {
    const positive = emit.compare("Greater", a!, 0);
    const one = emit.scalar(1, emit.type(a!));
    const logarithm = emit.op("Log", [emit.op("Where", [positive, a!, one])]);
    return emit.multiply(gradient, emit.multiply(y!, logarithm));
  },
]);

function powerSlope(a: string, b: string, emit: Emitter): string {
  const exponents = emit.constantOf(b);
  const exponent = exponents?.length === 1 ? exponents[0]! : undefined;
  if (exponent === undefined) {
    const power = emit.cast(b, emit.type(a));
    return emit.multiply(power, emit.op("Pow", [a, emit.shift(power, -1)]));
  }
  if (exponent === 1) return emit.scalar(1, emit.type(a));
  if (exponent === 2) return emit.scale(a, 2);
  return emit.scale(emit.op("Pow", [a, emit.scalar(exponent - 1, emit.type(a))]), exponent);
}

/** With C's remainder (fmod = 1), a − b·trunc(a / b). */
export const Mod: Rule = broadcasting(({ gradient }) => [() => gradient, () => refuse("its divisor needs a gradient")]);

export const Sum: Rule = broadcasting(({ inputs, gradient }) => inputs.map(() => () => gradient));

export const Mean: Rule = broadcasting(({ inputs, gradient }, emit) =>
  inputs.map(() => () => emit.scale(gradient, 1 / inputs.length)),
);

/** Where several inputs tie, each takes an equal share, as the symmetric subgradient. */
const extremum: Rule = broadcasting(({ inputs, outputs: [y], gradient }, emit) => {
  const isChosen = (x: string): string => emit.indicator(emit.op("Equal", [x, y!]), emit.type(y!));
  const share = (): string =>
    emit.divide(
      gradient,
      inputs.map(isChosen).reduce((a, b) => emit.add(a, b)),
    );
  return inputs.map((x) => () => emit.multiply(share(), isChosen(x)));
});

export const Max: Rule = extremum;
export const Min: Rule = extremum;

export const Where: Rule = broadcasting(({ inputs: [condition], gradient }, emit) => [
  undefined,
  () => emit.keepWhere(condition!, gradient),
  () => emit.op("Where", [condition!, emit.scalar(0, emit.type(gradient)), gradient]),
]);

/** The bounds take the gradient of what they replaced. */
export const Clip: Rule = ({ inputs: [x, low, high], outputs: [y], gradient }, emit) => {
  const from = emit.shape(x!);
  const beyond = (op: "Less" | "Greater", bound: string) => () =>
    emit.sumTo(emit.keepWhere(emit.op(op, [x!, bound]), gradient), from, []);
  return [
    () => emit.keepWhere(emit.op("Equal", [x!, y!]), gradient),
    low ? beyond("Less", low) : undefined,
    high ? beyond("Greater", high) : undefined,
  ];
};

export const Neg: Rule = unary((_x, _y, g, emit) => emit.negate(g));
export const Abs: Rule = unary((x, _y, g, emit) => emit.multiply(g, emit.op("Sign", [x])));
// d√x = dx / 2y
export const Sqrt: Rule = unary((_x, y, g, emit) => emit.scale(emit.divide(g, y), 0.5));
export const Exp: Rule = unary((_x, y, g, emit) => emit.multiply(g, y));
export const Log: Rule = unary((x, _y, g, emit) => emit.divide(g, x));
// d(1/x) = −y² dx
export const Reciprocal: Rule = unary((_x, y, g, emit) => emit.negate(emit.multiply(g, emit.square(y))));
// erf′ = 2/√π e^(−x²)
export const Erf: Rule = unary((x, _y, g, emit) => {
  const bell = emit.op("Exp", [emit.negate(emit.square(x))]);
  return emit.multiply(emit.scale(g, 2 / Math.sqrt(Math.PI)), bell);
});

export const Sin: Rule = unary((x, _y, g, emit) => emit.multiply(g, emit.op("Cos", [x])));
export const Cos: Rule = unary((x, _y, g, emit) => emit.negate(emit.multiply(g, emit.op("Sin", [x]))));
// tan′ = 1 + y²
export const Tan: Rule = unary((_x, y, g, emit) => emit.multiply(g, emit.shift(emit.square(y), 1)));
export const Sinh: Rule = unary((x, _y, g, emit) => emit.multiply(g, emit.op("Cosh", [x])));
export const Cosh: Rule = unary((x, _y, g, emit) => emit.multiply(g, emit.op("Sinh", [x])));
// tanh′ = 1 − y²
export const Tanh: Rule = unary((_x, y, g, emit) => emit.multiply(g, emit.shift(emit.negate(emit.square(y)), 1)));

// asin′ = 1/√(1 − x²)
export const Asin: Rule = unary((x, _y, g, emit) => emit.divide(g, root(emit.negate(emit.square(x)), 1, emit)));
export const Acos: Rule = unary((x, _y, g, emit) =>
  emit.negate(emit.divide(g, root(emit.negate(emit.square(x)), 1, emit))),
);
// atan′ = 1/(1 + x²)
export const Atan: Rule = unary((x, _y, g, emit) => emit.divide(g, emit.shift(emit.square(x), 1)));
function root(value: string, term: number, emit: Emitter): string {
  return emit.op("Sqrt", [emit.shift(value, term)]);
}
