/** @file Which packs and judges a folder of models holds, and whether they are whole. */
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { ModelFileError, readManifest, readModelFile } from "../files/model-files.ts";
import { judgeManifest, type JudgeManifest } from "../judge/manifest.ts";
import { packManifest, type PackManifest } from "./papercut/manifest.ts";

/** A pack whose manifest has been read, but none of its networks. */
export interface FoundPack {
  readonly directory: string;
  readonly manifest: PackManifest;
  /** Of the manifest, which names every file's hash. */
  readonly sha256: string;
}

/** A judge whose manifest has been read, but not its network. */
export interface FoundJudge {
  readonly directory: string;
  readonly manifest: JudgeManifest;
  readonly sha256: string;
}

/** Names of the folders under `models` that hold a pack. */
export const packIds = (models: string): string[] => holding(models, "pack.json");

/** Names of the folders under `models` that hold a judge. */
export const judgeIds = (models: string): string[] => holding(models, "judge.json");

/**
 * Finds a pack by its id, which is one of {@link packIds} and never a path.
 *
 * @returns undefined when there is none
 * @throws ModelFileError when its manifest is damaged
 */
export async function findPack(models: string, id: string): Promise<FoundPack | undefined> {
  if (!packIds(models).includes(id)) return undefined;
  const directory = path.join(models, id);
  return { directory, ...(await readManifest(path.join(directory, "pack.json"), packManifest)) };
}

/**
 * Finds a judge by its id, which is one of {@link judgeIds} and never a path.
 *
 * @returns undefined when there is none
 * @throws ModelFileError when its manifest is damaged
 */
export async function findJudge(models: string, id: string): Promise<FoundJudge | undefined> {
  if (!judgeIds(models).includes(id)) return undefined;
  const directory = path.join(models, id);
  return { directory, ...(await readManifest(path.join(directory, "judge.json"), judgeManifest)) };
}

/** Something installed, and why it cannot be used. */
export interface Installed {
  readonly id: string;
  /** Empty when the manifest itself is damaged. */
  readonly sha256: string;
  readonly problem: string | null;
}

/** Every pack with its adapters, each file compared with the hash its manifest names. */
export function installedPacks(models: string): Promise<(Installed & { readonly adapters: string[] })[]> {
  return Promise.all(
    packIds(models).map(async (id) => {
      const found = await orProblem(() => findPack(models, id));
      if (typeof found === "string") return { id, sha256: "", adapters: [], problem: found };
      const { directory, manifest, sha256 } = found;
      const { textEncoder, flow, latent, adapters } = manifest;
      const problem = await problemOf(directory, [textEncoder, flow, latent, ...adapters]);
      return { id, sha256, adapters: adapters.map((adapter) => adapter.id), problem };
    }),
  );
}

/** Every judge, its network compared with the hash its manifest names. */
export function installedJudges(models: string): Promise<(Installed & { readonly witness: boolean })[]> {
  return Promise.all(
    judgeIds(models).map(async (id) => {
      const found = await orProblem(() => findJudge(models, id));
      if (typeof found === "string") return { id, sha256: "", witness: false, problem: found };
      const { directory, manifest, sha256 } = found;
      const witness = manifest.network === "witness";
      return { id, sha256, witness, problem: await problemOf(directory, [manifest.model]) };
    }),
  );
}

function holding(models: string, manifest: string): string[] {
  if (!existsSync(models)) return [];
  return readdirSync(models).filter((name) => existsSync(path.join(models, name, manifest)));
}

async function problemOf(directory: string, files: Parameters<typeof readModelFile>[1][]): Promise<string | null> {
  for (const file of files) {
    const read = await orProblem(() => readModelFile(directory, file));
    if (typeof read === "string") return read;
  }
  return null;
}

/** What `look` finds, or the sentence of what is wrong. A folder that vanishes meanwhile is missing. */
async function orProblem<T extends object>(look: () => Promise<T | undefined>): Promise<T | string> {
  try {
    return (await look()) ?? "It is no longer there.";
  } catch (error) {
    if (error instanceof ModelFileError) return error.message;
    throw error;
  }
}
