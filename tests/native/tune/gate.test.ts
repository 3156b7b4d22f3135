/** @file The gate lets good adapters through and says why it refuses others. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, expect, test } from "vitest";
import { decodeSafetensors, encodeSafetensors } from "../../../native/files/safetensors.ts";
import type { Adapter, AdapterModule } from "../../../native/training/lora/adapter.ts";
import { writeAdapter } from "../../../native/training/lora/adapter-file.ts";
import { gateAdapter, mayDraw } from "../../../native/tune/gate.ts";
import { readAdapter } from "../../../native/training/lora/adapter-file.ts";
import { writeDurably } from "../../../native/files/durable-file.ts";
import { temporaryFolder } from "../../kit/circumplex.ts";
import { MODELS } from "../../kit/places.ts";

const directory = path.join(MODELS, "papercut");
let folder: string;
let good: Adapter;

beforeAll(async () => {
  folder = temporaryFolder();
  good = await readAdapter(path.join(directory, "mood.safetensors"));
});

const changed = (change: (module: AdapterModule, path: string) => AdapterModule): Adapter => ({
  ...good,
  modules: new Map([...good.modules].map(([name, module]) => [name, change(module, name)])),
});

async function refusal(adapter: Adapter): Promise<string> {
  const file = path.join(folder, "adapter.safetensors");
  await writeAdapter(file, adapter);
  const checks = await gateAdapter({ file, directory });
  expect(mayDraw(checks)).toBe(false);
  return checks.at(-1)!.sentence;
}

test("a good adapter passes every check", async () => {
  const file = path.join(folder, "good.safetensors");
  await writeAdapter(file, good);
  const checks = await gateAdapter({ file, directory, memory: good, heldOut: { before: 1.2, after: 0.7 } });
  expect(checks.map(({ check, passed }) => [check, passed])).toEqual(
    ["finite", "keys", "base", "reloaded", "notEmpty", "range", "picture", "heldOut"].map((check) => [check, true]),
  );
});

test("an adapter of zeros is refused: it has learned nothing", async () => {
  const zeros = changed((module) => ({ ...module, up: new Float32Array(module.up.length) }));
  expect(await refusal(zeros)).toMatch(/32 of 32 modules have learned nothing, such as flow\./);
});

test("NaN is refused when it is written, and when it lies in a file", async () => {
  const file = path.join(folder, "nan.safetensors");
  await writeAdapter(file, good);
  const { tensors, metadata } = decodeSafetensors(readFileSync(file));
  const [name, tensor] = [...tensors][0]!;
  const broken = new Map(tensors).set(name, {
    ...tensor,
    data: tensor.data.map((value, i) => (i === 5 ? NaN : value)),
  });
  await writeDurably(file, encodeSafetensors({ tensors: broken, metadata }));
  const [check] = await gateAdapter({ file, directory });
  expect(check).toMatchObject({ check: "finite", passed: false });
  expect(check!.sentence).toContain(`${name} holds values that are not finite`);
});

test("matrices under one another's names are refused", async () => {
  const file = path.join(folder, "swapped.safetensors");
  await writeAdapter(file, good);
  const { tensors, metadata } = decodeSafetensors(readFileSync(file));
  const names = [...tensors.keys()];
  const same = (one: string, other: string): boolean =>
    tensors.get(one)!.shape.join() === tensors.get(other)!.shape.join();
  const one = names[0]!;
  const other = names.find((name) => name !== one && same(name, one))!;
  const swapped = new Map(tensors).set(one, tensors.get(other)!).set(other, tensors.get(one)!);
  await writeDurably(file, encodeSafetensors({ tensors: swapped, metadata }));
  const checks = await gateAdapter({ file, directory });
  expect(checks.at(-1)).toMatchObject({ check: "reloaded", passed: false });
});

test("another base and modules that are not the pack's are refused", async () => {
  expect(await refusal({ ...good, base: "0".repeat(64) })).toBe(
    "It was made for other weights than those of papercut.",
  );
  const strange = new Map([...good.modules].map(([name, module]) => [`other.${name}`, module]));
  expect(await refusal({ ...good, modules: strange })).toMatch(/^32 of 32 modules are not the pack's, such as other\./);
});

test("ten times its strength is refused, naming the module", async () => {
  const strong = changed((module) => ({ ...module, up: module.up.map((value) => 10 * value) }));
  expect(await refusal(strong)).toMatch(/^The module flow\.\S+ changes by \d\.\d\d of its size; 1 is the most/);
});

test("a held-out error that rose is refused", async () => {
  const file = path.join(folder, "worse.safetensors");
  await writeAdapter(file, good);
  const checks = await gateAdapter({ file, directory, heldOut: { before: 0.7, after: 0.8 } });
  expect(checks.at(-1)).toMatchObject({ check: "heldOut", passed: false });
});
