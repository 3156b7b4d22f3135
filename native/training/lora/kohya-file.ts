/** @file An adapter as kohya-ss/sd-scripts writes it, for interfaces that know no other names. */
import { encodeSafetensors, type NamedTensor } from "../../files/safetensors.ts";
import type { Adapter } from "./adapter.ts";
import { type AdapterOrigin, adapterMetadata } from "./adapter-metadata.ts";
import { kohyaModule } from "./foreign-names.ts";

/** `lora_unet_<path_>.lora_down.weight` [rank, inputs], `.lora_up.weight` [outputs, rank] and `.alpha` for each module. */
export function encodeKohya(adapter: Adapter, origin: AdapterOrigin): Uint8Array {
  const { rank, alpha, modules } = adapter;
  const tensors = [...modules].flatMap(([path, { inputs, outputs, down, up }]): [string, NamedTensor][] => [
    [`${kohyaModule(path)}.lora_down.weight`, { shape: [rank, inputs], data: down }],
    [`${kohyaModule(path)}.lora_up.weight`, { shape: [outputs, rank], data: up }],
    [`${kohyaModule(path)}.alpha`, { shape: [], data: Float32Array.of(alpha) }],
  ]);
  // The digest is of our own names, and `format` is what makes a file one of ours.
  const { format: _format, "emo.digest": _digest, ...metadata } = adapterMetadata(adapter, origin);
  return Buffer.concat([...encodeSafetensors({ tensors: new Map(tensors), metadata })]);
}
