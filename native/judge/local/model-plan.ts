/** @file What is loaded of a folder: found out before anything of it is in memory, and refused in one sentence if it cannot be. */
import { readdir, readFile, stat } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { cleanText } from "../../../app/judge/clean-text.ts";
import { ModelFileError } from "../../files/model-files.ts";
import { FAMILIES, isModelType, type ModelType } from "./families.ts";
import { declaredDtype, type Dtype, DTYPES, memoryOf } from "./weights.ts";

export interface PlannedFile {
  /** Within the folder, parts separated by `/`. */
  readonly name: string;
  readonly bytes: number;
}

export interface ModelPlan {
  /** Absolute, so that it is never taken for the name of a model somewhere else. */
  readonly folder: string;
  readonly type: ModelType;
  /** By network. */
  readonly dtypes: Readonly<Record<string, Dtype>>;
  /** Where the tokenizer brings none: how turns of a conversation are written down. */
  readonly chatTemplate: string | null;
  /** Everything the model is made of, in order of their names. */
  readonly files: readonly PlannedFile[];
  /** Memory it will take. */
  readonly bytes: number;
}

const CONFIG = "config.json";
const TOKENIZER = ["tokenizer.json", "tokenizer_config.json"];
/** They say how words are drawn and turns written down; not every model has them. */
const OPTIONAL = ["generation_config.json", "chat_template.jinja", "chat_template.json"];
/** A tokenizer of a quarter of a million words takes 30 MB, and is the largest of the files that are read whole. */
const MOST_BYTES = 200e6;

const configSchema = z.object({
  model_type: z.string().min(1),
  "transformers.js_config": z
    .object({ dtype: z.unknown(), use_external_data_format: z.unknown() })
    .partial()
    .optional()
    .catch(undefined),
});
const templateSchema = z.object({ chat_template: z.unknown() }).partial();

/** Sizes of the files in the folder and in its `onnx`, by name. */
async function sizesIn(folder: string): Promise<ReadonlyMap<string, number>> {
  const status = await stat(folder).catch((error: NodeJS.ErrnoException) => {
    throw new ModelFileError(
      error.code === "ENOENT" ? `There is no folder ${folder}.` : `${folder} cannot be read (${error.code}).`,
      { cause: error },
    );
  });
  if (!status.isDirectory()) throw new ModelFileError(`${folder} is a file, and a model is a folder.`);
  const sizes = new Map<string, number>();
  for (const inner of ["", "onnx"]) {
    const names = await readdir(path.join(folder, inner)).catch((): string[] => []);
    for (const name of names) {
      const file = await stat(path.join(folder, inner, name)).catch(() => undefined);
      if (file?.isFile() === true) sizes.set(path.posix.join(inner, name), file.size);
    }
  }
  return sizes;
}

async function readJson<T>(folder: string, name: string, schema: z.ZodType<T>): Promise<T> {
  let json: unknown;
  try {
    json = JSON.parse(await readFile(path.join(folder, name), "utf8"));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new ModelFileError(
      `${name} in ${folder} ${code === undefined ? "is not JSON" : `cannot be read (${code})`}.`,
      {
        cause: error,
      },
    );
  }
  const parsed = schema.safeParse(json);
  if (!parsed.success) {
    const { path: where, message } = parsed.error.issues[0]!;
    throw new ModelFileError(
      `${name} in ${folder} is not as it should be: at ${where.join(".") || "the top"}, ${message}.`,
    );
  }
  return parsed.data;
}

interface PlannedNetwork {
  readonly dtype: Dtype;
  /** The model file first, then what it keeps outside itself. */
  readonly files: readonly string[];
}

