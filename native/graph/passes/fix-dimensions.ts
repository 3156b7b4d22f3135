/** @file Gives free dimensions sizes, after which nearly every shape of a model follows. */
import type { Dimension, Graph, NamedValue } from "../graph.ts";
import { ModelError } from "../model-error.ts";
import { inferShapes } from "../shapes.ts";

export interface DimensionChoice {
  /** Sizes by symbol ("batch" → 1). */
  readonly symbols?: Readonly<Record<string, number>>;
  /** Whole shapes by input name; they go before symbols. */
  readonly inputs?: Readonly<Record<string, readonly number[]>>;
  /** For whatever is left; without it a free dimension is an error. */
  readonly fallback?: number;
}

/** The graph with every input's shape static and all shapes inferred anew. */
export function fixDimensions(graph: Graph, choice: DimensionChoice): Graph {
  const chosen = new Map(Object.entries(choice.symbols ?? {}));
  const inputs = graph.inputs.map((input) => ({ ...input, shape: fixedShape(input, chosen, choice) }));
  // Declarations between were made for free dimensions: they are inferred again, not trusted.
  const outputs = graph.outputs.map(({ name, type }) => ({ name, type, shape: undefined }));
  return inferShapes({ ...graph, inputs, outputs, values: new Map() });
}

function fixedShape(
  { name, shape }: NamedValue,
  symbols: Map<string, number>,
  choice: DimensionChoice,
): readonly number[] {
  const given = choice.inputs && Object.hasOwn(choice.inputs, name) ? choice.inputs[name] : undefined;
  if (!shape && !given) throw new ModelError(`input "${name}" has no declared rank, so its shape must be given whole`);
  if (given && shape && given.length !== shape.length)
    throw new ModelError(`input "${name}" has ${shape.length} dimensions, not ${given.length}`);
  const declared: readonly Dimension[] = shape ?? given!;
  return declared.map((size, axis) => {
    const wanted = given?.[axis];
    if (typeof size === "number") {
      if (wanted !== undefined && wanted !== size)
        throw new ModelError(`dimension ${axis} of input "${name}" is ${size} and cannot be ${wanted}`);
      return size;
    }
    const fixed = wanted ?? (size === null ? undefined : symbols.get(size)) ?? choice.fallback;
    if (fixed === undefined)
      throw new ModelError(`dimension ${size ?? axis} of input "${name}" is free and needs a size`);
    if (!Number.isSafeInteger(fixed) || fixed < 0)
      throw new ModelError(`dimension ${size ?? axis} cannot have size ${fixed}`);
    return fixed;
  });
}
