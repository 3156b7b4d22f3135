/** @file Weights under construction: each has a stream of its own name, and a set that does not fit is refused. */
import { expect, test } from "vitest";
import { GraphBuilder } from "../../../native/graph/builder.ts";
import { Parameters } from "../../../native/network/parameters.ts";

function weightsOf(names: readonly string[], seed = 1): Map<string, Float32Array> {
  const builder = new GraphBuilder({ name: "weights" });
  const parameters = new Parameters(builder, seed);
  return new Map(
    names.map((name) => [name, builder.tensorOf(parameters.get(name, [4, 3], 0.5))!.data as Float32Array]),
  );
}

test("a layer more, or another order, moves no other weight; another name or seed does", () => {
  const alone = weightsOf(["b"]).get("b")!;
  expect(weightsOf(["a", "b", "c"]).get("b")).toEqual(alone);
  expect(weightsOf(["c", "b"]).get("b")).toEqual(alone);
  expect(weightsOf(["a"]).get("a")).not.toEqual(alone);
  expect(weightsOf(["b"], 2).get("b")).not.toEqual(alone);
});

test("a weight starts at the spread asked for, at zero, or as computed", () => {
  const builder = new GraphBuilder({ name: "starts" });
  const parameters = new Parameters(builder, 3);
  const data = (name: string) => Array.from(builder.tensorOf(name)!.data as Float32Array);
  const wide = data(parameters.get("wide", [100, 100], 0.2));
  expect(Math.sqrt(wide.reduce((sum, value) => sum + value ** 2, 0) / wide.length)).toBeCloseTo(0.2, 2);
  expect(data(parameters.get("zero", [3], 0))).toEqual([0, 0, 0]);
  expect(data(parameters.get("given", [2], () => Float32Array.of(7, 8)))).toEqual([7, 8]);
  expect(parameters.names).toEqual(["wide", "zero", "given"]);
});

test("trained weights take the place of drawn ones, as copies, and only in their own size", () => {
  const builder = new GraphBuilder({ name: "trained" });
  const trained = Float32Array.of(1, 2, 3);
  const parameters = new Parameters(builder, 3, new Map([["bias", trained]]));
  const name = parameters.get("bias", [3], 0);
  trained.fill(0);
  expect(builder.tensorOf(name)!.data).toEqual(Float32Array.of(1, 2, 3));
  const other = new Parameters(new GraphBuilder({ name: "other" }), 3, new Map([["bias", trained]]));
  expect(() => other.get("bias", [4], 0)).toThrow("The weight bias holds 3 numbers where the network needs 4.");
});
