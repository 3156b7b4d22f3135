/** @file The contact sheet of an export, for any number of pictures of any aspects. */
import type { ExportItem } from "../../app/contract/engine/engine.ts";
import { affectRecord } from "../../app/export/affect-record.ts";
import { sourceType, xmpPacket } from "../../app/export/provenance.ts";
import { contactSheet, type SheetPicture } from "../image/contact-sheet.ts";
import { encodePicture } from "../image/encode-picture.ts";
import { decodeWithin, onMat } from "../image/fit-onto.ts";
import type { Raster } from "../scene/finish.ts";
import { decoding, type ExportOrder, type NamedItem, readBlob } from "./export-order.ts";

/** Longer side of a picture on the sheet, pixels. */
const LARGEST_TILE = 400;
/** All pictures of a sheet are in memory at once, three bytes a pixel. */
const MOST_PIXELS = 40_000_000;
/** What the sheet lies on shows beside pictures of another aspect. */
const MAT = "#fbfaf7";

/** One picture as the sheet shows it, for `count` of them. */
export async function tileOf({ item, name }: NamedItem, blobs: string, count: number): Promise<Raster> {
  const side = Math.min(LARGEST_TILE, Math.floor(Math.sqrt(MOST_PIXELS / count)));
  const bytes = await readBlob(blobs, item.blob, "picture");
  return decoding(name, decodeWithin(bytes, name, side));
}

/** The sheet as PNG; its longer side is the request's size, where that is given. */
export async function sheetFile(
  named: readonly NamedItem[],
  tiles: readonly Raster[],
  { request: { strip, size, format } }: ExportOrder,
): Promise<Buffer> {
  const items = named.map(({ item }) => item);
  const box = {
    width: Math.max(...tiles.map(({ width }) => width)),
    height: Math.max(...tiles.map(({ height }) => height)),
  };
  const pictures: SheetPicture[] = [];
  for (const [index, { item, name }] of named.entries()) {
    pictures.push({
      raster: await onMat(tiles[index]!, box, MAT),
      title: strip ? `${index + 1}` : name,
      ...mood(item),
    });
  }
  const prompt = strip ? "" : promptOf(items);
  const sheet = await contactSheet(pictures, { ...(prompt !== "" && { heading: prompt }), ...measuredBy(items) });
  const xmp = xmpPacket(sourceType(items), prompt === "" ? null : prompt);
  const notes = { xmp, texts: {}, comment: null };
  // Inside a ZIP the size is that of the pictures.
  const side = format === "contact-sheet" ? size : null;
  return encodePicture(sheet, "contact sheet", { format: "png", quality: 100, size: side, notes });
}

function mood(item: ExportItem): Omit<SheetPicture, "raster" | "title"> {
  const { target, measured, error } = affectRecord(item, 0, "", true);
  return {
    ...(error && {
      note: `valence error ${error.valence.toFixed(2)}, arousal error ${error.arousal.toFixed(2)}`,
    }),
    ...(target && { target }),
    ...(measured && { measured }),
  };
}

/** The prompt when it is that of all pictures. */
function promptOf(items: readonly ExportItem[]): string {
  const prompt = items[0]?.prompt ?? "";
  return items.every((item) => item.prompt === prompt) ? prompt : "";
}

/** Who measured, and on which scale, when that is one for all that are measured. */
function measuredBy(items: readonly ExportItem[]): { readonly subheading?: string } {
  const said = new Set(
    items.flatMap(({ measurement }) =>
      measurement === null ? [] : [`${measurement.scale} scale, measured by ${measurement.judge.id}`],
    ),
  );
  const [only] = said;
  return only !== undefined && said.size === 1 ? { subheading: only } : {};
}
