/** @file Where the models lie, and which packs and judges there are. */
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { type Judge, openJudge } from "../../native/judge/judge.ts";
import { type JudgeManifest, judgeManifest } from "../../native/judge/manifest.ts";
import { readManifest } from "../../native/files/model-files.ts";
import { packManifest, type PackManifest } from "../../native/models/papercut/manifest.ts";
import { type OpenOptions, openPapercut, type Pack } from "../../native/models/papercut/pack.ts";
import { badInput, type CommandError, missing } from "./exit.ts";

/** The folder of models; CIRCUMPLEX_MODELS names another, such as one that `train:papercut` has just made. */
export const MODELS = process.env["CIRCUMPLEX_MODELS"] ?? path.join(import.meta.dirname, "../../resources/models");

export const EMBEDDED_PACK = "papercut";
export const EMBEDDED_JUDGE = "papercut-judge";
const EMBEDDED: readonly string[] = [EMBEDDED_PACK, EMBEDDED_JUDGE, "papercut-witness"];

/** A pack whose manifest has been read, but none of its networks. */
export interface FoundPack {
  readonly directory: string;
  readonly manifest: PackManifest;
  readonly sha256: string;
}

/** Names of the folders under the models that hold a file of this name. */
function holding(manifest: string): string[] {
  if (!existsSync(MODELS)) return [];
  return readdirSync(MODELS).filter((name) => existsSync(path.join(MODELS, name, manifest)));
}

export const packIds = (): string[] => holding("pack.json");
export const judgeIds = (): string[] => holding("judge.json");

/**
 * Finds a pack by its id.
 *
 * @throws CommandError when there is none of this id; ModelFileError when its manifest is damaged
 */
export async function findPack(id: string): Promise<FoundPack> {
  const known = packIds();
  if (!known.includes(id)) throw absent("pack", id, known);
  const directory = path.join(MODELS, id);
  return { directory, ...(await readManifest(path.join(directory, "pack.json"), packManifest)) };
}

/**
 * Opens a pack that was found.
 *
 * @throws CommandError when it has no such adapter; ModelFileError when a file is missing or damaged
 */
export async function openPack({ directory, manifest }: FoundPack, options: OpenOptions = {}): Promise<Pack> {
  const { adapter } = options;
  const known = manifest.adapters.map(({ id }) => id);
  if (typeof adapter === "string" && !known.includes(adapter)) {
    throw badInput(`The pack ${manifest.id} has no adapter “${adapter}”; it has: ${known.join(", ") || "none"}.`);
  }
  return openPapercut(directory, options);
}

/** {@link findPack} and {@link openPack} in one. */
export async function packById(id: string, options: OpenOptions = {}): Promise<Pack> {
  return openPack(await findPack(id), options);
}

/**
 * Opens a judge by its id.
 *
 * @throws CommandError when there is none of this id; ModelFileError when a file is missing or damaged
 */
export async function judgeById(id: string): Promise<Judge> {
  const known = judgeIds();
  if (!known.includes(id)) throw absent("judge", id, known);
  return openJudge(path.join(MODELS, id));
}

/** The knots of a judge's range scale. */
export async function rangeKnots(id: string): Promise<JudgeManifest["knots"]> {
  return (await readManifest(path.join(MODELS, id, "judge.json"), judgeManifest)).manifest.knots;
}

/** What belongs to the program has gone missing; any other name is a mistake of the person's. */
function absent(what: "pack" | "judge", id: string, known: readonly string[]): CommandError {
  if (EMBEDDED.includes(id)) return missing(`The ${what} ${id} is missing from ${MODELS}: ${HOW_TO_RESTORE}.`);
  return badInput(`There is no ${what} “${id}”; there are: ${known.join(", ") || "none"}.`);
}

export const HOW_TO_RESTORE = "restore that folder, or make it anew with npm run train:papercut -- --install";
