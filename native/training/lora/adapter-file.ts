/** @file Adapters on disk: safetensors, named as PEFT does, with rank, alpha and base in the metadata. */
import { readFile } from "node:fs/promises";
import { writeDurably } from "../../files/durable-file.ts";
import { type NamedTensor, type Safetensors, decodeSafetensors, encodeSafetensors } from "../../files/safetensors.ts";
import { type Adapter, type AdapterModule, downName, refuseNonFinite, upName } from "./adapter.ts";
import { AdapterError } from "./adapter-error.ts";
import { type AdapterOrigin, adapterMetadata, ownMetadata } from "./adapter-metadata.ts";

/**
 * Writes `<module path>.lora_A.weight` [rank, inputs] and `<module path>.lora_B.weight` [outputs, rank] for each module.
 * The file at `path` is always whole.
 *
 * @throws AdapterError when a value is not finite
 */
export async function writeAdapter(path: string, adapter: Adapter, origin: AdapterOrigin = {}): Promise<void> {
  refuseNonFinite(adapter);
  const { rank, modules } = adapter;
  const tensors = [...modules].flatMap(([module, { inputs, outputs, down, up }]): [string, NamedTensor][] => [
    [downName(module), { shape: [rank, inputs], data: down }],
    [upName(module), { shape: [outputs, rank], data: up }],
  ]);
  const metadata = adapterMetadata(adapter, origin);
  await writeDurably(path, encodeSafetensors({ tensors: new Map(tensors), metadata }));
}

/**
 * Reads an adapter this program wrote. Whether it fits a model is checked when it is injected or merged.
 *
 * @throws AdapterError, one sentence: missing, damaged or foreign file, wrong shapes, half a module, values not finite
 */
export async function readAdapter(path: string): Promise<Adapter> {
  return (await readAdapterFile(path)).adapter;
}

/** An adapter and what its file says of it. */
export interface AdapterFile {
  readonly adapter: Adapter;
  /** The digest that was written with it; a file of before 2026-11-26 has none. */
  readonly digest: string | undefined;
  /** Affect guidance it was tuned for. */
  readonly guidance: number | undefined;
}

/** {@link readAdapter} with the rest of what the file says. */
export async function readAdapterFile(path: string): Promise<AdapterFile> {
  const refuse = (what: string): AdapterError => new AdapterError(`The adapter ${path} ${what}.`);
  const file = await readSafetensors(path, refuse);
  const metadata = ownMetadata.safeParse(file.metadata);
  if (!metadata.success) throw refuse("lacks the metadata of a Circumplex adapter (format, rank, alpha, base)");
  const { rank, alpha, base_sha256: base, transposed } = metadata.data;
  const modules = new Map<string, AdapterModule>();
  for (const name of file.tensors.keys()) {
    const module = name.replace(/\.lora_[AB]\.weight$/, "");
    if (module === name) throw refuse(`holds ${name}, which is no part of an adapter`);
    const down = file.tensors.get(downName(module));
    const up = file.tensors.get(upName(module));
    if (!down || !up) throw refuse(`holds only one of the two matrices of ${module}`);
    const [inputs, outputs] = [down.shape[1] ?? 0, up.shape[0] ?? 0];
    if (down.shape.join() !== `${rank},${inputs}` || up.shape.join() !== `${outputs},${rank}`)
      throw refuse(
        `has shapes [${down.shape.join(", ")}] and [${up.shape.join(", ")}] for ${module}, not [${rank}, inputs] and [outputs, ${rank}]`,
      );
    modules.set(module, {
      inputs,
      outputs,
      transposed: transposed.has(module),
      down: down.data,
      up: up.data,
    });
  }
  const adapter = { rank, alpha, base, modules };
  refuseNonFinite(adapter);
  return { adapter, digest: metadata.data["emo.digest"], guidance: metadata.data["emo.guidance"] };
}

async function readSafetensors(path: string, refuse: (what: string) => AdapterError): Promise<Safetensors> {
  const bytes = await readFile(path).catch((cause: NodeJS.ErrnoException) => {
    throw refuse(cause.code === "ENOENT" ? "does not exist" : `cannot be read (${cause.code ?? cause.message})`);
  });
  try {
    return decodeSafetensors(bytes);
  } catch (cause) {
    throw refuse(cause instanceof Error ? cause.message : String(cause));
  }
}
