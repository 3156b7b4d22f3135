/** @file One picture of an export as the bytes of its file. */
import { StudioError } from "../../app/contract/failure.ts";
import { MEASUREMENT_KEYWORD, measurementText } from "../../app/export/measurement-text.ts";
import { parametersText } from "../../app/export/parameters-text.ts";
import type { PictureFormat } from "../../app/export/file-name.ts";
import { sourceType, sourceTypeIn, xmpPacket } from "../../app/export/provenance.ts";
import { RECIPE_KEYWORD } from "../../app/series/recipe.ts";
import { encodePicture, type PictureNotes } from "../image/encode-picture.ts";
import { pictureHead } from "../image/open.ts";
import { decoding, type ExportOrder, type NamedItem, readBlob } from "./export-order.ts";
import { svgFile } from "./svg-file.ts";

/**
 * The file of one picture.
 *
 * @throws StudioError when the blob is gone or cannot be decoded, or there is no drawing to make an SVG of
 */
export async function pictureFile(
  { item, name }: NamedItem,
  format: PictureFormat,
  { request, blobs }: ExportOrder,
): Promise<Buffer> {
  if (format === "svg") {
    if (item.svg === null) throw new StudioError({ code: "input.invalid", issues: [withoutDrawing(name)] });
    return svgFile(await readBlob(blobs, item.svg, "drawing"), item, request.strip);
  }
  const bytes = await readBlob(blobs, item.blob, "picture");
  const { quality, size } = request;
  const notes = await decoding(name, notesOn(bytes, { item, name }, request));
  return decoding(name, encodePicture(bytes, name, { format, quality, size, notes }));
}

/** Why a picture cannot be had as SVG, as one sentence. */
export function withoutDrawing(name: string): string {
  return `“${name}” was not drawn here, so it has no SVG; choose PNG, WebP, JPEG or AVIF for it.`;
}

async function notesOn(
  bytes: Buffer,
  { item, name }: NamedItem,
  { strip, size }: ExportOrder["request"],
): Promise<PictureNotes> {
  const head = await pictureHead(bytes, name);
  // Where a picture comes from is no secret of a person, and what another program says of it stays said.
  const source = sourceType([item]) ?? (head.xmp ? sourceTypeIn(head.xmp.toString("utf8")) : null);
  if (strip) return { xmp: xmpPacket(source, null), texts: {}, comment: null };
  const scale = size === null ? 1 : size / Math.max(head.width, head.height);
  const parameters = parametersText(item, {
    width: Math.round(head.width * scale),
    height: Math.round(head.height * scale),
  });
  const measured = measurementText(item);
  return {
    xmp: xmpPacket(source, item.prompt),
    texts: {
      ...(item.recipe !== null && { [RECIPE_KEYWORD]: JSON.stringify(item.recipe) }),
      parameters,
      ...(measured !== null && { [MEASUREMENT_KEYWORD]: measured }),
    },
    comment: parameters,
  };
}
