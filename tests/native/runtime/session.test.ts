/** @file Sessions: feeds and fetches by name, the caller's memory, and clear refusals. */
import { describe, expect, test } from "vitest";
import { GraphBuilder } from "../../../native/graph/builder.ts";
import { float32Tensor } from "../../../native/graph/tensors.ts";
import { createSession } from "../../../native/runtime/session.ts";
import { byteSize, zeros } from "../../../native/runtime/tensor.ts";

function doubling() {
  const builder = new GraphBuilder();
  const x = builder.input("x", "float32", [2]);
  builder.output(builder.op("Add", [x, x]), "twice");
  builder.output(builder.op("Neg", [x]), "negative");
  return builder.build();
}

describe("a session", () => {
  test("runs a graph and gives the outputs asked for", async () => {
    const session = await createSession(doubling());
    expect([session.inputNames, session.outputNames]).toEqual([["x"], ["twice", "negative"]]);
    const x = float32Tensor([2], [1, 2]);
    expect(await session.run({ x })).toEqual({
      twice: float32Tensor([2], [2, 4]),
      negative: float32Tensor([2], [-1, -2]),
    });
    expect(await session.run({ x }, ["negative"])).toEqual({ negative: float32Tensor([2], [-1, -2]) });
    await session.release();
  });

  test("writes into the tensors it is given", async () => {
    const session = await createSession(doubling());
    const twice = zeros([2]);
    const results = await session.run({ x: float32Tensor([2], [3, 4]) }, { twice });
    expect(results["twice"]).toBe(twice);
    expect(twice.data).toEqual(Float32Array.of(6, 8));
    expect(byteSize(twice)).toBe(8);
    await session.release();
  });

  test("refuses in a sentence", async () => {
    const session = await createSession(doubling());
    const x = float32Tensor([2], [1, 2]);
    await expect(session.run({})).rejects.toThrow('input "x" of the model was not given');
    await expect(session.run({ x, y: x })).rejects.toThrow('the model has no input "y"');
    await expect(session.run({ x }, ["z"])).rejects.toThrow('the model has no output "z"');
    await expect(session.run({ x: { ...x, shape: [3] } })).rejects.toThrow('"x" of shape [3] holds 2 values');
    await expect(session.run({ x: float32Tensor([1], [1]) })).rejects.toThrow(/onnxruntime cannot run the model/);
    await session.release();
    await session.release();
    await expect(session.run({ x })).rejects.toThrow("the session was released and cannot run");
    await expect(createSession(Uint8Array.of(1, 2, 3))).rejects.toThrow(/onnxruntime cannot load the model/);
  });
});
