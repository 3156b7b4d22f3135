/** @file Reads ONNX files. Whatever the bytes are, the answer is a sound graph or a ModelError. */
import type { Graph, Tensor } from "./graph.ts";
import type { ModelMessage, TensorMessage } from "./messages.ts";
import { ModelError } from "./model-error.ts";
import { readGraphMessage } from "./read/graph.ts";
import { readTensorMessage, wholeNumber } from "./read/tensor.ts";
import { ModelProto, TensorProto } from "./schema.ts";
import { verify } from "./verify.ts";

export interface ReadOptions {
  /** Folder of the model, where its external data may lie; without it such data is refused. */
  readonly directory?: string;
}

/** A model that calls a function it defines itself. */
export class LocalFunction extends ModelError {
  readonly operator: string;
  readonly node: string;

  constructor(domain: string, operator: string, node: string) {
    super(`the local function ${operator} is not supported; export the model with functions inlined`);
    this.operator = domain === "" ? operator : `${domain}.${operator}`;
    this.node = node;
  }
}

/**
 * The graph of an ONNX model. Throws a ModelError for anything else: truncated or corrupted bytes, data of unsupported
 * types or of another size than announced, cycles, undefined or doubly defined values, local functions, files outside
 * the model's folder.
 */
export function readGraph(bytes: Uint8Array, options: ReadOptions = {}): Graph {
  const model = decode(() => ModelProto.decode(bytes) as ModelMessage, "an ONNX model");
  if (!model.graph) throw new ModelError("the file holds no graph: it is not an ONNX model");
  refuseFunctions(model);
  const graph = readGraphMessage(model.graph, {
    opsets: readOpsets(model),
    metadata: Object.fromEntries((model.metadataProps ?? []).map(({ key, value }) => [key ?? "", value ?? ""])),
    directory: options.directory,
    graphs: 0,
  });
  if (graph.outputs.length === 0) throw new ModelError("the model has no outputs");
  return verify(graph);
}

/** One tensor from the bytes of a TensorProto, as ONNX's test data is stored. */
export function readTensor(bytes: Uint8Array): Tensor {
  return readTensorMessage(
    decode(() => TensorProto.decode(bytes) as TensorMessage, "a tensor"),
    "the tensor",
    undefined,
  );
}

/** The decoder's own errors (ends of buffers, wire types, depth) as one sentence. */
function decode<T>(run: () => T, what: string): T {
  try {
    return run();
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new ModelError(`the file is not ${what}, or is damaged: ${reason}`, { cause });
  }
}

function readOpsets(model: ModelMessage): Readonly<Record<string, number>> {
  const opsets = (model.opsetImport ?? []).map(({ domain, version }) => {
    const number = wholeNumber(version ?? 0);
    if (!Number.isSafeInteger(number) || number < 1)
      throw new ModelError(`the model asks for version ${number} of the operators of "${domain ?? ""}"`);
    return [domain === "ai.onnx" ? "" : (domain ?? ""), number] as const;
  });
  return { "": 1, ...Object.fromEntries(opsets) };
}

function refuseFunctions({ functions, graph }: ModelMessage): void {
  const local = new Set((functions ?? []).map(({ domain, name }) => `${domain ?? ""}.${name ?? ""}`));
  const used = graph?.node?.find(({ domain, opType }) => local.has(`${domain ?? ""}.${opType ?? ""}`));
  if (used) throw new LocalFunction(used.domain ?? "", used.opType ?? "", used.name ?? "");
}
