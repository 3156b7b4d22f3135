/** @file The weights of a network under construction: named by module path, seeded, or taken from a trained set. */
import { stream } from "../../app/random/philox.ts";
import type { GraphBuilder } from "../graph/builder.ts";
import { elementCount, float32Tensor } from "../graph/tensors.ts";
import type { Weights } from "../training/parameters.ts";

/** How a new weight starts: drawn from a Gaussian of this standard deviation (0 is all zeros), or computed. */
export type Start = number | (() => Float32Array);

/**
 * Hands out parameters while a graph is built. A weight that is not in `weights` is drawn from a stream of its own
 * name, so adding a layer never changes how another one starts.
 */
export class Parameters {
  readonly names: string[] = [];
  readonly #builder: GraphBuilder;
  readonly #seed: number;
  readonly #weights: Weights | undefined;

  constructor(builder: GraphBuilder, seed: number, weights?: Weights) {
    this.#builder = builder;
    this.#seed = seed;
    this.#weights = weights;
  }

  /**
   * The initializer called `name`.
   *
   * @throws RangeError when a given weight has another size than the network asks for
   */
  get(name: string, shape: readonly number[], start: Start): string {
    const size = elementCount(shape);
    const data = this.#weights?.get(name) ?? draw(this.#seed, name, size, start);
    if (data.length !== size) {
      throw new RangeError(`The weight ${name} holds ${data.length} numbers where the network needs ${size}.`);
    }
    this.names.push(name);
    return this.#builder.initializer(name, float32Tensor(shape, data.slice()));
  }
}

function draw(seed: number, name: string, size: number, start: Start): Float32Array {
  if (typeof start === "function") return start();
  const values = new Float32Array(size);
  if (start === 0) return values;
  const random = stream(seed, `weight ${name}`);
  for (let i = 0; i < size; i++) values[i] = start * random.normal();
  return values;
}
