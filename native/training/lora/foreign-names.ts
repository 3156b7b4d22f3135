/** @file How other tools name the matrices of an adapter: PEFT by module path, kohya-ss/sd-scripts with underscores. */

/** What tools put before a module's path, longest first. */
const PREFIXES = [
  "base_model.model.",
  "diffusion_model.",
  "transformer.",
  "unet.",
  "lora_transformer_",
  "lora_unet_",
] as const;

const PARTS = {
  down: [".lora_A.weight", ".lora_A.default.weight", ".lora_down.weight", ".lora.down.weight"],
  up: [".lora_B.weight", ".lora_B.default.weight", ".lora_up.weight", ".lora.up.weight"],
  alpha: [".alpha"],
} as const;

/** What a tensor of a file is: which part of which module, by the name the file gives it. */
export interface ForeignName {
  readonly part: keyof typeof PARTS;
  readonly module: string;
}

/** Undefined when a tensor is no part of a low-rank adapter. */
export function readForeignName(name: string): ForeignName | undefined {
  for (const [part, endings] of Object.entries(PARTS) as [keyof typeof PARTS, readonly string[]][]) {
    const ending = endings.find((one) => name.endsWith(one));
    if (ending !== undefined) return { part, module: name.slice(0, -ending.length) };
  }
  return undefined;
}

/** The key under which a module's path and every tool's name for it meet. */
export function moduleKey(module: string): string {
  let bare = module;
  for (const prefix of PREFIXES) if (bare.startsWith(prefix)) bare = bare.slice(prefix.length);
  return bare.replaceAll(".", "_");
}

/** A module's name in kohya's files. */
export const kohyaModule = (path: string): string => `lora_unet_${path.replaceAll(".", "_")}`;
