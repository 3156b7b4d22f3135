/** @file What a series leaves on disk: each frame as PNG with its recipe and as SVG, and a contact sheet. */
import { createHash } from "node:crypto";
import type { PlannedFrame } from "../../../app/series/plan.ts";
import { RECIPE_KEYWORD, type Recipe } from "../../../app/series/recipe.ts";
import { contactSheet } from "../../../native/image/contact-sheet.ts";
import { encodePng } from "../../../native/image/png.ts";
import type { DrawnFrame } from "../../../native/pipeline/draw-series.ts";
import type { Raster } from "../../../native/scene/finish.ts";
import type { OutputFolder } from "../output-folder.ts";
import { APP_VERSION } from "../../version.ts";
import { frameRecord, type FrameRecord, type SeriesRun } from "./report.ts";

/** Writes a frame's two files under a name, both or neither, and gives its record. */
export async function writeFrame(
  folder: OutputFolder,
  run: SeriesRun,
  planned: PlannedFrame,
  drawn: DrawnFrame,
  name = `frame-${twoDigits(drawn.index + 1)}`,
): Promise<FrameRecord> {
  const files = { png: `${name}.png`, svg: `${name}.svg` };
  const text = { [RECIPE_KEYWORD]: JSON.stringify(recipeOf(run, drawn.index)) };
  const png = await encodePng(drawn.picture, { text });
  await folder.write({ [files.png]: png, [files.svg]: drawn.svg });
  return frameRecord(planned, drawn, { files, sha256: createHash("sha256").update(png).digest("hex") });
}

/** `01`, so that names sort as numbers do. */
export function twoDigits(number: number): string {
  return String(number).padStart(2, "0");
}

function recipeOf({ request, pack }: SeriesRun, frame: number): Recipe {
  return {
    version: 1,
    frame,
    request,
    pack: { id: pack.id, sha256: pack.sha256 },
    adapter: pack.adapter,
    app: APP_VERSION,
  };
}

/** Writes all frames on one sheet, each with its target and measurement. */
export async function writeContactSheet(
  folder: OutputFolder,
  { request, judge }: SeriesRun,
  frames: readonly { readonly record: FrameRecord; readonly tile: Raster }[],
  file = "contact-sheet.png",
): Promise<void> {
  const pictures = frames.map(({ record: { index, target, measured, error }, tile }) => ({
    raster: tile,
    title: `${index + 1}`,
    note: `valence error ${error.valence.toFixed(2)}, arousal error ${error.arousal.toFixed(2)}`,
    target,
    measured,
  }));
  const sheet = await contactSheet(pictures, {
    heading: request.prompt,
    subheading: `${request.scale} scale, measured by ${judge.id}`,
  });
  await folder.write({ [file]: sheet });
}
