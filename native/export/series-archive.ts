/** @file Several pictures as a ZIP: their files, a manifest, and in the format `zip` a contact sheet and the affect table. */
import { affectCsv } from "../../app/export/affect-csv.ts";
import { affectRecord } from "../../app/export/affect-record.ts";
import { pictureFormat, withEnding } from "../../app/export/file-name.ts";
import { exportManifest, type WrittenPicture } from "../../app/export/manifest.ts";
import { sha256 } from "../files/model-files.ts";
import type { Raster } from "../scene/finish.ts";
import { archive, type ArchiveEntry } from "./archive.ts";
import type { ExportOrder, NamedItem } from "./export-order.ts";
import { pictureFile } from "./picture-file.ts";
import { sheetFile, tileOf } from "./sheet.ts";

/**
 * The ZIP in pieces, pictures first.
 *
 * @throws what {@link pictureFile} throws, and the signal's reason
 */
export function seriesArchive(
  named: readonly NamedItem[],
  order: ExportOrder,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const { request, blobs } = order;
  const format = pictureFormat(request);
  const isWhole = request.format === "zip";
  const written: WrittenPicture[] = [];
  const tiles: Raster[] = [];
  const pictures = named.map(({ item, name }, index): ArchiveEntry => {
    const file = withEnding(name, format);
    return {
      name: file,
      async make() {
        const bytes = await pictureFile({ item, name }, format, order);
        written.push({ record: affectRecord(item, index, file, request.strip), sha256: sha256(bytes) });
        if (isWhole) tiles.push(await tileOf({ item, name }, blobs, named.length));
        return bytes;
      },
    };
  });
  const manifest: ArchiveEntry = {
    name: "manifest.json",
    make: async () => exportManifest(order.items, written, { format, strip: request.strip }),
  };
  const table: ArchiveEntry = {
    name: "affect.csv",
    make: async () =>
      affectCsv(
        written.map(({ record }) => record),
        request.strip,
      ),
  };
  const sheet: ArchiveEntry = { name: "contact-sheet.png", make: () => sheetFile(named, tiles, order) };
  return archive([...pictures, ...(isWhole ? [sheet, table] : []), manifest], signal);
}
