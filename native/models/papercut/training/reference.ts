/** @file Stage: the style of some composed scenes, which every label is centred on. */
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { styleReference, type StyleReference } from "../../../../app/affect/ground/style-reference.ts";
import { styleOf } from "../../../judge/style.ts";
import { writeDurably } from "../../../files/durable-file.ts";
import { composedScene } from "./composed.ts";
import { pictureOf } from "./label.ts";
import { fileOf, type StageContext } from "./stage.ts";

const FILE = "reference.json";

/** Draws the reference scenes at low detail and writes mean and deviation of their style. */
export async function measureReference(context: StageContext): Promise<void> {
  const file = fileOf(context, FILE);
  if (existsSync(file)) return;
  const { seed, referenceScenes } = context.plan;
  const styles = [];
  for (let index = 0; index < referenceScenes; index++) {
    context.signal.throwIfAborted();
    context.report(index, referenceScenes);
    const { scene } = composedScene(seed, "reference", index);
    styles.push(styleOf(await pictureOf(scene, "low")));
  }
  await writeDurably(file, [Buffer.from(JSON.stringify(styleReference(styles)))]);
}

/** What {@link measureReference} wrote. */
export async function loadReference(context: StageContext): Promise<StyleReference> {
  return JSON.parse(await readFile(fileOf(context, FILE), "utf8")) as StyleReference;
}
