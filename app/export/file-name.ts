/** @file What exported files are called: safe on every system, one name each, and nameless when stripped. */
import type { ExportItem } from "../contract/engine/engine.ts";
import { type ExportRequest, PICTURE_FORMATS } from "../contract/studio/exports.ts";

type Format = ExportRequest["format"];
export type PictureFormat = ExportRequest["inside"];

const ENDINGS: { readonly [F in Format]: string } = {
  png: "png",
  webp: "webp",
  jpeg: "jpg",
  avif: "avif",
  svg: "svg",
  zip: "zip",
  "contact-sheet": "png",
  csv: "csv",
  json: "json",
  "webp-animation": "webp",
  gif: "gif",
};

/** What a file of several pictures is called behind their common name. */
const KINDS: { readonly [F in Format]: string } = {
  png: "",
  webp: "",
  jpeg: "",
  avif: "",
  svg: "",
  zip: "",
  "contact-sheet": "-contact-sheet",
  csv: "-affect",
  json: "-affect",
  "webp-animation": "-morph",
  gif: "-morph",
};

/** Letters of a name; with ending and number it stays below the 255 bytes file systems allow, whatever the script. */
const MOST_LETTERS = 56;
/** Devices of Windows, which no file can be called there, with any ending. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/** `name` as every file system takes it; never empty, never a path, never hidden. */
export function safeName(name: string): string {
  const plain = name
    .normalize("NFC")
    .toWellFormed()
    .replaceAll(/[\p{C}<>:"/\\|?*]+/gu, "-")
    .replaceAll(/\s+/gu, " ");
  const cut = Array.from(plain).slice(0, MOST_LETTERS).join("");
  const trimmed = cut.replaceAll(/^[\s.-]+|[\s.-]+$/gu, "");
  if (trimmed === "") return "picture";
  return RESERVED.test(trimmed) ? `_${trimmed}` : trimmed;
}

/** One name a picture, without ending, different from all others whatever the case; numbers only when stripped. */
export function pictureNames(names: readonly string[], strip: boolean): string[] {
  const digits = Math.max(2, String(names.length).length);
  if (strip) return names.map((_, index) => `picture-${String(index + 1).padStart(digits, "0")}`);
  const taken = new Set<string>();
  const next = new Map<string, number>();
  return names.map((name) => {
    const safe = safeName(name);
    let free = safe;
    for (let number = next.get(safe) ?? 2; taken.has(free.toLowerCase()); number++) {
      free = `${safe}-${number}`;
      next.set(safe, number + 1);
    }
    taken.add(free.toLowerCase());
    return free;
  });
}

/** A name with the ending of a picture format. */
export function withEnding(name: string, format: PictureFormat): string {
  return `${name}.${ENDINGS[format]}`;
}

/** The format of single pictures in a request: its own, or that inside a ZIP. */
export function pictureFormat({ format, inside }: Pick<ExportRequest, "format" | "inside">): PictureFormat {
  return PICTURE_FORMATS.find((one) => one === format) ?? inside;
}

/** Whether the file is a ZIP: asked for, or because several pictures are in a format of one. */
export function isArchive({ format }: Pick<ExportRequest, "format">, count: number): boolean {
  return format === "zip" || (count > 1 && PICTURE_FORMATS.some((one) => one === format));
}

/** What all names begin with, without the number they go on with. */
function commonName(names: readonly string[]): string {
  const first = Array.from(names[0] ?? "");
  const shared = first.findIndex((letter, at) => names.some((name) => Array.from(name)[at] !== letter));
  const start = first.slice(0, shared < 0 ? first.length : shared).join("");
  const stem = names.length > 1 ? start.replace(/[\s\d._-]+$/u, "") : start;
  return stem.trim().length < 3 ? "circumplex" : safeName(stem);
}

/** What the file of an export is called, with its ending. */
export function exportFileName(
  items: readonly Pick<ExportItem, "name">[],
  request: Pick<ExportRequest, "format" | "strip">,
): string {
  const { format, strip } = request;
  const archive = isArchive(request, items.length);
  const ending = archive ? "zip" : ENDINGS[format];
  const names = items.map(({ name }) => name);
  if (!archive && KINDS[format] === "") return `${pictureNames(names, strip)[0] ?? "picture"}.${ending}`;
  const stem = strip ? "pictures" : commonName(names);
  return `${stem}${archive ? "" : KINDS[format]}.${ending}`;
}
