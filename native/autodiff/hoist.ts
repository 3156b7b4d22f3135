/** @file A pass that makes weights of floating constants, which some exporters write as nodes. */
import { describeNode } from "../graph/attributes.ts";
import type { Graph, Node, Tensor } from "../graph/graph.ts";
import { ModelError } from "../graph/model-error.ts";
import { isFloating } from "../graph/tensors.ts";

/** The graph with every Constant node of a floating tensor turned into an initializer of the same name. */
export function hoistConstants(graph: Graph): Graph {
  const initializers = new Map(graph.initializers);
  const nodes = graph.nodes.filter((node) => {
    const tensor = floatingConstant(node);
    const [name] = node.outputs;
    if (!tensor || !name) return true;
    if (initializers.has(name)) throw new ModelError(`${describeNode(node)} defines the weight "${name}" again`);
    initializers.set(name, tensor);
    return false;
  });
  return { ...graph, nodes, initializers };
}

function floatingConstant(node: Node): Tensor | undefined {
  const value = node.op === "Constant" && node.domain === "" ? node.attributes["value"] : undefined;
  return value?.kind === "tensor" && isFloating(value.value.type) ? value.value : undefined;
}
