/** @file A training folder holds one plan: its shards and checkpoints would fit no other. */
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import type { TrainingPlan } from "../../../../native/models/papercut/training/plan.ts";
import { writeDurably } from "../../../../native/files/durable-file.ts";
import { badInput } from "../../exit.ts";

/**
 * Writes the plan into the folder, or compares it with the one there.
 *
 * @throws CommandError when the folder was begun by another plan
 */
export async function keepPlan(directory: string, plan: TrainingPlan): Promise<void> {
  const file = path.join(directory, "plan.json");
  const text = `${JSON.stringify(plan, null, 2)}\n`;
  if (!existsSync(file)) return writeDurably(file, [Buffer.from(text)]);
  if ((await readFile(file, "utf8")) === text) return;
  throw badInput(`${directory} was begun by another plan than this one (see ${file}); choose another --directory.`);
}
