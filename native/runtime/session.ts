/** @file Runs models: the only file that knows onnxruntime. */
import { env, InferenceSession, Tensor as RuntimeTensor } from "onnxruntime-node";
import type { DataType, Graph, Tensor, TensorData } from "../graph/graph.ts";
import { ModelError } from "../graph/model-error.ts";
import { elementCount } from "../graph/tensors.ts";
import { writeGraph } from "../graph/write.ts";
import { DEFAULT_PROVIDER, type Provider } from "./providers.ts";

/** Version of the onnxruntime that runs. */
export const RUNTIME_VERSION: string = env.versions.common;

export interface SessionOptions {
  /** Threads within an operator; 1 unless told. */
  readonly threads?: number;
  readonly provider?: Provider;
  /** How far onnxruntime may rewrite the model; results differ in the last bits between levels. "all" unless told. */
  readonly optimise?: "disabled" | "basic" | "extended" | "all";
  /** Plans memory ahead, which costs training a third more of it for no speed; off unless told. */
  readonly memoryPattern?: boolean;
}

/** Names of wanted outputs, or tensors to write them into. */
type Fetches = readonly string[] | Readonly<Record<string, Tensor>>;

/** A model ready to run. It holds native memory until it is released. */
export interface Session {
  readonly inputNames: readonly string[];
  readonly outputNames: readonly string[];
  /**
   * Runs the model. The caller's arrays are used in place, not copied; a fetched tensor must not share memory with a fed
   * one unless it is safe to overwrite early. The work is done synchronously on the calling thread behind the promise,
   * so a process that must stay responsive does not call this.
   */
  run(feeds: Readonly<Record<string, Tensor>>, fetches?: Fetches): Promise<Record<string, Tensor>>;
  release(): Promise<void>;
}

/**
 * Loads a model from the bytes of an ONNX file or from a graph. Throws a ModelError with onnxruntime's reason when it
 * refuses the model. Loading is synchronous behind the promise too.
 */
export async function createSession(model: Uint8Array | Graph, options: SessionOptions = {}): Promise<Session> {
  const bytes = model instanceof Uint8Array ? model : writeGraph(model);
  const native = await InferenceSession.create(bytes, {
    executionProviders: [options.provider ?? DEFAULT_PROVIDER],
    graphOptimizationLevel: options.optimise ?? "all",
    enableMemPattern: options.memoryPattern ?? false,
    intraOpNumThreads: options.threads ?? 1,
    interOpNumThreads: 1,
    logSeverityLevel: 3,
    // Threads that wait for one another do not spin: that takes the processor from everything beside, the page first of all.
    extra: { session: { intra_op: { allow_spinning: "0" } } },
  }).catch((error: unknown) => refuse("onnxruntime cannot load the model", error));
  return new NativeSession(native);
}

class NativeSession implements Session {
  readonly inputNames: readonly string[];
  readonly outputNames: readonly string[];
  #native: InferenceSession | undefined;

  constructor(native: InferenceSession) {
    this.#native = native;
    this.inputNames = native.inputNames;
    this.outputNames = native.outputNames;
  }

  async run(
    feeds: Readonly<Record<string, Tensor>>,
    fetches: Fetches = this.outputNames,
  ): Promise<Record<string, Tensor>> {
    const native = this.#native;
    if (!native) throw new ModelError("the session was released and cannot run");
    for (const name of this.inputNames)
      if (!Object.hasOwn(feeds, name)) throw new ModelError(`input "${name}" of the model was not given`);
    for (const name of Object.keys(feeds))
      if (!this.inputNames.includes(name)) throw new ModelError(`the model has no input "${name}"`);
    const wanted = isNames(fetches) ? fetches : Object.keys(fetches);
    for (const name of wanted)
      if (!this.outputNames.includes(name)) throw new ModelError(`the model has no output "${name}"`);
    const results = await native
      .run(toRuntime(feeds), isNames(fetches) ? [...fetches] : toRuntime(fetches))
      .catch((error: unknown) => refuse("onnxruntime cannot run the model", error));
    const named = wanted.map((name) => [name, isNames(fetches) ? fromRuntime(results[name]!) : fetches[name]]);
    return Object.fromEntries(named) as Record<string, Tensor>;
  }

  async release(): Promise<void> {
    const native = this.#native;
    this.#native = undefined;
    await native?.release();
  }
}

function isNames(fetches: Fetches): fetches is readonly string[] {
  return Array.isArray(fetches);
}

function toRuntime(tensors: Readonly<Record<string, Tensor>>): Record<string, RuntimeTensor> {
  const wrapped = Object.entries(tensors).map(([name, tensor]) => {
    if (tensor.data.length !== elementCount(tensor.shape))
      throw new ModelError(`"${name}" of shape [${tensor.shape.join(",")}] holds ${tensor.data.length} values`);
    return [name, wrap(tensor)];
  });
  return Object.fromEntries(wrapped) as Record<string, RuntimeTensor>;
}

function wrap({ type, shape, data }: Tensor): RuntimeTensor {
  if (type === "bfloat16") throw new ModelError("onnxruntime takes no bfloat16 tensors from a program");
  // The constructor is overloaded by type; a Tensor keeps type and array together, which its signature cannot say.
  const construct = RuntimeTensor as unknown as new (
    type: DataType,
    data: TensorData,
    dims: readonly number[],
  ) => RuntimeTensor;
  return new construct(type, data, shape);
}

function fromRuntime({ type, dims, data }: RuntimeTensor): Tensor {
  if (type === "float16") {
    // Float16Array where the engine has one; this program keeps the raw bits.
    const { buffer, byteOffset, length } = data as Uint16Array;
    return { type, shape: dims, data: new Uint16Array(buffer, byteOffset, length) };
  }
  return { type: type as DataType, shape: dims, data: data as TensorData };
}

function refuse(what: string, cause: unknown): never {
  const words = cause instanceof Error ? cause.message : String(cause);
  const reason = words.replaceAll(/\s+/gu, " ").trim();
  throw new ModelError(`${what}: ${reason}`, { cause });
}
