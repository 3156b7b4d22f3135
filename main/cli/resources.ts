/** @file Which packs and judges there are. */
import { openEmbeddedJudge } from "../../native/judge/embedded-judge.ts";
import type { Judge } from "../../native/judge/judge.ts";
import type { JudgeManifest } from "../../native/judge/manifest.ts";
import * as catalogue from "../../native/models/catalogue.ts";
import { type OpenOptions, openPapercut, type Pack } from "../../native/models/papercut/pack.ts";
import { badInput, type CommandError, missing } from "./exit.ts";
import { MODELS } from "./models-folder.ts";

export const EMBEDDED_PACK = "papercut";
export const EMBEDDED_JUDGE = "papercut-judge";
const EMBEDDED: readonly string[] = [EMBEDDED_PACK, EMBEDDED_JUDGE, "papercut-witness"];

export const packIds = (): string[] => catalogue.packIds(MODELS);
export const judgeIds = (): string[] => catalogue.judgeIds(MODELS);

/** Whether a judge comes with the program, be it that its files have gone missing. */
export function isOfProgram(judge: string): boolean {
  return EMBEDDED.includes(judge) || judgeIds().includes(judge);
}

/**
 * Finds a pack by its id.
 *
 * @throws CommandError when there is none of this id; ModelFileError when its manifest is damaged
 */
export async function findPack(id: string): Promise<catalogue.FoundPack> {
  const found = await catalogue.findPack(MODELS, id);
  if (found === undefined) throw absent("pack", id, packIds());
  return found;
}

/**
 * Opens a pack that was found.
 *
 * @throws CommandError when it has no such adapter; ModelFileError when a file is missing or damaged
 */
export async function openPack({ directory, manifest }: catalogue.FoundPack, options: OpenOptions = {}): Promise<Pack> {
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
  return openEmbeddedJudge((await findJudge(id)).directory);
}

/** The knots of a judge's range scale. Throws as {@link judgeById} does. */
export async function rangeKnots(id: string): Promise<JudgeManifest["knots"]> {
  return (await findJudge(id)).manifest.knots;
}

async function findJudge(id: string): Promise<catalogue.FoundJudge> {
  const found = await catalogue.findJudge(MODELS, id);
  if (found === undefined) throw absent("judge", id, judgeIds());
  return found;
}

/** What belongs to the program has gone missing; any other name is a mistake of the person's. */
function absent(what: "pack" | "judge", id: string, known: readonly string[]): CommandError {
  if (EMBEDDED.includes(id)) return missing(`The ${what} ${id} is missing from ${MODELS}: ${HOW_TO_RESTORE}.`);
  return badInput(`There is no ${what} “${id}”; there are: ${known.join(", ") || "none"}.`);
}

export const HOW_TO_RESTORE = "restore that folder, or make it anew with npm run train:papercut -- --install";
