/** @file Where the embedded models lie, and which packs and judges there are. */
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { type Judge, openJudge } from "../../native/judge/judge.ts";
import { openPapercut, type OpenOptions, type Pack } from "../../native/models/papercut/pack.ts";
import { type JudgeManifest, judgeManifest } from "../../native/judge/manifest.ts";
import { readManifest } from "../../native/models/files.ts";
import { badInput } from "./exit.ts";

const MODELS = path.join(import.meta.dirname, "../../resources/models");

/** Names of the folders under the models that hold a file of this name. */
function holding(manifest: string): string[] {
  if (!existsSync(MODELS)) return [];
  return readdirSync(MODELS).filter((name) => existsSync(path.join(MODELS, name, manifest)));
}

export const packIds = (): string[] => holding("pack.json");
export const judgeIds = (): string[] => holding("judge.json");

/**
 * Opens a pack by its id.
 *
 * @throws CommandError when there is none of this id; ModelFileError when it is damaged
 */
export async function packById(id: string, options: OpenOptions): Promise<Pack> {
  if (!packIds().includes(id))
    throw badInput(`There is no pack “${id}”; there are: ${packIds().join(", ") || "none"}.`);
  return openPapercut(path.join(MODELS, id), options);
}

/**
 * Opens a judge by its id.
 *
 * @throws CommandError when there is none of this id; ModelFileError when it is damaged
 */
export async function judgeById(id: string): Promise<Judge> {
  if (!judgeIds().includes(id)) {
    throw badInput(`There is no judge “${id}”; there are: ${judgeIds().join(", ") || "none"}.`);
  }
  return openJudge(path.join(MODELS, id));
}

/** The knots of a judge's range scale. */
export async function rangeKnots(id: string): Promise<JudgeManifest["knots"]> {
  return (await readManifest(path.join(MODELS, id, "judge.json"), judgeManifest)).manifest.knots;
}
