/** @file What a file claims to be by its first bytes, so that nothing but PNG, JPEG and WebP ever reaches a decoder. */

export type PictureFormat = "png" | "jpeg" | "webp";

const OTHERS: readonly (readonly [start: string, what: string])[] = [
  ["GIF8", "a GIF"],
  ["BM", "a BMP"],
  ["II*\0", "a TIFF"],
  ["MM\0*", "a TIFF"],
  ["%PDF", "a PDF"],
  ["PK\u0003\u0004", "a ZIP archive"],
];

/** Text holds no controls other than tab, line feed, form feed and carriage return. */
function isText(latin: string): boolean {
  return Array.from(latin, (letter) => letter.charCodeAt(0)).every(
    (code) => (code >= 32 && code !== 127) || [9, 10, 12, 13].includes(code),
  );
}

/** The format, or in a few words what the file is instead. */
export function pictureKind(start: Uint8Array): { readonly format: PictureFormat } | { readonly instead: string } {
  const text = Buffer.from(start.buffer, start.byteOffset, Math.min(64, start.byteLength)).toString("latin1");
  if (text.startsWith("\u0089PNG\r\n\u001A\n")) return { format: "png" };
  if (text.startsWith("\u00FF\u00D8\u00FF")) return { format: "jpeg" };
  if (text.startsWith("RIFF") && text.slice(8, 12) === "WEBP") return { format: "webp" };
  if (text === "") return { instead: "it is empty" };
  const other = OTHERS.find(([signature]) => text.startsWith(signature));
  if (other !== undefined) return { instead: `it starts like ${other[1]}; PNG, JPEG and WebP are read` };
  if (isText(text)) return { instead: "it starts like text" };
  return { instead: "it starts like neither PNG, JPEG nor WebP" };
}
