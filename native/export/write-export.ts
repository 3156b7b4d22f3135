/** @file Writes the file of an export: whole or not at all, in pieces, and until somebody cancels. */
import { StudioError } from "../../app/contract/failure.ts";
import { affectCsv } from "../../app/export/affect-csv.ts";
import { affectRecord } from "../../app/export/affect-record.ts";
import { isArchive, pictureFormat, pictureNames, withEnding } from "../../app/export/file-name.ts";
import { diskFailure } from "../files/disk-failure.ts";
import { writeDurably } from "../files/durable-file.ts";
import type { Raster } from "../scene/finish.ts";
import { animation } from "./animate.ts";
import type { ExportOrder, NamedItem } from "./export-order.ts";
import { pictureFile, withoutDrawing } from "./picture-file.ts";
import { seriesArchive } from "./series-archive.ts";
import { sheetFile, tileOf } from "./sheet.ts";

/**
 * Writes what the request asks of the items to `file` and gives its length. The same order gives the same bytes. Cancelled or
 * failed, it leaves nothing behind.
 *
 * @throws StudioError input.invalid, input.unknown (a blob is gone), picture.unreadable, disk.full, disk.readOnly, disk.gone
 * @throws the signal's reason when aborted
 */
export async function writeExport(
  { file, ...order }: ExportOrder & { readonly file: string },
  signal: AbortSignal,
): Promise<{ bytes: number }> {
  const named = nameItems(order);
  let bytes = 0;
  try {
    await writeDurably(file, counted(content(named, order, signal)));
  } catch (error) {
    const isOfDisk = error instanceof Error && "errno" in error;
    throw isOfDisk ? new StudioError(await diskFailure(error, file, bytes), { cause: error }) : error;
  }
  return { bytes };

  async function* counted(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const piece of pieces) {
      signal.throwIfAborted();
      bytes += piece.length;
      yield piece;
    }
  }
}

function nameItems({ items, request }: ExportOrder): readonly NamedItem[] {
  const invalid = (...issues: string[]): StudioError => new StudioError({ code: "input.invalid", issues });
  if (items.length === 0) throw invalid("An export needs one picture or more.");
  const names = pictureNames(
    items.map(({ name }) => name),
    request.strip,
  );
  const isVector = pictureFormat(request) === "svg" && (request.format === "svg" || isArchive(request, items.length));
  const missing = isVector ? items.findIndex(({ svg }) => svg === null) : -1;
  if (missing >= 0) throw invalid(withoutDrawing(names[missing]!));
  return items.map((item, index) => ({ item, name: names[index]! }));
}

async function* content(
  named: readonly NamedItem[],
  order: ExportOrder,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const { request, blobs } = order;
  signal.throwIfAborted();
  if (isArchive(request, named.length)) return yield* seriesArchive(named, order, signal);
  switch (request.format) {
    case "png":
    case "webp":
    case "jpeg":
    case "avif":
    case "svg":
      return yield await pictureFile(named[0]!, request.format, order);
    case "contact-sheet": {
      const tiles: Raster[] = [];
      for (const one of named) {
        signal.throwIfAborted();
        tiles.push(await tileOf(one, blobs, named.length));
      }
      return yield await sheetFile(named, tiles, order);
    }
    case "csv":
      return yield Buffer.from(affectCsv(records(named, order), request.strip));
    case "json":
      return yield Buffer.from(`${JSON.stringify(records(named, order), null, 2)}\n`);
    case "webp-animation":
    case "gif":
      return yield* animation(named, order, signal);
    case "zip":
      throw new Error("A ZIP is an archive.");
    default:
      return request.format satisfies never;
  }
}

function records(named: readonly NamedItem[], { request }: ExportOrder) {
  return named.map(({ item, name }, index) =>
    affectRecord(item, index, withEnding(name, request.inside), request.strip),
  );
}
