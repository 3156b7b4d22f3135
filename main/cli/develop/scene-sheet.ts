/** @file Developer tool: draws scenes on one sheet to look at, from a JSON file or fresh from the grammar (`--help` says how). */
import { readFile, writeFile } from "node:fs/promises";
import { stderr } from "node:process";
import { parseArgs } from "node:util";
import { stream } from "../../../app/random/philox.ts";
import { SETTINGS } from "../../../app/scene/kinds.ts";
import type { Scene } from "../../../app/scene/scene.ts";
import { contactSheet, type SheetPicture } from "../../../native/image/contact-sheet.ts";
import { composeScene } from "../../../native/scene/grammar/compose.ts";
import { renderScene } from "../../../native/scene/raster.ts";

const USAGE = `Usage: node main/cli/develop/scene-sheet.ts SHEET.png [--scenes FILE.json | --seed N] [--width PX] [--height PX] [--columns N] [--low]
FILE.json holds scenes, or {scene, caption} pairs; without it the grammar composes every setting in four moods.
`;

/** One entry of the JSON file: a scene, or a scene with its caption. */
type Entry = Scene | { readonly scene: Scene; readonly caption: string };

const MOODS = [
  { name: "sad", valence: -0.75, arousal: -0.7 },
  { name: "tense", valence: -0.7, arousal: 0.8 },
  { name: "calm", valence: 0.7, arousal: -0.75 },
  { name: "joyful", valence: 0.8, arousal: 0.7 },
] as const;

function composed(seed: number): Entry[] {
  return SETTINGS.flatMap((setting, row) =>
    MOODS.map((mood, column) => {
      const random = stream(seed, "scene sheet", row * MOODS.length + column);
      return { scene: composeScene({ setting, mood }, random).scene, caption: `${setting}, ${mood.name}` };
    }),
  );
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      scenes: { type: "string" },
      seed: { type: "string", default: "1" },
      width: { type: "string", default: "512" },
      height: { type: "string" },
      columns: { type: "string", default: "8" },
      low: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  const [to] = positionals;
  if (values.help || to === undefined) {
    stderr.write(USAGE);
    process.exitCode = values.help ? 0 : 2;
    return;
  }
  const entries =
    values.scenes === undefined
      ? composed(Number(values.seed))
      : (JSON.parse(await readFile(values.scenes, "utf8")) as readonly Entry[]);
  const width = Number(values.width);
  const height = Number(values.height ?? values.width);
  const pictures: SheetPicture[] = [];
  for (const entry of entries) {
    const { scene, caption } = "scene" in entry ? entry : { scene: entry, caption: "" };
    const raster = await renderScene(scene, { width, height, detail: values.low ? "low" : "full" });
    pictures.push({ raster, title: caption });
  }
  await writeFile(to, await contactSheet(pictures, { columns: Number(values.columns) }));
  stderr.write(`${pictures.length} scenes → ${to}\n`);
}

await main();
