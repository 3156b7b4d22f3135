/** @file Developer tool: `node main/cli/develop/scene-sheet.ts SCENES.json SHEET.png [TILE] [COLUMNS]` draws scenes on one sheet to look at. */
import { readFile, writeFile } from "node:fs/promises";
import { argv, stderr } from "node:process";
import type { Scene } from "../../../app/scene/scene.ts";
import { contactSheet } from "../../../native/image/contact-sheet.ts";
import { renderScene } from "../../../native/scene/raster.ts";

/** One entry of the JSON file: a scene, or a scene with its caption. */
type Entry = Scene | { readonly scene: Scene; readonly caption: string };

const [, , from, to, tile = "512", columns] = argv;
if (from === undefined || to === undefined) {
  stderr.write("Usage: node main/cli/develop/scene-sheet.ts SCENES.json SHEET.png [TILE] [COLUMNS]\n");
  process.exit(2);
}

const entries = JSON.parse(await readFile(from, "utf8")) as readonly Entry[];
const size = Number(tile);
const pictures = [];
for (const entry of entries) {
  const named = "scene" in entry ? entry : { scene: entry, caption: "" };
  const raster = await renderScene(named.scene, { width: size, height: size, detail: "full" });
  pictures.push({ raster, title: named.caption });
}
await writeFile(to, await contactSheet(pictures, columns === undefined ? {} : { columns: Number(columns) }));
stderr.write(`${pictures.length} scenes → ${to}\n`);
