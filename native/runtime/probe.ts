/** @file Whether an execution provider really computes: a known product, run and compared. */
import { GraphBuilder } from "../graph/builder.ts";
import type { Provider } from "./providers.ts";
import { createSession } from "./session.ts";

const SIDE = 256;

/**
 * Multiplies a matrix by a scaled identity on the provider.
 *
 * @returns milliseconds of a warm run
 * @throws Error when the provider cannot be had or computes something else
 */
export async function probeProvider(provider: Provider): Promise<number> {
  const builder = new GraphBuilder({ name: "probe" });
  const left = builder.input("left", "float32", [SIDE, SIDE]);
  const right = builder.input("right", "float32", [SIDE, SIDE]);
  builder.output(builder.op("MatMul", [left, right]), "product");
  const session = await createSession(builder.build(), { provider });
  const matrix = Float32Array.from({ length: SIDE * SIDE }, (_, i) => (i % 97) / 97);
  const doubling = new Float32Array(SIDE * SIDE);
  for (let i = 0; i < SIDE; i++) doubling[i * SIDE + i] = 2;
  const tensor = (data: Float32Array) => ({ type: "float32" as const, shape: [SIDE, SIDE], data });
  const feeds = { left: tensor(matrix), right: tensor(doubling) };
  await session.run(feeds);
  const started = performance.now();
  const { product } = await session.run(feeds);
  const milliseconds = performance.now() - started;
  await session.release();
  const wrong = (product!.data as Float32Array).some((value, i) => Math.abs(value - 2 * matrix[i]!) > 1e-4);
  if (wrong) throw new Error("it computes a wrong product");
  return milliseconds;
}
