/** @file Shapes of recurrent layers. */
import { intAttribute, textAttribute } from "../attributes.ts";
import { type Call, fail, type Shape, type ShapeRule, shapeOfRank, show } from "./call.ts";

/** Gates stacked in the rows of a recurrent layer's weights. */
const gates = { GRU: 3, LSTM: 4, RNN: 1 } as const;

function recurrent(gateCount: number) {
  return (call: Call): readonly Shape[] => {
    const [input, weights, inner] = [shapeOfRank(call, 0, 3), shapeOfRank(call, 1, 3), shapeOfRank(call, 2, 3)];
    const hidden = intAttribute(call.node, "hidden_size", inner[2]!);
    const directions = textAttribute(call.node, "direction", "forward") === "bidirectional" ? 2 : 1;
    const batchFirst = intAttribute(call.node, "layout", 0) !== 0;
    const [steps, batch] = batchFirst ? [input[1]!, input[0]!] : [input[0]!, input[1]!];
    if (weights.join() !== [directions, gateCount * hidden, input[2]!].join())
      fail(call, `weights ${show(weights)} do not fit the input ${show(input)} and hidden size ${hidden}`);
    if (inner.join() !== [directions, gateCount * hidden, hidden].join())
      fail(call, `recurrent weights ${show(inner)} do not fit hidden size ${hidden}`);
    const last = batchFirst ? [batch, directions, hidden] : [directions, batch, hidden];
    const all = batchFirst ? [batch, steps, directions, hidden] : [steps, directions, batch, hidden];
    return [all, last, last];
  };
}

export const recurrentShapes = {
  GRU: (call) => recurrent(gates.GRU)(call).slice(0, 2),
  LSTM: recurrent(gates.LSTM),
  RNN: (call) => recurrent(gates.RNN)(call).slice(0, 2),
} satisfies Record<string, ShapeRule>;
