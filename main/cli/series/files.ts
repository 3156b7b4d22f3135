/** @file What a series leaves on disk: each frame as PNG with its recipe and as SVG, and a contact sheet. */
import { createHash } from "node:crypto";
import type { PlannedFrame } from "../../../app/series/plan.ts";
import { RECIPE_KEYWORD, type Recipe } from "../../../app/series/recipe.ts";
import type { SeriesRequest } from "../../../app/series/request.ts";
import { contactSheet } from "../../../native/image/contact-sheet.ts";
import { encodePng } from "../../../native/image/png.ts";
import type { Drawing } from "../../../native/pipeline/draw-frame.ts";
import type { DrawnFrame } from "../../../native/pipeline/draw-series.ts";
import type { Raster } from "../../../native/scene/finish.ts";
import type { OutputFolder } from "../output-folder.ts";
import { APP_VERSION } from "../../version.ts";
import { frameRecord, type FrameRecord, type SeriesRun, type WrittenPicture } from "./report.ts";

/** What a recipe is made of. */
type DrawingRun = Pick<SeriesRun, "request" | "pack">;

/** Writes a frame's two files and gives its record. */
export async function writeFrame(
  folder: OutputFolder,
  run: SeriesRun,
  planned: PlannedFrame,
  drawn: DrawnFrame,
): Promise<FrameRecord> {
  const written = await writePicture(folder, run, drawn, drawn.index, `frame-${twoDigits(drawn.index + 1)}`);
  return frameRecord(planned, drawn, written);
}

/** Writes the two files of a frame under a name, both or neither. */
export async function writePicture(
  folder: OutputFolder,
  run: DrawingRun,
  { picture, svg }: Drawing,
  frame: number,
  name: string,
): Promise<WrittenPicture> {
  const files = { png: `${name}.png`, svg: `${name}.svg` };
  const text = { [RECIPE_KEYWORD]: JSON.stringify(recipeOf(run, frame)) };
  const png = await encodePng(picture, { text });
  await folder.write({ [files.png]: png, [files.svg]: svg });
  return { files, sha256: createHash("sha256").update(png).digest("hex") };
}

/** `01`, so that names sort as numbers do. */
export function twoDigits(number: number): string {
  return String(number).padStart(2, "0");
}

function recipeOf({ request, pack }: DrawingRun, frame: number): Recipe {
  return {
    version: 1,
    frame,
    request,
    pack: { id: pack.id, sha256: pack.sha256 },
    adapter: pack.adapter,
    ...(pack.stack.length > 0 && { stack: [...pack.stack] }),
    app: APP_VERSION,
  };
}

/** What is said above the pictures of a sheet. */
export interface SheetHead {
  readonly request: Pick<SeriesRequest, "prompt" | "scale">;
  /** Name of the judge. */
  readonly judge: string;
}

/** A picture of a sheet; null where it was not read. */
export interface SheetFrame {
  readonly record: Pick<FrameRecord, "index" | "target"> & {
    readonly [K in "measured" | "error"]: FrameRecord[K] | null;
  };
  readonly tile: Raster;
}

/** Writes all frames on one sheet, each with its target and measurement. */
export async function writeContactSheet(
  folder: OutputFolder,
  { request, judge }: SheetHead,
  frames: readonly SheetFrame[],
  file = "contact-sheet.png",
): Promise<void> {
  const pictures = frames.map(({ record: { index, target, measured, error }, tile }) => ({
    raster: tile,
    title: `${index + 1}`,
    note:
      error === null
        ? "not read"
        : `valence error ${error.valence.toFixed(2)}, arousal error ${error.arousal.toFixed(2)}`,
    target,
    ...(measured !== null && { measured }),
  }));
  const sheet = await contactSheet(pictures, {
    heading: request.prompt,
    subheading: `${request.scale} scale, measured by ${judge}`,
  });
  await folder.write({ [file]: sheet });
}