/** The files of a network, or the one that is missing. */
function networkFiles(
  network: string,
  { dtype: declared, use_external_data_format: external }: { dtype?: unknown; use_external_data_format?: unknown },
  sizes: ReadonlyMap<string, number>,
): PlannedNetwork | { readonly missing: string } {
  const fileOf = (dtype: Dtype): string => `onnx/${network}${DTYPES[dtype].suffix}.onnx`;
  const order = [declaredDtype(declared, network), ...(Object.keys(DTYPES) as Dtype[])];
  const dtype = order.find((each) => each !== undefined && sizes.has(fileOf(each)));
  if (dtype === undefined) return { missing: fileOf(order[0] ?? "fp32") };
  const file = fileOf(dtype);
  const beside = [...sizes.keys()].filter((name) => name.startsWith(`${file}_data`) || name === `${file}.data`);
  const expected = externalCount(external, file, network);
  for (let i = 0; i < expected; i++) {
    const name = `${file}_data${i === 0 ? "" : `_${i}`}`;
    if (!sizes.has(name)) return { missing: name };
  }
  return { dtype, files: [file, ...beside.toSorted()] };
}

/** How many files of outside data a configuration promises for a network: for all alike, or by file or network. */
function externalCount(external: unknown, file: string, network: string): number {
  if (typeof external !== "object" || external === null) return Number(external ?? 0) || 0;
  const by = external as Record<string, unknown>;
  return Number(by[path.posix.basename(file)] ?? by[network] ?? 0) || 0;
}

/** How turns are written down where the tokenizer does not say, null where it does. */
async function chatTemplateOf(folder: string, sizes: ReadonlyMap<string, number>): Promise<string | null> {
  const { chat_template: own } = await readJson(folder, "tokenizer_config.json", templateSchema);
  if (own !== undefined && own !== null) return null;
  if (sizes.has("chat_template.jinja")) return readFile(path.join(folder, "chat_template.jinja"), "utf8");
  if (sizes.has("chat_template.json")) {
    const { chat_template: beside } = await readJson(folder, "chat_template.json", templateSchema);
    if (typeof beside === "string") return beside;
  }
  throw new ModelFileError(`${folder} has no chat template, so nothing can be asked of its model.`);
}

/**
 * Finds out what would be loaded of a folder.
 *
 * @throws ModelFileError in one sentence when there is no such folder, or no model in it that can be asked
 */
export async function planModel(given: string): Promise<ModelPlan> {
  const folder = path.resolve(given);
  const sizes = await sizesIn(folder);
  if (!sizes.has(CONFIG)) throw new ModelFileError(`${folder} holds no model: there is no ${CONFIG} in it.`);
  const config = await readJson(folder, CONFIG, configSchema);
  const { model_type: type } = config;
  if (!isModelType(type))
    throw new ModelFileError(
      `${folder} holds a model of type ${cleanText(type, 40)}, which cannot be asked about pictures; these can: ${Object.keys(FAMILIES).join(", ")}.`,
    );
  const family = FAMILIES[type];
  const needed = [...TOKENIZER, ...family.files];
  const missing = needed.filter((name) => !sizes.has(name));
  const networks: Record<string, PlannedNetwork> = {};
  for (const name of family.networks) {
    const network = networkFiles(name, config["transformers.js_config"] ?? {}, sizes);
    if ("missing" in network) missing.push(network.missing);
    else networks[name] = network;
  }
  if (missing.length > 0) throw new ModelFileError(`${folder} lacks ${missing.join(", ")}.`);
  const whole = new Set([CONFIG, ...needed, ...OPTIONAL.filter((name) => sizes.has(name))]);
  const oversized = [...whole].find((name) => sizes.get(name)! > MOST_BYTES);
  if (oversized !== undefined)
    throw new ModelFileError(`${oversized} in ${folder} is larger than ${MOST_BYTES / 1e6} MB.`);
  const all = [...whole, ...Object.values(networks).flatMap(({ files }) => files)].toSorted();
  const bytesOf = (files: readonly string[]): number => files.reduce((sum, name) => sum + sizes.get(name)!, 0);
  return {
    folder,
    type,
    dtypes: Object.fromEntries(Object.entries(networks).map(([name, { dtype }]) => [name, dtype])),
    chatTemplate: await chatTemplateOf(folder, sizes),
    files: all.map((name) => ({ name, bytes: sizes.get(name)! })),
    bytes: memoryOf(Object.values(networks).map(({ dtype, files }) => ({ dtype, bytes: bytesOf(files) }))),
  };
}
