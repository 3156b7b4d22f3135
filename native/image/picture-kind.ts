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

function otherKind(text: string): string | undefined {
  // The box of an ISO media file begins with its length.
  if (text.slice(4, 8) === "ftyp") return "an AVIF, HEIC or video";
  if (/<svg|^<\?xml/.test(text)) return "an SVG";
  return OTHERS.find(([signature]) => text.startsWith(signature))?.[1];
}

/** Text holds no controls other than tab, line feed, form feed and carriage return. */
function isText(latin: string): boolean {
  return Array.from(latin, (letter) => letter.charCodeAt(0)).every(
    (code) => (code >= 32 && code !== 127) || [9, 10, 12, 13].includes(code),
  );
}

/** The format, or what keeps the file from being read: words that follow its name in a sentence. */
export function pictureKind(start: Uint8Array): { readonly format: PictureFormat } | { readonly refusal: string } {
  const text = Buffer.from(start.buffer, start.byteOffset, Math.min(64, start.byteLength)).toString("latin1");
  if (text.startsWith("\u0089PNG\r\n\u001A\n")) return { format: "png" };
  if (text.startsWith("\u00FF\u00D8\u00FF")) return { format: "jpeg" };
  if (text.startsWith("RIFF") && text.slice(8, 12) === "WEBP") return { format: "webp" };
  if (text === "") return { refusal: "is not a picture: it is empty" };
  const other = otherKind(text);
  if (other !== undefined) return { refusal: `starts like ${other}; only PNG, JPEG and WebP are read` };
  if (isText(text)) return { refusal: "is not a picture: it starts like text" };
  return { refusal: "is not a picture: it starts like neither PNG, JPEG nor WebP" };
}
